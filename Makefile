# Two commands do all the set-up there is: `make play` and `make test`. Python 3.11 or newer is needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: play test test-long lint check snapshots wheel clean help

play: $(VENV)/.play ## play the game
	@$(BIN)/mediator

test: $(VENV)/.test lint check ## everything that must hold
	@$(BIN)/python -m pytest -m "not long"

test-long: $(VENV)/.test ## the tests that take minutes
	@$(BIN)/python -m pytest -m long

lint: $(VENV)/.test ## style, types, import direction
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: $(VENV)/.play ## the shipped scenarios
	@$(BIN)/mediator check --strict

snapshots: $(VENV)/.test ## draw the screens' reference pictures anew (look at the difference before you commit)
	@$(BIN)/python -m pytest tests/tui --snapshot-update

wheel: $(VENV)/.test ## build the wheel into dist/
	@$(BIN)/python -m build --wheel

clean: ## forget the virtual environment and what was built
	@rm -rf $(VENV) dist build

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(VENV)/bin/python:
	@$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'Python 3.11 or newer is needed. Name one: make play PYTHON=python3.12')"
	@echo "Setting up a virtual environment in $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.play: $(VENV)/bin/python pyproject.toml
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.test: $(VENV)/bin/python pyproject.toml
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.play
