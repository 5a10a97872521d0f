# Two commands matter: `make run` and `make test`. Each does all the set-up it needs; a second run starts in seconds.
# A fresh machine needs Python 3.11 or later, make and a C compiler.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TORCH := torch==2.13.0

# A stamp is named by what was installed, so a changed lock is noticed whatever the clock says.
RUN_KEY := $(shell cat requirements.lock pyproject.toml | cksum | cut -d' ' -f1)
DEV_KEY := $(shell cat requirements.lock requirements-dev.lock pyproject.toml | cksum | cut -d' ' -f1)
READY := $(VENV)/.ready-$(RUN_KEY)
READY_DEV := $(VENV)/.ready-dev-$(DEV_KEY)
UNFINISHED := $(VENV)/.unfinished
PIP := $(BIN)/python -m pip --disable-pip-version-check

# Where PyTorch is looked for first: an index or a folder of wheels. Empty: wherever pip itself looks.
FAQIAO_TORCH_INDEX ?=

.DEFAULT_GOAL := run
.PHONY: run test quick check bench drills lock clean setup setup-dev

run: $(READY)  ## Start the site on this machine, doing whatever has not been done yet
	@exec $(BIN)/faqiao start

test: $(READY_DEV)  ## Everything: checks, then the whole suite
	@sh tests/setup/browser.sh
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n 2 --dist loadgroup

quick: $(READY_DEV)  ## The quick suite: no model, no browser, no second database
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not slow and not browser and not postgres"

check: $(READY_DEV)  ## Style, types, catalogues, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/locales tests/architecture

bench: $(READY_DEV)  ## Figures: start-up, search, answers
	$(BIN)/python -m tests.benchmarks

drills: $(READY_DEV)  ## Long rounds: killed starts, destroyed indexes, random input
	FAQIAO_DRILLS=full $(BIN)/python -m pytest -n 2 --dist loadgroup -m drill --timeout 3600

# Only public packages may enter the locks, so pip's local settings are left out (PIP_… in the environment counts).
# The resolver must see a PyTorch without CUDA: name an index that has one if pip does not find it.
COMPILE := PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes \
	--strip-extras --no-allow-unsafe --unsafe-package torch --no-emit-index-url --no-emit-trusted-host \
	--no-emit-find-links --no-emit-options $(if $(FAQIAO_TORCH_INDEX),--extra-index-url $(FAQIAO_TORCH_INDEX)) $(LOCK_FLAGS)

lock: $(READY_DEV)  ## Write both locks anew (LOCK_FLAGS=--upgrade for newer versions)
	$(COMPILE) --build-deps-for editable --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	$(BIN)/python tests/setup/locks.py

clean:  ## Remove what was built; the database and the index in var/ stay
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find knowledge service web tests -name __pycache__ -type d -prune -exec rm -rf {} +

setup: $(READY)
setup-dev: $(READY_DEV)

# A set-up that was killed may have left half a package behind, which pip takes for a whole one: begin anew.
$(READY): requirements.lock pyproject.toml
	@test ! -e $@ || { touch $@; exit 0; }; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "error: Python 3.11 or later is needed, and $(PYTHON) is not; name another: make PYTHON=python3.12" >&2; exit 1; }; \
	$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "error: $(PYTHON) cannot make virtual environments; on Debian: apt install python3-venv" >&2; exit 1; }; \
	set -e; \
	test ! -e $(UNFINISHED) || rm -rf $(VENV); \
	mkdir -p $(VENV); : > $(UNFINISHED); \
	test -x $(BIN)/python || { echo "Making the virtual environment…"; $(PYTHON) -m venv $(VENV); }; \
	sed -n 's/^\([A-Za-z0-9._-]*==[^ ;]*\).*/\1/p' requirements.lock > $(VENV)/constraints.txt; \
	echo "Installing PyTorch (a few minutes the first time)…"; \
	if [ -d "$(FAQIAO_TORCH_INDEX)" ]; then $(PIP) install -qq --no-deps --no-index --find-links "$(FAQIAO_TORCH_INDEX)" $(TORCH); \
	elif [ -n "$(FAQIAO_TORCH_INDEX)" ]; then $(PIP) install -qq --no-deps --index-url "$(FAQIAO_TORCH_INDEX)" $(TORCH); fi; \
	$(PIP) install -qq --constraint $(VENV)/constraints.txt $(TORCH); \
	echo "Installing the other packages (a few minutes the first time)…"; \
	$(PIP) install -qq --require-hashes --no-deps --requirement requirements.lock; \
	$(PIP) install -qq --no-build-isolation --no-deps --editable .; \
	$(PIP) check; \
	rm -f $(VENV)/.ready-* $(UNFINISHED); \
	touch $@

$(READY_DEV): $(READY) requirements-dev.lock
	@test ! -e $@ || { touch $@; exit 0; }; \
	set -e; \
	if [ -e $(UNFINISHED) ]; then rm -rf $(VENV); $(MAKE) --no-print-directory $(READY); fi; \
	: > $(UNFINISHED); \
	echo "Installing what the tests need…"; \
	$(PIP) install -qq --require-hashes --no-deps --requirement requirements-dev.lock; \
	$(PIP) check; \
	rm -f $(UNFINISHED); \
	touch $@
