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
    # Not by way of a pipe: grep goes at the first match, and what still writes to it would count as a failure.
    if grep -zqxF "LONGTABLE_TEST_RUN=$LONGTABLE_TEST_RUN" "$environment" 2>/dev/null; then
      kill -KILL "$pid" 2>/dev/null || true
    fi
  done
}
