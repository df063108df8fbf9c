#!/bin/sh
# Builds www/lib/wasm from the crate: compile, generate the JavaScript glue, optimise.
#
#   scripts/build-wasm.sh WASM_BINDGEN
set -eu

wasm_bindgen=$1
built=target/wasm32-unknown-unknown/release/dateline.wasm
out=www/lib/wasm

echo "Compiling the WebAssembly module (the first time takes a minute or two)"
# Level s: a quarter faster than the smallest code (z) for 20 KB more of the download.
CARGO_PROFILE_RELEASE_OPT_LEVEL=s cargo build --locked --release --lib --target wasm32-unknown-unknown --no-default-features

echo "Generating its JavaScript glue"
# The reset function starts a new instance after a crash: www/lib/local-engine.js.
"$wasm_bindgen" --target web --experimental-reset-state-function --omit-default-module-path \
  --remove-producers-section --out-dir "$out" "$built"

echo "Optimising it"
# A function with one caller stays a function unless it is tiny: 8 % smaller for the download, and no slower. Functions in
# the order of their names stand beside their like, which gzip writes shorter: 1 %. With KEEP_NAMES set the names stay, for
# benches/stages.mjs.
node_modules/.bin/wasm-opt ${KEEP_NAMES:+-g} -Oz --converge --one-caller-inline-max-function-size=10 --reorder-functions-by-name "$out/dateline_bg.wasm" -o "$out/dateline_bg.wasm"
