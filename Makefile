# make deck: environment, install, decks from seeds/ into decks/. make test: test tools and the whole suite.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: deck test check clean

deck: .venv/installed
	@$(BIN)/quizgen build decks/seeds.yaml

test: .venv/installed-tests
	$(BIN)/python -m pytest

check: .venv/installed-tests
	$(BIN)/ruff check .
	$(BIN)/mypy

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "quizgen needs Python 3.11 or newer; say which with: make PYTHON=python3.11")'
	@$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/installed-tests: pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv build dist *.egg-info
