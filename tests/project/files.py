"""What the tests of the project itself share: its files, its metadata, a way to start programs."""

import io
import subprocess
import tokenize
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "handlers", "web", "domain", "storage", "scheduler", "sandbox", "locales")

_PASSED_OVER = {".git", ".venv", "__pycache__", "build", "data"}
_TEXT = {
    *{".cfg", ".css", ".editorconfig", ".example", ".ftl", ".html", ".ini", ".js", ".json"},
    *{".lock", ".mako", ".md", ".py", ".service", ".sh", ".svg", ".toml", ".txt", ".yaml"},
}
_TEXT_NAMES = {".dockerignore", ".editorconfig", ".gitignore", "Dockerfile", "LICENSE", "Makefile"}


def project_files(*suffixes: str) -> Iterator[Path]:
    """Every text file that people wrote here, or only those with the given suffixes."""
    for path in sorted(_walk(ROOT)):
        if suffixes:
            wanted = path.suffix in suffixes
        else:
            wanted = path.suffix in _TEXT or path.name in _TEXT_NAMES or path.parent.name == ".ci"
        if wanted:
            yield path


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_symlink() or path.name in _PASSED_OVER or path.name.endswith("_cache"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """Line number and text of each comment in a Python file; strings do not count."""
    source = io.StringIO(path.read_text("utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def shown(path: Path, line: int | None = None) -> str:
    """How a file is named in a failure: relative to the project, with the line if there is one."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def start(
    *command: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and give back what it said."""
    return subprocess.run(  # noqa: S603 — the tests choose what they start
        [str(part) for part in command],
        capture_output=True,
        check=False,
        cwd=cwd,
        env=None if env is None else dict(env),
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=60,
    )
