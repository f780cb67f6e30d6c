# lishu: what can be done here. `make` alone explains itself.
# A step is done once and again only when what it was made from has changed.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LISHU  := $(BIN)/lishu
REAL   := examples/real

.DEFAULT_GOAL := help
.PHONY: help run setup check test bench lint neo4j lock clean

help:  ## this list
	@grep -E '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-7s %s\n", $$1, $$2}'

run: check  ## set up, check the real example, open the app on this computer
	@if [ -f app.py ]; then \
	  exec $(BIN)/streamlit run app.py --server.address 127.0.0.1 --browser.gatherUsageStats false; \
	else \
	  echo; \
	  echo 'The summary above is all there is to run so far: the app (app.py) is not part of this version.'; \
	  echo 'Go on with your own file:  $(LISHU) check FILE      (all commands: $(LISHU) --help)'; \
	fi

check: setup  ## set up, check the real example, print the summary
	$(LISHU) check $(REAL) --fail-on none

setup: $(VENV)/.project  ## install everything into .venv, nothing outside it

test: $(VENV)/.test  ## run every test
	$(BIN)/python -m pytest

lint: $(VENV)/.test  ## style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.test  ## speed and memory as ratios, beside what a user would pick instead
	$(BIN)/python benchmarks/run.py

neo4j: setup  ## start a local Neo4j for the named questions (not in this version yet)
	$(LISHU) neo4j up

# One version of each package for every Python and system, hashes for all of them, no index address.
COMPILE := uv pip compile --quiet --no-config --universal --python-version 3.11 --fork-strategy fewest \
  --generate-hashes --no-annotate --no-emit-index-url --custom-compile-command "make lock"

lock:  ## solve the dependencies of pyproject.toml anew (for maintainers)
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet uv
	$(VENV)/lock/bin/$(COMPILE) --group build pyproject.toml --output-file requirements.lock
	$(VENV)/lock/bin/$(COMPILE) --group build --group test --constraints requirements.lock pyproject.toml --output-file requirements-test.lock

clean:  ## remove .venv and everything that was made here
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "lishu needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing)." >&2; \
	  echo 'Name another one:  make PYTHON=python3.12 $(MAKECMDGOALS)' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.lock: requirements.lock $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@

# The place for what tests need beyond Python packages (a browser, fonts, a Neo4j server).
$(VENV)/.test: requirements-test.lock $(VENV)/.project
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@
