# shellcheck shell=bash
# Speaking to the person who waits.

say() {
  printf '\n== %s\n' "$*"
}

fail() {
  printf 'tests/run: %s\n' "$*" >&2
  exit 1
}

# Ends the processes that carry this run's mark and are not this script itself.
end_strays() {
  local environment pid
  for environment in /proc/[0-9]*/environ; do
    pid=${environment#/proc/}
    pid=${pid%/environ}
    [ "$pid" != "$$" ] || continue
    if tr '\0' '\n' 2>/dev/null <"$environment" | grep -qx "LONGTABLE_TEST_RUN=$LONGTABLE_TEST_RUN"; then
      kill -KILL "$pid" 2>/dev/null || true
    fi
  done
}
