import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.project.files import ROOT, start

LOCKS = ("requirements.lock", "requirements-test.lock")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with tiny locks, in a folder with a space in its name."""
    folder = tmp_path / "a checkout"
    (folder / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts/setup.sh", folder / "scripts")
    for lock in LOCKS:
        (folder / lock).write_text(f"{lock}\n", "utf-8")
    return folder


def script(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), "utf-8")
    path.chmod(0o755)
    return path


def setup(checkout: Path, kind: str, *, python: str | Path = sys.executable) -> tuple[int, str]:
    env = {"PATH": os.environ["PATH"], "PYTHON": str(python)}
    said = start(checkout / "scripts/setup.sh", kind, env=env, cwd=checkout)
    return said.returncode, said.stdout + said.stderr


def pip_calls(checkout: Path) -> list[str]:
    """What pip was asked since the last look, with a pip that only takes notes."""
    log = checkout / "pip.log"
    calls = log.read_text("utf-8").splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return [call for call in calls if " install " in call]


def give_venv_with_noting_pip(checkout: Path) -> None:
    script(
        checkout / ".venv/bin/python",
        'case "$*" in "-m pip"*) echo "$*" >>pip.log; exit 0;; esac',
        f'exec "{sys.executable}" "$@"',
    )


def test_the_second_start_does_without_pip(checkout: Path) -> None:
    give_venv_with_noting_pip(checkout)
    assert setup(checkout, "run")[0] == 0
    (call,) = pip_calls(checkout)
    assert call.endswith("--require-hashes --requirement requirements.lock")
    assert setup(checkout, "run") == (0, "")
    assert pip_calls(checkout) == []


def test_a_changed_lock_is_installed_but_a_touched_one_is_not(checkout: Path) -> None:
    give_venv_with_noting_pip(checkout)
    setup(checkout, "run")
    pip_calls(checkout)
    (checkout / "requirements.lock").touch()
    assert setup(checkout, "run") == (0, "")
    (checkout / "requirements.lock").write_text("another\n", "utf-8")
    setup(checkout, "run")
    assert len(pip_calls(checkout)) == 1


def test_the_test_set_up_covers_the_run(checkout: Path) -> None:
    give_venv_with_noting_pip(checkout)
    setup(checkout, "test")
    assert len(pip_calls(checkout)) == 1
    assert setup(checkout, "run") == (0, "")
    assert pip_calls(checkout) == []


def test_an_old_python_is_refused_in_one_line(checkout: Path) -> None:
    old = script(checkout / "old", 'case "$*" in *3,*11*) exit 1;; esac')
    status, said = setup(checkout, "run", python=old)
    assert status == 1
    assert said.count("\n") == 1
    assert "Python 3.11 or newer is needed" in said


def test_a_python_without_venv_says_what_to_install(checkout: Path) -> None:
    bare = script(checkout / "bare", 'case "$*" in *ensurepip*) exit 1;; esac')
    status, said = setup(checkout, "run", python=bare)
    assert status == 1
    assert said.count("\n") == 1
    assert "apt install python3-venv" in said


def test_a_missing_python_is_named(checkout: Path) -> None:
    status, said = setup(checkout, "run", python="python-that-is-not-here")
    assert status == 1
    assert said.startswith("touchbase: python-that-is-not-here is not here")


def test_a_failed_installation_is_tried_again(checkout: Path) -> None:
    script(
        checkout / ".venv/bin/python",
        'case "$*" in *"pip install"*) exit 1;; "-m pip"*) exit 0;; esac',
        f'exec "{sys.executable}" "$@"',
    )
    status, said = setup(checkout, "run")
    assert status == 1
    assert "installing failed" in said
    give_venv_with_noting_pip(checkout)
    assert setup(checkout, "run")[0] == 0
    assert len(pip_calls(checkout)) == 1


@pytest.mark.parametrize("name", [".ci/run", "scripts/check.sh", "scripts/lock.sh"])
def test_the_scripts_can_be_read_and_started(name: str) -> None:
    shell = "bash" if name == ".ci/run" else "sh"
    assert start(shell, "-n", ROOT / name).returncode == 0
    assert os.access(ROOT / name, os.X_OK)


def test_ci_runs_exactly_make_test() -> None:
    assert (ROOT / ".ci/run").read_text("utf-8").endswith("\nexec make test\n")
