# whosays. `make` alone lists the targets; nothing here needs more than make and Python 3.11 with its venv module.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
UI := src/whosays/web/ui
EXAMPLES := $(notdir $(patsubst %/,%,$(sort $(dir $(wildcard examples/*/brief.*)))))
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" pyproject.toml --group build
# Options for pytest, such as: make test PYTEST="-k journeys -v"
PYTEST ?=

# Where training works, what it starts from, and options of its plan (training/train.py).
TRAINING ?= out/training
BASE ?= gte-small
PLAN ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install dev ui demo ftm test check docs picture lock bench train clean

help:  ## List the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

install: .venv/.installed  ## Create .venv with the command whosays in it, from requirements.lock
dev: .venv/.developing $(if $(shell command -v npm),ui)  ## The same with the tools for tests, checks and docs, from requirements-dev.lock
ui: src/whosays/web/static/app.js  ## Bundle the scripts of the pages (needs Node.js 20 or newer; the pages read without)

src/whosays/web/static/app.js: $(wildcard $(UI)/src/*.ts) $(UI)/build.mjs $(UI)/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing; on Debian: apt-get install nodejs npm" >&2; exit 1; }
	@cd $(UI) && npm ci --silent --no-audit --no-fund && npm run --silent build

demo: $(EXAMPLES:%=out/%.html)  ## Read, audit and weigh the example cases and write their reports
	@echo; echo "The reports are ready. Open them in any browser; they need no network:"
	@printf '  $(CURDIR)/%s\n' $(EXAMPLES:%=out/%.html)

out/%.html: $(shell find src examples -type f -not -name '*.pyc') .venv/.installed
	@mkdir -p out && rm -f out/$*.whosays*
	@echo; echo "Reading examples/$*"
	@$(BIN)/whosays read examples/$*/brief.* --case out/$*.whosays
	@$(BIN)/whosays read examples/$*/sources --role source --case out/$*.whosays
	@$(BIN)/whosays audit out/$*.whosays >out/$*.audit.txt && head -n 1 out/$*.audit.txt
	@if [ -e examples/$*/hypotheses.yaml ]; then \
		$(BIN)/whosays hypotheses out/$*.whosays examples/$*/hypotheses.yaml --who "the authors of the example" >out/$*.hypotheses.txt; fi
	@$(BIN)/whosays weigh out/$*.whosays >out/$*.weigh.txt && head -n 1 out/$*.weigh.txt
	@$(BIN)/whosays report out/$*.whosays --output $@

ftm: .venv/.ftm  ## Add FollowTheMoney's own libraries, for the tests that need them (compiles PyICU: g++, pkg-config, libicu-dev)

test: dev  ## Run the whole test suite
	@$(BIN)/python -m pytest $(PYTEST)

check: dev  ## Lint, format, types, import layers, documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd $(UI) && npm run --silent check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

docs: dev  ## Serve the documentation on this machine while you write it
	$(BIN)/mkdocs serve

picture: dev demo  ## Take the pictures of the report and of the workbench anew
	$(BIN)/python docs/picture.py
	$(BIN)/python docs/workbench_pictures.py

lock: dev  ## Resolve the dependencies anew into the two lock files
	$(COMPILE) --extra bayes --upgrade --output-file requirements.lock
	$(COMPILE) --all-extras --upgrade --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --upgrade --group ftm --constraint requirements-dev.lock --output-file requirements-ftm.lock

bench: dev  ## Measure start-up and reading speed (more tables: benchmarks/README.md)
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.speed

train: .venv/.training  ## Train the evidence model anew into out/training (WHOSAYS_DATA; an afternoon on two cores)
	$(BIN)/python -m training.fetch $(TRAINING)/bases
	[ -e $(TRAINING)/silver.jsonl ] || $(BIN)/python -m training.silver $(TRAINING)/silver.jsonl
	[ -e $(TRAINING)/prepared ] || $(BIN)/python -m training.prepare --base $(BASE) --bases $(TRAINING)/bases \
		--silver $(TRAINING)/silver.jsonl --out $(TRAINING)/prepared
	$(BIN)/python -m training.train --base $(BASE) --bases $(TRAINING)/bases --prepared $(TRAINING)/prepared \
		--learns texts --out $(TRAINING)/texts $(PLAN)
	$(BIN)/python -m training.train --base $(BASE) --bases $(TRAINING)/bases --prepared $(TRAINING)/prepared \
		--learns pairs --begin $(TRAINING)/texts --out $(TRAINING)/pairs $(PLAN)
	$(BIN)/python -m training.tune $(TRAINING)/texts --bases $(TRAINING)/bases
	$(BIN)/python -m training.export $(TRAINING)/texts --pairs $(TRAINING)/pairs --bases $(TRAINING)/bases \
		--out $(TRAINING)/weights
	$(BIN)/python -m training.report $(TRAINING)/weights | tee $(TRAINING)/report.md

clean:  ## Remove everything that make made
	rm -rf .venv out site build dist $(UI)/node_modules src/whosays/web/static/*.js .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "whosays needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "The venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }

# Hashes are checked for every package; the project itself is then linked in with the locked build backend.
.venv/.installed: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing into .venv (a minute or two the first time)"
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# The training's own packages; see pyproject.toml on why they are pinned by version alone.
.venv/.training: pyproject.toml | .venv/.developing
	@echo "Installing PyTorch and what else training needs into .venv"
	@$(INSTALL) torch==2.13.0 onnx==1.23.2 safetensors==0.8.0 matplotlib==3.11.2
	@touch $@

# Only what is in no other lock file is left to install here; PyICU among it is compiled.
.venv/.ftm: requirements-ftm.lock .venv/.developing
	@echo "Installing FollowTheMoney's own libraries into .venv"
	@$(INSTALL) --require-hashes -r requirements-ftm.lock
	@touch $@

# The STIX validator needs cpe, which has no wheel; it is plain Python.
.venv/.developing: requirements-dev.lock .venv/.installed
	@echo "Installing the development tools into .venv"
	@$(INSTALL) --require-hashes --only-binary :all: --no-binary cpe -r requirements-dev.lock
	@touch $@
