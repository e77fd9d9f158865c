# Two commands matter: `make run` and `make test`.  Both install what they need on Debian or Ubuntu (Swift 6 is expected).

SHELL := /bin/bash
SWIFT_FLAGS := --explicit-target-dependency-import-check error
LESSONS := .build/release/lessons
PACKAGES := libopenblas0-pthread libcmark-gfm-dev libcmark-gfm-extensions-dev libsqlite3-dev pkg-config

.PHONY: run test test-cluster test-autograder autograder static build packages site test-browser fuzz bench

run: build
	$(LESSONS) run 03-conv

# Swift's own libraries are linked in: calls to them cost less that way, and the program starts faster (docs/performance.md).
# libcurl, which they use, is linked by the name that every system with Swift has.
LIBRARIES := .build/libraries
RELEASE_FLAGS := -c release $(SWIFT_FLAGS) --static-swift-stdlib -Xlinker -L$(CURDIR)/$(LIBRARIES)

build: packages
	@mkdir -p $(LIBRARIES); curl=$$(ldconfig -p | awk '/libcurl.so.4 /{print $$NF; exit}'); \
	[ -n "$$curl" ] || { echo "libcurl4 is not installed"; exit 1; }; ln -sf $$curl $(LIBRARIES)/libcurl.so
	swift build $(RELEASE_FLAGS) --product lessons

# The debug build checks assertions; conformance programs run on the release build, which is what users have.
test: build
	swift build --build-tests $(SWIFT_FLAGS)
	LESSONS_BINARY=$(CURDIR)/$(LESSONS) swift test --skip-build --no-parallel

# The course's site, for a folder or a server: see docs/publishing.md.
site: build
	$(LESSONS) site --output site/public $(if $(BASE_URL),--base-url $(BASE_URL))

# The site in a real browser without a window (Chromium), and every link and heading of it.
test-browser: site
	python3 Tests/Browser/check_pages.py site/public $(if $(shell command -v tidy),--tidy)
	python3 Tests/Browser/test_site.py site/public

# The same results from one process, two jobs, GNU parallel and a Slurm array on this machine; the last two are fetched from Debian into a temporary folder.
test-cluster: build
	python3 Tests/Grading/make-submissions.py .build/submissions 200
	Tests/Grading/cluster.sh $(LESSONS) Tests/GradingTests/Fixtures/exercise/corr2d_careful.md .build/submissions

# The program without its symbols, for machines without Swift.
STATIC := .build/static/lessons
static: build
	@mkdir -p $(dir $(STATIC))
	strip -o $(STATIC) $(LESSONS)

# An autograder for Gradescope: make autograder LESSON=03-conv
LESSON := 03-conv
autograder: static
	$(STATIC) export $(LESSON) --to gradescope --output $(LESSON)-autograder.zip
	@ls -lh $(LESSON)-autograder.zip

# The same, tried in an empty root without a network.
test-autograder: static
	python3 Tests/Grading/autograder.py $(STATIC) Lessons/$(LESSON).md

# Installs the system libraries that are missing; asks for no password where none is needed.
packages:
	@missing=; for package in $(PACKAGES); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  echo "installing:$$missing"; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

# Generated programs against CPython 3.11, where it is at hand, generated calls of PyTorch's operations, and mutated inputs; the last two must not stop the interpreter.  Fixed seeds: two runs do the same.
PYTHON := python3
FUZZ_FILES := 44
FUZZ_INPUTS := 2000000
FUZZ_OPERATIONS := 300
fuzz: build
	swift build $(RELEASE_FLAGS) --product CrashFuzz
	@if command -v $(PYTHON) >/dev/null; then $(PYTHON) Tests/Fuzz/compare.py --ours $(LESSONS) --files $(FUZZ_FILES) --count 500; else echo "differential run left out: no $(PYTHON)"; fi
	@if command -v $(PYTHON) >/dev/null; then $(PYTHON) Tests/Fuzz/run_operations.py --ours $(LESSONS) --seeds $(FUZZ_OPERATIONS); fi
	.build/release/CrashFuzz --seed 1 --count $(FUZZ_INPUTS) --share 4 --out .build/crash-fuzz Tests/Conformance Tests/Fuzz

# Times of the benchmark programs; beside those of PyTorch if python3 (or the variable PYTHON) has it.
bench: build
	LESSONS=$(CURDIR)/$(LESSONS) Benchmarks/compare.sh
