# Everything sets itself up in .venv: `make run` and `make test` need Python 3.11 or newer, nothing else.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

.PHONY: run demo test check bench soak screenshots clean

run: $(VENV)/app
	@$(BIN)/okrtui

demo: $(VENV)/app
	@$(BIN)/okrtui demo

test: $(VENV)/test
	$(BIN)/python -m pytest -n 4 -q

check: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/test
	$(BIN)/python -m tests.bench

soak: $(VENV)/test
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -n 2 -q tests/replica tests/store tests/share tests/workspace

screenshots: $(VENV)/test
	$(BIN)/python -m tests.pictures

clean:
	rm -rf $(VENV)

$(VENV)/python:
	@test -n "$(PYTHON)$(UV)" || { echo "okrtui needs Python 3.11 or newer"; exit 1; }
ifdef UV
	$(UV) venv --quiet --allow-existing $(if $(PYTHON),--python $(PYTHON),--python 3.11) $(VENV)
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
endif
	@touch $@

$(VENV)/app: $(VENV)/python pyproject.toml
	$(if $(UV),VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet,$(BIN)/python -m pip install --quiet) --editable .
	@touch $@

$(VENV)/test: $(VENV)/app
	$(if $(UV),VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet,$(BIN)/python -m pip install --quiet) --group test --editable .
	@touch $@
