#!/bin/sh
# Installs what building and testing need and is not there yet. Called by the Makefile, one part at a time:
#
#   scripts/setup.sh lint-tools             rustfmt and clippy, by rustup
#   scripts/setup.sh wasm-target            the standard library for wasm32-unknown-unknown, by rustup
#   scripts/setup.sh tool NAME VERSION DIR  a command from crates.io, into DIR
#   scripts/setup.sh npm                    node_modules, exactly as package-lock.json has it
#   scripts/setup.sh browser                Debian's chromium and chromium-driver
set -eu

say() {
  echo "==> $*"
}

give_up() {
  echo "make: $*" >&2
  exit 1
}

have() {
  command -v "$1" >/dev/null 2>&1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    give_up "'$*' needs root, and sudo is not there: run it as root, then make again."
  fi
}

need_rust() {
  have cargo || give_up "Rust is missing: install it from https://rustup.rs, then make again."
}

need_node() {
  have node && have npm || give_up "Node.js is missing: install version 20 or newer (https://nodejs.org), then make again."
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' ||
    give_up "Node.js $(node --version) is too old: install version 20 or newer, then make again."
}

wasm_target() {
  need_rust
  say "Installing Rust's standard library for WebAssembly"
  have rustup || give_up "rustup is missing, so the target wasm32-unknown-unknown cannot be added: install Rust from https://rustup.rs."
  rustup target add wasm32-unknown-unknown ||
    give_up "the target wasm32-unknown-unknown cannot be downloaded: is the network up?"
}

lint_tools() {
  need_rust
  if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
    say "Installing rustfmt and clippy"
    have rustup || give_up "rustfmt and clippy are missing: install Rust from https://rustup.rs."
    rustup component add rustfmt clippy ||
      give_up "rustfmt and clippy cannot be downloaded: is the network up?"
  fi
}

tool() {
  need_rust
  say "Installing $1 $2 (compiles for some minutes, once)"
  cargo install --locked --version "$2" --root "$3" "$1" ||
    give_up "$1 $2 cannot be installed: is the registry of crates in reach, and a C compiler there?"
}

npm_packages() {
  need_node
  say "Installing the npm packages of package-lock.json"
  npm ci --no-audit --no-fund || give_up "the npm packages cannot be installed: is the npm registry in reach?"
}

browser() {
  say "Installing Debian's chromium and chromium-driver"
  have apt-get || give_up "the browser tests need chromium and chromedriver in /usr/bin, and without apt-get they cannot be installed here."
  as_root apt-get update -q && as_root apt-get install -q -y --no-install-recommends chromium chromium-driver ||
    give_up "chromium cannot be installed: is Debian's mirror in reach?"
}

case $1 in
  lint-tools) lint_tools ;;
  wasm-target) wasm_target ;;
  tool) tool "$2" "$3" "$4" ;;
  npm) npm_packages ;;
  browser) browser ;;
  *) give_up "scripts/setup.sh knows nothing of '$1'." ;;
esac
