# shellcheck shell=bash
# Where a run keeps its databases and files.

# Memory where there is room to spare: each test has a database of its own, and a PostgreSQL database is a thousand files, which a disk is slow to
# make and to forget. Examples in the documentation are run from there as well, which a container may forbid.
quick_place() {
  local kib_free kib_of_memory
  kib_free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1) || kib_free=0
  kib_of_memory=$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo) || kib_of_memory=0
  if [ -w /dev/shm ] && ! grep -q '^[^ ]* /dev/shm [^ ]* [^ ]*noexec' /proc/mounts &&
    [ "${kib_free:-0}" -ge 4194304 ] && [ "${kib_of_memory:-0}" -ge 8388608 ]; then
    echo /dev/shm
  else
    echo /tmp
  fi
}

# Removes what runs of ours left in memory that were killed before they could.
remove_leftovers() {
  local left
  for left in /dev/shm/longtable-tests.*; do
    if [ -O "$left" ] && [ -e "$left/pid" ] && ! kill -0 "$(cat "$left/pid")" 2>/dev/null; then rm -rf "$left"; fi
  done
}
