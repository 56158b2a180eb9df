"""Which texts the code asks for, read from its syntax trees."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.project.files import ROOT

ROOMS = ("bot", "domain", "handlers", "scheduler", "web")
ANY = "\N{ASTERISK}"
_KEY = re.compile(rf"[a-z]+(?:-(?:[a-zA-Z0-9_]+|\{ANY}))+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A string in the code that looks like a key of a text; ``*`` stands for what is put in.

    ``facts`` are the named arguments of the call, ``None`` when they cannot be told.
    """

    key: str
    place: str
    asked: bool
    facts: frozenset[str] | None = None

    @property
    def family(self) -> re.Pattern[str]:
        """Return what the key, or the keys it stands for, look like."""
        return re.compile("[a-zA-Z0-9_-]+".join(map(re.escape, self.key.split(ANY))))


def mentions() -> list[Mention]:
    """Return every string of the rooms that looks like a key."""
    found: list[Mention] = []
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found.extend(_of_file(tree, str(path.relative_to(ROOT))))
    return found


def _of_file(tree: ast.AST, place: str) -> Iterator[Mention]:
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
              for part in ast.walk(node) if part is not node}  # fmt: skip
    asked: dict[int, frozenset[str] | None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _asks(node.func):
            for choice in _choices(node.args[0]):
                asked[id(choice)] = _facts(node)
    for node in ast.walk(tree):
        key = _key(node)
        if key and id(node) not in inside and _KEY.fullmatch(key):
            yield Mention(
                key=key,
                place=f"{place}:{getattr(node, 'lineno', 0)}",
                asked=id(node) in asked,
                facts=asked.get(id(node)),
            )


def _asks(called: ast.expr) -> bool:
    """Tell ``texts(…)``, ``desk.texts(…)`` and ``….plain(…)``."""
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in ("texts", "plain")


def _choices(argument: ast.expr) -> list[ast.expr]:
    if isinstance(argument, ast.IfExp):
        return [*_choices(argument.body), *_choices(argument.orelse)]
    return [argument]


def _facts(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _key(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else ANY for part in node.values
        )
    return None
