#!/bin/sh
# Builds www/lib/wasm from the crate: compile, generate the JavaScript glue, optimise.
#
#   scripts/build-wasm.sh WASM_BINDGEN
set -eu

wasm_bindgen=$1
built=target/wasm32-unknown-unknown/release/dateline.wasm
out=www/lib/wasm

echo "Compiling the WebAssembly module (the first time takes a minute or two)"
# Level 2 with the flags of .cargo/config.toml; level 3 is no faster, and 60 KB more of the download.
CARGO_PROFILE_RELEASE_OPT_LEVEL=2 cargo build --locked --release --lib --target wasm32-unknown-unknown --no-default-features

echo "Generating its JavaScript glue"
# The reset function starts a new instance after a crash: www/lib/local-engine.js.
"$wasm_bindgen" --target web --experimental-reset-state-function --omit-default-module-path \
  --remove-producers-section --out-dir "$out" "$built"

echo "Optimising it"
# A function with one caller stays a function unless it is tiny: 8 % smaller for the download, and no slower. Functions in
# the order of their names stand beside their like, which gzip writes shorter: 1 %. The lowest kilobyte of
# memory is the far end of the stack, where nothing is stored: .4 %. With KEEP_NAMES set the names stay, for
# benches/stages.mjs.
node_modules/.bin/wasm-opt ${KEEP_NAMES:+-g} -Oz --converge --one-caller-inline-max-function-size=10 --reorder-functions-by-name --low-memory-unused "$out/dateline_bg.wasm" -o "$out/dateline_bg.wasm"
