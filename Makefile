# Everything runs from .venv; `make setup` makes it from the pinned, hashed lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.runtime
DEV := $(VENV)/.dev

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
PIP := $(BIN)/python -m pip --disable-pip-version-check install --no-deps
# pip says a line a package: shown as one line that counts
COUNT = awk -v of=$$(grep -c '==' $(1)) '/^Collecting/ {n++; printf "\r  %d of at most %d packages", n, of; fflush()} /^Installing/ {printf "\n  unpacking them"; fflush()} /ERROR/ {print} END {print ""}'

.DEFAULT_GOAL := help
.PHONY: help setup demo test check golden score pictures bench faults env kibana picture fmt lock clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "onrecord needs Python 3.11 or newer; set PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || { echo "making $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@echo "installing the pinned packages (about 130; half a minute)"
	@$(PIP) --require-hashes -r requirements.lock 2>&1 | $(call COUNT,requirements.lock)
	@$(PIP) --quiet --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock $(STAMP)
	@echo "installing the pinned development packages"
	@$(PIP) --require-hashes -r requirements-dev.lock 2>&1 | $(call COUNT,requirements-dev.lock)
	@touch $@

setup: $(STAMP) ## make .venv from requirements.lock

demo: $(STAMP) ## the main job over seeds/, on an engine of its own
	@$(BIN)/onrecord demo

test: $(DEV) ## lint, types, import contracts and all tests
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder --cov --cov-report=term:skip-covered -q

check: $(DEV) ## ruff, mypy --strict, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

golden: $(DEV) ## rewrite the expectations of the golden cases (read the diff!)
	@$(BIN)/python -m pytest tests/golden -q --rewrite-golden

score: $(DEV) ## extraction and attribution figures on the development corpus
	@$(BIN)/python -m benchmarks.score

pictures: $(DEV) ## outputs and pictures of the documentation, from real runs; of Kibana where KIBANA_URL is set
	@$(BIN)/python docs/refresh.py
	@$(BIN)/python docs/screenshots.py

bench: $(DEV) ## throughput, no-op scan, cost of reading beside trafilatura
	@$(BIN)/python -m benchmarks.cost
	@$(BIN)/python -m benchmarks.run

faults: $(DEV) ## the long fault loops
	@$(BIN)/python -m pytest tests -m faults -q --timeout=7200

env: $(STAMP) ## good secrets for docker compose, in .env
	@$(BIN)/python -m onrecord.schedule.environment

kibana: $(STAMP) ## build kibana/onrecord.ndjson from kibana/objects.toml
	@$(BIN)/python kibana/build.py

picture: $(STAMP) ## draw the architecture from docs/architecture.toml
	@$(BIN)/python docs/draw_architecture.py

fmt: $(DEV) ## format and fix what can be fixed
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format .

lock: $(DEV) ## resolve the lock files anew (needs uv)
	@uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 pyproject.toml --group build -o requirements.lock -q
	@uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 pyproject.toml --group build --group dev -c requirements.lock -o requirements-dev.lock -q

clean: ## remove what make made here
	rm -rf $(VENV) .onrecord .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
