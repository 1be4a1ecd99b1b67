# shellcheck shell=bash
# Where a run keeps its databases and files.

# Memory where there is room to spare: each test has a database of its own, and a PostgreSQL database is a thousand files, which a disk is slow to
# make and to forget.
quick_place() {
  local kib_free kib_of_memory
  kib_free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1) || kib_free=0
  kib_of_memory=$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo)
  if [ -w /dev/shm ] && [ "$kib_free" -ge 4194304 ] && [ "$kib_of_memory" -ge 8388608 ]; then echo /dev/shm; else echo /tmp; fi
}
