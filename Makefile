# Everything sets itself up in .venv: `make run` and `make test` need Python 3.11 or newer, nothing else.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

.PHONY: run demo test check bench soak matrix screenshots clean

run: $(VENV)/app
	@$(BIN)/okrtui

demo: $(VENV)/app
	@$(BIN)/okrtui demo

# Compiled once: many tests start the program, each would compile it anew where nothing is written beside it.
test: $(VENV)/test
	@$(BIN)/python -m compileall -q okrtui
	$(BIN)/python -m pytest -n 4 -q

check: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/test
	$(BIN)/python -m tests.bench

# What each of these tests needs, as Debian calls it; where it is absent they are skipped.
SOAKED := strace:strace git:git syncthing:syncthing rclone:rclone fusermount3:fuse3 sshfs:sshfs \
	/usr/sbin/sshd:openssh-server /usr/sbin/mkfs.ext4:e2fsprogs losetup:mount

soak: $(VENV)/test
	@for need in $(SOAKED); do command -v $${need%%:*} >/dev/null || missing="$$missing $${need#*:}"; done; \
		test -z "$$missing" || echo "some tests will be skipped; for them: apt-get install$$missing"
	@test "$$(id -u)" = 0 || echo "the power is cut only for root, who may mount disks: sudo make soak"
	@test "$$(id -u)" != 0 || mkdir -p -m 755 /run/sshd
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -n 2 -q -rs tests/replica tests/store tests/share tests/workspace \
		tests/power tests/e2e/test_hanging_share.py tests/e2e/test_founding_killed.py tests/cli/test_canaries.py

# The wheel and the sdist, installed and tested on every Python that is here: make matrix PYTHONS="python3.12 python3.13"
PYTHONS ?= python3.11 python3.12 python3.13
matrix: $(VENV)/test
	$(BIN)/python -m tests.matrix $(PYTHONS)

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
