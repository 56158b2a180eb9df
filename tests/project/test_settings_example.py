import re

import pytest

from bot.settings import Settings
from tests.project.files import ROOT

EXAMPLE = ROOT / ".env.example"
ASSIGNMENT = re.compile(r"^([A-Z][A-Z0-9_]*)=")


def named() -> list[str]:
    found = (ASSIGNMENT.match(line) for line in EXAMPLE.read_text("utf-8").splitlines())
    return [match[1] for match in found if match]


def test_the_example_names_every_setting_once() -> None:
    assert sorted(named()) == sorted(name.upper() for name in Settings.model_fields)


def test_every_setting_of_the_example_is_explained_above_it() -> None:
    explained = ""
    for block in EXAMPLE.read_text("utf-8").split("\n\n"):
        text = block.splitlines()
        if any(ASSIGNMENT.match(line) for line in text):
            assert text[0].startswith("# "), block
            explained += block
    assert [name for name in named() if f"{name}=" not in explained] == []


def test_a_copy_of_the_example_means_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in named():
        monkeypatch.delenv(name, raising=False)
    assert Settings(_env_file=EXAMPLE) == Settings(_env_file=None)
