# Needs make and Python 3.11 or newer, nothing else. `make PYTHON=python3.12 …` chooses another Python.

PYTHON ?= python3
VENV := .venv
SCALE ?= 1
RUN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check docs bench screenshots lock clean

demo: $(READY)  ## build the graph of the two articles in seeds/ and ask it three questions
	$(RUN)/kg build --store embedded seeds/
	$(RUN)/kg query --store embedded --format table retaliations
	$(RUN)/kg query --store embedded --format table timeline
	$(RUN)/kg query --store embedded --format table who-blamed-whom

test: $(READY)  ## run all tests, in as many processes as there are cores, four at most
	$(RUN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadgroup

check: $(READY)  ## style, types, and the rules of the data files
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/python -m kg.ontology.lint

docs: $(READY)  ## write the generated pages anew
	$(RUN)/python -m kg.ontology.page docs/ontology.md
	$(RUN)/python -m kg.export.reference
	$(RUN)/python -m kg.reference seeds docs/questions.md
	$(RUN)/python -m tests.questions.analyst docs/answers.md

bench: $(READY)  ## measure loading and asking on a graph of a million relationships (SCALE=0.1: a tenth); needs Java and Maven
	$(RUN)/python -m bench --scale $(SCALE) -o bench-report

screenshots: $(READY)  ## photograph Neo4j Browser for docs/; needs Java, Maven and Chromium
	$(RUN)/python -m tests.browser.screenshots

lock:  ## write requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --extra dev pyproject.toml -o requirements.lock

clean:  ## remove the virtual environment and the graph that was built here
	rm -rf $(VENV) .kg

# The environment: made once, and again only when what it is made of changes.
$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) > /dev/null || { echo "There is no $(PYTHON). Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$($(PYTHON) --version) is too old: kg needs Python 3.11 or newer. Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock
	$(RUN)/python -m pip install --disable-pip-version-check --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $(READY)
