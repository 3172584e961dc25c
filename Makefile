# The commands of the project; `make run` is all that a visitor needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --fork-strategy fewest --quiet $(UPGRADE) --custom-compile-command "make lock"

.PHONY: run test build lint lock

run: $(VENV)/installed artifacts/manifest.json
	$(BIN)/streamlit run dashboard/Home.py

# Browser tests run alone: a browser and its server keep two cores busy.
test: $(VENV)/installed-dev
	@sh tests/install_chromium.sh
	$(BIN)/pytest -n 2 --dist loadfile -m "not browser"
	$(BIN)/pytest -m browser

build: $(VENV)/installed
	$(BIN)/python -m pipeline.build_artifacts

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Pin versions for the ranges in pyproject.toml; `make lock UPGRADE=--upgrade` takes the newest.
lock: $(VENV)/installed-dev
	echo "-e .[dashboard,pipeline]" | $(LOCK) - --output-file requirements.txt
	echo "-e .[dev]" | $(LOCK) - requirements.txt --output-file requirements-dev.txt

# A clone brings its results along; they are only trained where they were deleted.
artifacts/manifest.json: | $(VENV)/installed
	$(BIN)/python -m pipeline.build_artifacts

# The installation bundles the browser part of the maps.
FRONTEND := dashboard/components/point_map/frontend
MAP := $(wildcard $(FRONTEND)/*.json $(FRONTEND)/*.py $(FRONTEND)/src/*.js)

$(VENV)/installed: requirements.txt pyproject.toml $(MAP)
	@$(PYTHON) -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))" || \
	  { echo "Digitscope needs Python 3.11 to 3.13, $(PYTHON) is another: run \`make $(MAKECMDGOALS) PYTHON=python3.12\`"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
