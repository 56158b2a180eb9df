"""The documents say what the program does; the tours are played in test_tours.py."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from bot.settings import Settings
from domain.language.fields import Field
from domain.team import Role
from handlers.menus import EVERYBODY, LEAD, MANAGER, OWNER, commands_of
from tests.project.files import ROOT, project_files, shown

DOCS = ROOT / "docs"
COMMANDS = DOCS / "reference" / "commands.md"
SETTINGS = DOCS / "reference" / "settings.md"
LONGEST_RECORD = 60
LARGEST_PICTURE = 300_000
LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def papers() -> list[Path]:
    return list(project_files(".md"))


def links(paper: Path) -> Iterator[str]:
    """Every link and picture of a paper that leads to a place in the project."""
    for match in LINK.finditer(FENCE.sub("", paper.read_text("utf-8"))):
        target = match[1] or match[2]
        if not re.match(r"[a-z]+:", target):
            yield target


def anchors(paper: Path) -> set[str]:
    """The places in a paper that a link can name, as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", paper.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one).lower().replace(" ", "-") for one in headings}


def goes_nowhere(paper: Path, target: str) -> bool:
    path, _, anchor = unquote(target).partition("#")
    place = (paper.parent / path).resolve() if path else paper
    if not place.exists() or not place.is_relative_to(ROOT):
        return True
    return bool(anchor) and anchor not in anchors(place)


def test_every_link_and_picture_leads_somewhere() -> None:
    broken = [
        f"{shown(paper)} {target}"
        for paper in papers()
        for target in links(paper)
        if goes_nowhere(paper, target)
    ]
    assert broken == []


def test_every_document_can_be_reached_from_the_index() -> None:
    reached: set[Path] = set()
    ahead = [DOCS / "README.md"]
    while ahead:
        paper = ahead.pop()
        if paper in reached or paper.suffix != ".md":
            continue
        reached.add(paper)
        targets = [(paper.parent / one.partition("#")[0]).resolve() for one in links(paper)]
        ahead.extend(one for one in targets if one.exists())
    written = [paper for paper in papers() if paper.is_relative_to(DOCS)]
    assert [shown(one) for one in written if one not in reached] == []


def test_pictures_are_small() -> None:
    pictures = [*DOCS.rglob("*.png"), *DOCS.rglob("*.jpg")]
    assert pictures
    assert [shown(one) for one in pictures if one.stat().st_size > LARGEST_PICTURE] == []


def test_the_reference_has_every_command_and_no_other() -> None:
    headings = re.findall(r"^### `/([a-z]+)`$", COMMANDS.read_text("utf-8"), re.MULTILINE)
    every = {*EVERYBODY, *commands_of(Role.OWNER)}
    assert sorted(headings) == sorted(every)


def test_the_reference_says_who_may() -> None:
    text = COMMANDS.read_text("utf-8")
    parts = {part.splitlines()[0]: part for part in re.split(r"^## ", text, flags=re.MULTILINE)}
    for title, words in (
        ("Everybody", EVERYBODY),
        ("Managers", MANAGER),
        ("Heads and owners", LEAD),
        ("Owners", OWNER),
    ):
        headings = re.findall(r"^### `/([a-z]+)`$", parts[title], re.MULTILINE)
        assert sorted(headings) == sorted(words), title


def test_what_is_planned_is_not_there_yet() -> None:
    planned = COMMANDS.read_text("utf-8").partition("## What is planned")[2]
    words = set(re.findall(r"`/([a-z]+)`", planned))
    assert words
    assert words & {*EVERYBODY, *commands_of(Role.OWNER)} == set()


@pytest.mark.parametrize(
    "papers", [("README.md", "docs/tutorial.md"), ("README.ru.md", "docs/ru/tutorial.md")]
)
def test_readme_and_tutorial_meet_every_command(papers: tuple[str, str]) -> None:
    text = "\n".join((ROOT / paper).read_text("utf-8") for paper in papers)
    met = set(re.findall(r"/([a-z]+)", text))
    assert {*EVERYBODY, *commands_of(Role.OWNER)} - met == set()


def test_the_reference_names_every_field_of_a_card() -> None:
    table = re.findall(r"^\| (`.+?) \|", COMMANDS.read_text("utf-8"), re.MULTILINE)
    named = re.findall(r"`(\w+)`", "\n".join(table))
    assert sorted(named) == sorted(Field)


def test_the_reference_has_every_setting_with_its_default() -> None:
    rows = re.findall(
        r"^\| `([A-Z_]+)` \| (.+?) \| .+ \| .+ \|$", SETTINGS.read_text("utf-8"), re.MULTILINE
    )
    defaults = {
        name.upper(): _shown_default(field.default) for name, field in Settings.model_fields.items()
    }
    assert dict(rows) == defaults
    assert len(rows) == len(defaults)


def _shown_default(value: object) -> str:
    assert value is not PydanticUndefined
    assert not isinstance(value, SecretStr)
    return "–" if value in (None, ()) else f"`{value}`"


def test_every_decision_is_numbered_once_short_and_in_the_index() -> None:
    records = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    index = (DOCS / "decisions" / "README.md").read_text("utf-8")
    numbers = [int(one.name[:4]) for one in records]
    assert len(set(numbers)) == len(numbers)
    for number, record in zip(numbers, records, strict=True):
        text = record.read_text("utf-8")
        title = text.splitlines()[0].removeprefix(f"# {number}. ")
        assert f"| [{number}]({record.name}) | {title} |" in index
        assert "\nStatus: " in text
        assert len(text.splitlines()) <= LONGEST_RECORD


def test_code_that_names_a_document_names_one_that_is_there() -> None:
    named = re.compile(r"\bdocs/[\w./-]*\w")
    broken = [
        f"{shown(path)} {name}"
        for path in project_files(".py", ".toml", ".yaml", ".sh", ".service")
        for name in named.findall(path.read_text("utf-8"))
        if not list(ROOT.glob(f"{name}*"))
    ]
    assert broken == []
