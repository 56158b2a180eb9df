# The two commands are `make run` and `make test`; `make` alone lists the rest.
PYTHON ?= python3
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help run test bench format lock clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s%s\n", $$1, $$2 }'

run: ## set up .venv and start: Telegram with BOT_TOKEN in .env, the sandbox without
	@scripts/setup.sh run
	@exec .venv/bin/python -m bot

test: ## set up .venv with the test tools and run every check
	@scripts/setup.sh test
	@scripts/check.sh

bench: ## measure speed and memory and print the figures (PART=passage measures one part)
	@scripts/setup.sh test
	@exec .venv/bin/python -m benchmarks $(PART)

format: ## mend the style and the layout of the code where a machine can
	@scripts/setup.sh test
	@.venv/bin/python -m ruff check --fix-only .
	@.venv/bin/python -m ruff format .

lock: ## write both locks anew after a change of pyproject.toml (LOCK_FLAGS=--upgrade takes newer versions)
	@scripts/setup.sh run
	@scripts/lock.sh $(LOCK_FLAGS)

clean: ## remove .venv, caches and build leftovers; data/ and .env stay
	@rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
