# reportedly: `make run` and `make test` set up what they need by themselves, in .venv.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared
export OMP_NUM_THREADS ?= 1

.PHONY: run test check score bench install requirements clean
.DELETE_ON_ERROR:

run: install
	@$(BIN)/reportedly demo

test: install
	@$(BIN)/python -m pytest

check: install
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

score: install
	@$(BIN)/python bench/score.py $(SHARED)

bench: install
	@$(BIN)/python bench/speed.py $(SHARED)
	@$(BIN)/python bench/parts.py
	@$(BIN)/python bench/lexicon.py
	@$(BIN)/python -m bench.front
	@$(BIN)/python -m bench.front.scale

install: .venv/installed

.venv/installed: requirements/dev.txt pyproject.toml
	@test -x $(BIN)/python || { echo "Setting up .venv (once)"; $(PYTHON) -m venv .venv; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Pins every dependency anew; the compiled files name no registry.
requirements: install
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --custom-compile-command "make requirements" --no-emit-index-url --universal --python-version 3.11 --all-extras --no-emit-package unidecode pyproject.toml -o requirements/dev.txt
	@$(BIN)/uv pip compile --quiet --custom-compile-command "make requirements" --no-emit-index-url --universal --python-version 3.11 --no-emit-package unidecode pyproject.toml -o requirements/run.txt

clean:
	@rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis
