# shellcheck shell=bash
# What the tests need from Debian: a database server, a browser with its driver and letters to draw, Python for the mail server, Node for the OpenID
# provider, and npm, by whose hands that and the accessibility checker come.

# Prints the Debian packages that are missing, judged by what they bring: a program that came another way is just as welcome.
missing_packages() {
  [ -x "$(postgres_program initdb)" ] && [ -x "$(postgres_program postgres)" ] || echo postgresql-15
  command -v chromium >/dev/null || echo chromium
  command -v chromedriver >/dev/null || echo chromium-driver
  [ -n "$(fc-list : family 2>/dev/null | grep -i dejavu)" ] || echo fontconfig fonts-dejavu-core
  python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
  command -v npm >/dev/null && command -v node >/dev/null || echo nodejs npm
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages | tr ' ' '\n')
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    fail "some packages are missing. Install them with:
sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${missing[*]}"
  fi
  command -v apt-get >/dev/null || fail "these packages are missing, and there is no apt-get to install them: ${missing[*]}"
  say "Installing ${missing[*]}"
  local had_cluster=no
  [ ! -e /etc/postgresql/15/main ] || had_cluster=yes
  export DEBIAN_FRONTEND=noninteractive
  apt-get update --quiet=2
  apt-get install --quiet=2 --yes --no-install-recommends "${missing[@]}"
  # Debian starts a server of its own when it installs PostgreSQL. Nobody asked for that one.
  if [ $had_cluster = no ] && [ -e /etc/postgresql/15/main ]; then
    pg_dropcluster --stop 15 main
  fi
}
