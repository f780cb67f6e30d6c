# lishu: what can be done here. `make` alone explains itself.
# A step is done once and again only when what it was made from has changed.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LISHU  := $(BIN)/lishu
REAL   := examples/real

.DEFAULT_GOAL := help
.PHONY: help run setup check test browser bench lint docs screenshots neo4j lock clean

help:  ## this list
	@grep -E '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-11s %s\n", $$1, $$2}'

run: check  ## set up, check the real example, open the app on this computer
	$(LISHU) app

check: setup  ## set up, check the real example, print the summary
	$(LISHU) check $(REAL) --fail-on none

setup: $(VENV)/.project  ## install everything into .venv, nothing outside it

test: $(VENV)/.test browser  ## run every test
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.test  ## style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy app.py app_pages app_parts benchmarks

bench: $(VENV)/.test browser  ## speed and memory as ratios, beside what a user would pick instead
	$(BIN)/python -m pytest -m proof
	$(BIN)/python -m benchmarks.run

docs: setup  ## make the pages that come from rulebooks and declarations anew
	$(LISHU) rules page --lang en --out docs/rulebooks.md
	$(LISHU) rules page --lang zh --out docs/rulebooks.zh-CN.md
	$(BIN)/python -m queries.pages

screenshots: $(VENV)/.test browser  ## take the pictures of the guide anew
	$(BIN)/python docs/screenshots.py

neo4j: setup  ## start a local Neo4j on this computer
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

$(VENV)/.test: requirements-test.lock $(VENV)/.project
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

# Tests of the app need a browser and Chinese fonts. Only root gets them without being asked: a
# container, a CI job. Without a browser its tests are skipped and say so; in CI they fail.
BROWSER_PACKAGES := chromium fonts-noto-cjk
BROWSERS := chromium chromium-browser google-chrome chrome

browser:
	@for name in $(BROWSERS); do command -v $$name >/dev/null 2>&1 && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo 'Installing what the tests of the app need: $(BROWSER_PACKAGES)'; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    $(BROWSER_PACKAGES) >/dev/null && exit 0; \
	fi; \
	echo 'No Chromium here: the tests that open the app in a browser cannot run. To have them:' >&2; \
	echo '  sudo apt-get install $(BROWSER_PACKAGES)      (or the like on this system)' >&2
