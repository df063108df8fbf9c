# make serve   sets up, builds and serves the page on 127.0.0.1
# make test    sets up and runs every test
# make         lists these and the other commands

WASM_BINDGEN_VERSION := 0.2.129
WASM_PACK_VERSION := 0.15.1

CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/dateline
WASM_BINDGEN_DIR := $(CACHE)/tools/wasm-bindgen-cli-$(WASM_BINDGEN_VERSION)
WASM_PACK_DIR := $(CACHE)/tools/wasm-pack-$(WASM_PACK_VERSION)
WASM_BINDGEN := $(WASM_BINDGEN_DIR)/bin/wasm-bindgen
WASM_PACK := $(WASM_PACK_DIR)/bin/wasm-pack
WASM_TARGET := $(shell rustc --print sysroot 2>/dev/null)/lib/rustlib/wasm32-unknown-unknown/lib
NODE_MODULES := node_modules/.package-lock.json
BROWSER := /usr/bin/chromium /usr/bin/chromedriver

WASM := www/lib/wasm/dateline_bg.wasm
MODEL := www/models/english.dateline
VENDORED := www/vendor/d3-force.js
CRATE := Cargo.toml Cargo.lock $(shell find src -type f)

.PHONY: help serve test build dist package extension size bench accuracy lint-tools
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

serve: build
	@node scripts/serve.mjs

test: package extension lint-tools $(WASM_PACK) $(BROWSER)
	@PATH="$(WASM_PACK_DIR)/bin:$(WASM_BINDGEN_DIR)/bin:$$PATH" node scripts/test.mjs $(ONLY)

# make size    prints what a visitor downloads
size: build
	@node scripts/size.mjs

# make accuracy DATA=...  scores the program on the open data, with intervals and calibration
accuracy:
	@test -n "$(DATA)" || { echo "make accuracy needs DATA=, the folder of the open data"; exit 1; }
	@cargo build --locked --release --bin dateline
	@python3 eval/accuracy.py $(DATA)

# make bench   times Dateline beside its peers, in Node and in Chromium, and the page by its trace and by Lighthouse
bench: build $(BROWSER)
	@node scripts/size.mjs
	@echo
	@node benches/run.mjs
	@echo
	@node benches/growth.mjs
	@echo
	@node benches/typing.mjs
	@echo
	@node benches/lighthouse.mjs

# make build   builds the module and puts the model beside it
build: $(WASM) $(MODEL) $(VENDORED)

# make dist    writes the page as a static folder for any host: dist/site
dist: build
	@node scripts/dist.mjs

# make package builds the npm package: dist/dateline-news-VERSION.tgz
package: build
	@node scripts/package.mjs

# make extension builds the browser extension: dist/dateline-extension-VERSION.zip
extension: build
	@node scripts/extension.mjs

$(WASM): $(CRATE) scripts/build-wasm.sh $(WASM_BINDGEN) $(NODE_MODULES) | $(WASM_TARGET)
	@scripts/build-wasm.sh $(WASM_BINDGEN)

$(MODEL): models/english.dateline
	@mkdir -p $(@D)
	@cp $< $@

$(VENDORED): scripts/vendor.mjs $(NODE_MODULES)
	@node scripts/vendor.mjs

lint-tools:
	@scripts/setup.sh lint-tools

$(WASM_TARGET):
	@scripts/setup.sh wasm-target

$(WASM_BINDGEN):
	@scripts/setup.sh tool wasm-bindgen-cli $(WASM_BINDGEN_VERSION) $(WASM_BINDGEN_DIR)

$(WASM_PACK):
	@scripts/setup.sh tool wasm-pack $(WASM_PACK_VERSION) $(WASM_PACK_DIR)

$(NODE_MODULES): package-lock.json package.json .npmrc
	@scripts/setup.sh npm
	@touch $@

$(BROWSER) &:
	@scripts/setup.sh browser
