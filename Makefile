# Every target works in a fresh clone: it makes its own .venv with what it needs.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test check docs chromium postgresql clean

demo: .venv/.run
	$(BIN)/sijill demo

test: .venv/.dev chromium postgresql
	$(BIN)/python -m pytest

# What CI runs. The gate measures the gold in gold/, and ../shared/gold where it is at hand.
check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sijill evaluate --gate

docs: .venv/.docs
	$(BIN)/mkdocs build --strict --quiet
	@echo "site/index.html"

# The browser tests open the pages in Chromium; as root on Debian and its kin it is installed, else they say what is missing.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	       apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	     else echo "make test needs Chromium: apt-get install chromium"; exit 1; fi; }

# One test keeps a register in PostgreSQL, on a server of its own that it starts and stops.
postgresql:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
	|| { if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	       apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null; \
	     else echo "make test needs PostgreSQL: apt-get install postgresql"; exit 1; fi; }

clean:
	rm -rf .venv site work .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(PIP) install --quiet --upgrade 'pip>=25.1'

.venv/.run: .venv/bin/python pyproject.toml
	$(PIP) install --quiet --editable .
	@touch $@

.venv/.dev: .venv/bin/python pyproject.toml
	$(PIP) install --quiet --editable . --group dev
	@touch $@ .venv/.run

.venv/.docs: .venv/bin/python pyproject.toml
	$(PIP) install --quiet --group docs
	@touch $@
