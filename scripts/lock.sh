#!/bin/sh
# Writes both locks anew from pyproject.toml: every version pinned, every file hashed, good for
# each Python and platform at once, and free of any address.
# `scripts/lock.sh --upgrade` also takes newer versions of what is already locked.
set -eu
cd "$(dirname "$0")/.."

UV=${UV:-.venv/tools/bin/uv}
if ! command -v "$UV" >/dev/null 2>&1; then
    .venv/bin/python -m venv .venv/tools
    .venv/tools/bin/python -m pip install --quiet --disable-pip-version-check uv
fi

compile() {
    "$UV" --no-config pip compile pyproject.toml --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --quiet "$@" >/dev/null
}

compile "$@" --output-file requirements.lock
# The second lock is the first plus the tools, never a different choice of versions.
compile "$@" --group test --constraint requirements.lock --output-file requirements-test.lock
