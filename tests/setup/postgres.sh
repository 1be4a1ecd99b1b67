# shellcheck shell=bash
# A PostgreSQL 15 of our own: on a free port of the loopback address, in a temporary folder, with the roles an operator would make by the same
# file (docs/postgres-roles.sql). It does not care about power cuts, so it is fast; it knows only passwords made up for this one run.

postgres_pid=

postgres_program() {
  local debian=/usr/lib/postgresql/15/bin/$1
  if [ -x "$debian" ]; then echo "$debian"; else command -v "$1" || echo "$debian"; fi
}

# Before a command: runs it as somebody the server accepts (it refuses root, so root lends it to another user), and has the kernel stop the
# command when this script dies without a chance to clean up.
as_postgres=(setpriv --pdeathsig INT)
if [ "$(id -u)" = 0 ]; then
  as_postgres+=(--reuid=postgres --regid=postgres --init-groups)
fi
as_postgres+=(--)

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_postgres() {
  local folder=$1/postgres password port tries waited
  say "Starting PostgreSQL"
  mkdir -m 700 "$folder"
  if [ "$(id -u)" = 0 ]; then
    chmod 711 "$1"
    chown postgres: "$folder"
  fi
  "${as_postgres[@]}" "$(postgres_program initdb)" --pgdata="$folder/data" --username=postgres --auth-local=trust --auth-host=password \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1/initdb.log" 2>&1 || { cat "$1/initdb.log" >&2; fail "initdb failed."; }

  # Another program may take the port between finding it and using it: then we look for another one.
  for tries in 1 2 3 4 5; do
    port=$(free_port)
    "${as_postgres[@]}" "$(postgres_program postgres)" -D "$folder/data" -p "$port" -k "$folder" \
      -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=128MB -c max_wal_size=256MB -c dynamic_shared_memory_type=mmap \
      -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum_naptime=1h \
      -c log_min_messages=fatal >"$1/postgres.log" 2>&1 </dev/null &
    postgres_pid=$!
    for waited in $(seq 100); do
      kill -0 "$postgres_pid" 2>/dev/null || break
      if "$(postgres_program pg_isready)" --quiet --host="$folder" --port="$port"; then break 2; fi
      sleep 0.1
    done
    stop_postgres
  done
  [ -n "$postgres_pid" ] || { cat "$1/postgres.log" >&2; fail "PostgreSQL did not start after $tries tries ($waited looks)."; }

  password=$(python3 -c 'import secrets; print(secrets.token_hex(16))')
  "${as_postgres[@]}" "$(postgres_program psql)" --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --host="$folder" --port="$port" --username=postgres \
    --set=owner_password="$password" --set=app_password="$password" --set=dispatcher_password="$password" \
    --file=- postgres < <(cat docs/postgres-roles.sql; echo 'ALTER ROLE longtable_owner CREATEDB; GRANT pg_signal_backend TO longtable_owner;')
  # Tests put the role and the database into the braces.
  export LONGTABLE_TEST_POSTGRES="postgres://{role}:$password@127.0.0.1:$port/{database}"
}

stop_postgres() {
  [ -n "$postgres_pid" ] || return 0
  kill -INT "$postgres_pid" 2>/dev/null || true
  wait "$postgres_pid" 2>/dev/null || true
  postgres_pid=
}
