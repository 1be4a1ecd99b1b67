# shellcheck shell=bash
# Tools that come from the language registries, at pinned versions, into target/test-tools: they belong to this clone and go with it.

nextest_version=0.9.143

# The version of the cargo-nextest there is; nothing when there is none.
installed_nextest() {
  cargo nextest --version 2>/dev/null | sed -n 's/^cargo-nextest \([^ ]*\).*/\1/p' || true
}

install_tools() {
  local tools=$PWD/target/test-tools
  mkdir -p "$tools"
  export PATH="$tools/bin:$PATH"
  if [ "$(installed_nextest)" != "$nextest_version" ]; then
    say "Installing cargo-nextest $nextest_version (a few minutes, once)"
    cargo install cargo-nextest --version "$nextest_version" --locked --no-default-features --features default-no-update --root "$tools" --force
  fi

  local wanted
  wanted=$(cat tests/tools/requirements.txt)
  if [ "$(cat "$tools/python.stamp" 2>/dev/null)" != "$wanted" ]; then
    say "Installing the mail server of the tests"
    python3 -m venv --clear "$tools/python"
    "$tools/python/bin/pip" install --quiet --disable-pip-version-check --requirement tests/tools/requirements.txt
    printf '%s\n' "$wanted" >"$tools/python.stamp"
  fi
  export LONGTABLE_TEST_PYTHON="$tools/python/bin/python"

  wanted=$(cat tests/tools/axe-core.version)
  if [ "$(cat "$tools/axe.stamp" 2>/dev/null)" != "$wanted" ]; then
    say "Installing axe-core $wanted"
    npm install --silent --no-audit --no-fund --no-save --no-package-lock --prefix "$tools" "axe-core@$wanted"
    printf '%s\n' "$wanted" >"$tools/axe.stamp"
  fi
  export LONGTABLE_TEST_AXE="$tools/node_modules/axe-core/axe.min.js"

  wanted=$(cat tests/tools/oidc/package-lock.json)
  if [ "$(cat "$tools/oidc.stamp" 2>/dev/null)" != "$wanted" ]; then
    say "Installing the OpenID provider of the tests"
    mkdir -p "$tools/oidc"
    cp tests/tools/oidc/package.json tests/tools/oidc/package-lock.json tests/tools/oidc/.npmrc "$tools/oidc/"
    npm ci --silent --no-audit --no-fund --prefix "$tools/oidc"
    printf '%s\n' "$wanted" >"$tools/oidc.stamp"
  fi
  export LONGTABLE_TEST_OIDC="$tools/oidc"
}
