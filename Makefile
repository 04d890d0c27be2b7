# make run: the app on http://localhost:8501.  make test: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501

.PHONY: run test lint types contracts check-texts tests thorough browser bench sample screenshots clean

run: .venv/.run-ready
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT) || { \
	  echo "The app did not run. If port $(PORT) is taken, name another one: make run PORT=8502"; exit 1; }

test: lint types contracts tests

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

bench: .venv/.test-ready
	$(BIN)/python -m benchmarks.run

sample: .venv/.run-ready
	$(BIN)/python -m cqcdash sample --certificates 160 --seed 7 --as-of 2026-11-23 --out data/sample
	$(BIN)/python -m cqcdash templates --out data/templates

screenshots: .venv/.test-ready browser
	$(BIN)/python tests/browser/screenshots.py

# What is too old or half made must not be taken for an environment the next time.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "cqcdash needs Python 3.11 or newer, found '$(PYTHON)'. Name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "Python's venv is missing. On Debian: apt install python3-venv; then try again."; exit 1; }

.venv/.run-ready: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.test-ready: requirements.txt requirements-dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch .venv/.run-ready $@

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
