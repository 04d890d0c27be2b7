# make run: the app on http://localhost:8501.  make test: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501

.PHONY: run test lint types contracts check-texts tests thorough browser bench sample screenshots clean

run: .venv/.run-ready
	$(BIN)/streamlit run app.py --server.port $(PORT)

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
	CQCDASH_TEST_FACTOR=10 $(BIN)/python -m pytest -n 2 --dist worksteal

# A Chromium or Chrome on PATH, else Debian's package when root, else Playwright's own.
browser: .venv/.test-ready
	@$(BIN)/python tests/browser/ensure_browser.py

bench: .venv/.test-ready
	$(BIN)/python -m benchmarks.run

sample: .venv/.run-ready
	$(BIN)/python -m cqcdash sample --certificates 160 --seed 7 --as-of 2026-11-23 --out data/sample

screenshots: .venv/.test-ready browser
	$(BIN)/python tests/browser/screenshots.py

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run-ready: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.test-ready: requirements.txt requirements-dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch .venv/.run-ready $@

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
