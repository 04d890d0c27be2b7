# make run: the app on http://localhost:8501.  make test: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
UPGRADE ?=
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
  --generate-hashes --custom-compile-command "make lock"

.PHONY: run test quick quick-tests lint types contracts check-texts tests thorough browser licences lock bench sample screenshots columns clean

run: .venv/.run-ready
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT) || { \
	  echo "The app did not run. If port $(PORT) is taken, name another one: make run PORT=8502"; exit 1; }

test: .venv/.test-ready
	@$(MAKE) --no-print-directory --jobs=2 --output-sync lint types contracts licences
	@$(MAKE) --no-print-directory tests

# One to two minutes: the same checks beside the tests without browser, kill and long property tests.
quick: .venv/.test-ready
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync quick-tests lint types contracts

quick-tests: .venv/.test-ready
	TEST_FACTOR=0.3 $(BIN)/python -m pytest -n 2 --dist worksteal -m "not browser and not slow"

lint: .venv/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.test-ready
	$(BIN)/basedpyright

contracts: .venv/.test-ready
	$(BIN)/lint-imports

tests: .venv/.test-ready browser
	$(BIN)/python -m pytest -n 2 --dist worksteal

# The property tests with ten times the examples.
thorough: .venv/.test-ready browser
	TEST_FACTOR=10 $(BIN)/python -m pytest -n 2 --dist worksteal

# A Chromium or Chrome on PATH, else Debian's package when root, else Playwright's own.
browser: .venv/.test-ready
	@$(BIN)/python tests/browser/ensure_browser.py

# What comes along with the app, by licence; fails at one that is not allowed.
licences: .venv/.test-ready
	@$(BIN)/pip-licenses --packages $$(sed -n "s/==.*//p" requirements.txt)

# The tested versions of every package, with hashes, for every system and Python 3.11 on.
# As they are where pyproject.toml allows; the newest ones: make lock UPGRADE=--upgrade
lock: .venv/.test-ready
	$(LOCK) --group dev --output-file requirements-dev.txt $(UPGRADE)
	@cp requirements-dev.txt requirements.txt  # What was chosen there is chosen here.
	$(LOCK) --group test --output-file requirements.txt

bench: .venv/.test-ready
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.papers

sample: .venv/.run-ready
	$(BIN)/python -m cqcdash sample --certificates 160 --seed 7 --as-of 2026-11-23 --out data/sample
	$(BIN)/python -m cqcdash templates --out data/templates

screenshots: .venv/.test-ready browser
	$(BIN)/python tests/browser/screenshots.py

# The help page about columns, from the vocabulary.
columns: .venv/.test-ready
	$(BIN)/python -m tests.columns_page

# What is too old or half made must not be taken for an environment the next time.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "cqcdash needs Python 3.11 or newer, found '$(PYTHON)'. Name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "Python's venv is missing. On Debian: apt install python3-venv; then try again."; exit 1; }

.venv/.run-ready: requirements.txt | .venv/bin/python
	$(INSTALL) -r requirements.txt
	@touch $@

.venv/.test-ready: requirements-dev.txt | .venv/bin/python
	$(INSTALL) -r requirements-dev.txt
	@touch .venv/.run-ready $@

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
