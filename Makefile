# Two commands do everything on a machine with Python and make: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: site serve test lint types check screenshots clean

site: $(STAMP)  ## build the bundled library to site/
	$(BIN)/papershelf build --strict

serve: $(STAMP)  ## the bundled library, live
	$(BIN)/papershelf serve

test: $(STAMP)  ## run the whole test suite
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

check: lint types test site  ## all that a change has to pass

screenshots: $(STAMP)  ## the pictures of the documents, to docs/images/
	$(BIN)/python tests/screenshots.py

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	# Once, for environments in which Python keeps no compiled modules by itself.
	$(BIN)/python -m compileall -q generator
	touch $@

clean:
	rm -rf $(VENV) site .papershelf
