# make            sets up and scans this checkout, or REPO=path
# make test       sets up and passes the tests
# make install    sets up and installs the programs, manual and completions under PREFIX
# make sanitize   passes the tests of the unsafe module under the address sanitizer
# make benchmark  measures against git on a generated repository, or REPO=path
# make hook-cost  measures what the hook adds to a commit
# make scan-cache measures a second scan of a generated repository, or REPO=path
# make ledger-scale measures the ledger at ten thousand, a hundred thousand and a million records
# make ledger-faults kills the program and lets system calls fail while it writes to a ledger
# make page       holds the page against its promises in a browser, and measures it
# make gate-speed measures the gate on 50 commits on top of a generated repository, or REPO=path

REPO ?= .
PREFIX ?= /usr/local
SCAN ?=
SWIFT ?= swift
# The day of the last change, so that the same sources give the same manual.
DATE ?= $(shell git log -1 --format=%cs 2>/dev/null || echo 1970-01-01)
# What the program calls itself, and nobody else.
HIDDEN = $(addprefix $(MANUAL)/outcomes.,read-repository.1 hook.carry.1 hook.note.1 help.1)
MANUAL = .build/plugins/GenerateManual/outputs/outcomes

.PHONY: scan build test lint sanitize documents install benchmark hook-cost gate-speed ledger-faults \
  ledger-scale page scan-cache setup setup-tests

scan: build
	@.build/release/outcomes scan $(SCAN) "$(REPO)"

build: setup
	$(SWIFT) build -c release --product outcomes
	$(SWIFT) build -c release --product outcomes-hook

test: setup-tests lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# Foundation leaks what it reads in the tests' own helpers, so leaks are not looked for.
sanitize: setup
	SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 \
	  $(SWIFT) test --sanitize=address --scratch-path .build/sanitize --filter GitTests

# The manual and the completions are made by the program's own description of its commands.
documents: build
	$(SWIFT) package generate-manual --multi-page --date "$(DATE)"
	mkdir -p .build/completions
	for shell in bash zsh fish; do \
	  .build/release/outcomes --generate-completion-script $$shell > .build/completions/$$shell \
	    || exit 1; \
	done

install: documents
	install -D -m 755 .build/release/outcomes "$(DESTDIR)$(PREFIX)/bin/outcomes"
	install -D -m 755 .build/release/outcomes-hook "$(DESTDIR)$(PREFIX)/bin/outcomes-hook"
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1"
	for page in $(filter-out $(HIDDEN),$(wildcard $(MANUAL)/*.1)); do \
	  install -m 644 $$page "$(DESTDIR)$(PREFIX)/share/man/man1" || exit 1; \
	done
	install -D -m 644 .build/completions/bash \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/outcomes"
	install -D -m 644 .build/completions/zsh \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_outcomes"
	install -D -m 644 .build/completions/fish \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/outcomes.fish"

benchmark: build
	Fixtures/large-history/benchmark.sh $(if $(filter-out .,$(REPO)),"$(REPO)")

hook-cost: build
	Fixtures/hook-cost/benchmark.sh

gate-speed: build
	python3 Fixtures/gate-speed/benchmark.py .build/release/outcomes $(if $(filter-out .,$(REPO)),"$(REPO)")

scan-cache: build
	python3 -B Fixtures/scan-cache/benchmark.py .build/release/outcomes $(if $(filter-out .,$(REPO)),"$(REPO)")

ledger-scale: build
	python3 -B Fixtures/ledger-scale/benchmark.py .build/release/outcomes

ledger-faults: build
	python3 -B Fixtures/ledger-faults/kill.py .build/release/outcomes
	python3 -B Fixtures/ledger-faults/inject.py .build/release/outcomes

page: build setup-tests
	Fixtures/page/prove.sh .build/release/outcomes "$${TMPDIR:-/tmp}/outcomes-page"

setup:
	@./setup.sh

setup-tests:
	@./setup.sh tests
