# make            sets up and scans this checkout, or REPO=path
# make test       sets up and passes the tests
# make install    sets up and installs the programs under PREFIX
# make sanitize   passes the tests of the unsafe module under the address sanitizer
# make benchmark  measures against git on a generated repository, or REPO=path
# make hook-cost  measures what the hook adds to a commit
# make scan-cache measures a second scan of a generated repository, or REPO=path
# make ledger-scale measures the ledger at ten thousand, a hundred thousand and a million records
# make ledger-faults kills the program and lets system calls fail while it writes to a ledger
# make gate-speed measures the gate on 50 commits on top of a generated repository, or REPO=path

REPO ?= .
PREFIX ?= /usr/local
SCAN ?=
SWIFT ?= swift

.PHONY: scan build test lint sanitize install benchmark hook-cost gate-speed ledger-faults ledger-scale \
  scan-cache setup

scan: build
	@.build/release/outcomes scan $(SCAN) "$(REPO)"

build: setup
	$(SWIFT) build -c release --product outcomes
	$(SWIFT) build -c release --product outcomes-hook

test: setup lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# Foundation leaks what it reads in the tests' own helpers, so leaks are not looked for.
sanitize: setup
	SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 \
	  $(SWIFT) test --sanitize=address --scratch-path .build/sanitize --filter GitTests

install: build
	install -D -m 755 .build/release/outcomes "$(DESTDIR)$(PREFIX)/bin/outcomes"
	install -D -m 755 .build/release/outcomes-hook "$(DESTDIR)$(PREFIX)/bin/outcomes-hook"

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

setup:
	@./setup.sh
