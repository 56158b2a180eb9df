#!/bin/sh
# Brings .venv in step with a lock: `setup.sh run` or `setup.sh test`.
# What was installed is remembered inside .venv by content, not by date, so the second start
# compares two lines and needs neither pip nor a network.
set -eu
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
VENV_PYTHON=.venv/bin/python

die() {
    echo "touchbase: $*" >&2
    exit 1
}

lock_of() {
    if [ "$1" = test ]; then echo requirements-test.lock; else echo requirements.lock; fi
}

# A stamp names the interpreter and the lock; both must be the same for it to count.
stamp_text() {
    "$VENV_PYTHON" -c 'import sys; print(*sys.version_info[:2], sep=".")' && cksum <"$(lock_of "$1")"
}

is_installed() {
    [ -f ".venv/installed-$1" ] || return 1
    text=$(stamp_text "$1" 2>/dev/null) && [ "$text" = "$(cat ".venv/installed-$1")" ]
}

make_venv() {
    command -v "$PYTHON" >/dev/null 2>&1 ||
        die "$PYTHON is not here; install Python 3.11 or newer, or name one: make run PYTHON=python3.12"
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        die "Python 3.11 or newer is needed, $PYTHON is older; name a newer one: make run PYTHON=python3.12"
    "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null ||
        die "$PYTHON cannot make a virtual environment; install its venv module (Debian, Ubuntu: apt install python3-venv)"
    "$PYTHON" -m venv --clear .venv
}

kind=${1:-run}
case $kind in
run) covers="run" ;;
test) covers="run test" ;; # the test lock holds the run lock whole
*) die "usage: scripts/setup.sh run|test" ;;
esac

if is_installed "$kind"; then
    exit 0
fi
# Also mends a .venv that was cut short, or whose interpreter has gone from the machine.
"$VENV_PYTHON" -m pip --version >/dev/null 2>&1 || make_venv
echo "Installing what $(lock_of "$kind") names into .venv (only the first time; about a minute) …"
"$VENV_PYTHON" -m pip install --quiet --disable-pip-version-check --require-hashes \
    --requirement "$(lock_of "$kind")" || die "installing failed; the lines above say why"
for done_kind in $covers; do
    stamp_text "$done_kind" >".venv/installed-$done_kind"
done
