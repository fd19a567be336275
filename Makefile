# Two commands: `make` serves the site with live reload, `make test` runs every check. Both set up what they need.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: serve build check test bench search-eval report lock clean
serve: $(VENV)/.site
	@$(RUN) scripts/build.py serve --port $(PORT)

build: $(VENV)/.site
	@$(RUN) scripts/build.py build

check: $(VENV)/.site
	@$(RUN) scripts/build.py check

report: $(VENV)/.site
	@$(RUN) scripts/build.py report

bench: $(VENV)/.tests
	@$(RUN) scripts/build.py bench

search-eval: $(VENV)/.tests
	@$(RUN) scripts/build.py search-eval $(FILES)

test: $(VENV)/.tests
	@$(RUN) scripts/build.py browser
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy
	@PYTHONPATH=scripts $(VENV)/bin/lint-imports --no-cache --no-logo
	@$(RUN) scripts/build.py check
	@$(RUN) -m pytest -n auto

$(VENV)/.site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@$(RUN) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "setting up $(VENV) (only when requirements change)"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.tests: requirements-test.txt $(VENV)/.site
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --custom-compile-command "make lock" --quiet
lock:
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-test.in --output-file requirements-test.txt

clean:
	rm -rf $(VENV) site .site .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find scripts tests -name __pycache__ -prune -exec rm -rf {} +
