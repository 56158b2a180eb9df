#!/bin/sh
# Every check of the project, one group after another. The first group that fails ends the
# run; the summary at the end says what passed, what failed and what was not reached.
set -u
cd "$(dirname "$0")/.." || exit 1

PYTHON=.venv/bin/python
summary=
failed=0

group() {
    name=$1
    shift
    if [ "$failed" -ne 0 ]; then
        summary="$summary  not run   $name
"
        return
    fi
    printf '\n== %s\n' "$name"
    started=$(date +%s)
    if "$@"; then verdict="ok     "; else verdict="FAILED " failed=1; fi
    summary="$summary  $verdict   $name ($(($(date +%s) - started)) s)
"
}

import_contracts() {
    "$PYTHON" -c 'import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())'
}

group "style (ruff check)" "$PYTHON" -m ruff check .
group "format (ruff format --check)" "$PYTHON" -m ruff format --check .
group "types (mypy --strict)" "$PYTHON" -m mypy
group "import contracts (import-linter)" import_contracts
group "tests with the coverage floor (pytest)" "$PYTHON" -m pytest -n auto --dist loadgroup --cov

printf '\n== summary\n%s' "$summary"
exit "$failed"
