"""The examples of the rules pages come out as the pages say, in both languages alike."""

import re
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.project.files import ROOT
from tests.project.phrases import PHRASES
from tests.project.rules import BLOCK, LANGUAGES, Example, Line, examples_of
from tests.project.rules_customers import about_customers
from tests.project.rules_customers import play as play_on_the_whole_bot
from tests.project.rules_play import do, set_stage
from tests.project.rules_seen import see

PAPERS = {"en": "docs/rules.md", "ru": "docs/ru/rules.md"}
PAGES = {language: (ROOT / paper).read_text("utf-8") for language, paper in PAPERS.items()}
EXAMPLES = {language: examples_of(page, language) for language, page in PAGES.items()}
RULES = [f"R{number}" for number in (*range(10, 19), *range(20, 28), *range(50, 55))]


def named(example: Example) -> str:
    return "-".join(example.rules)


def expects(line: Line) -> bool:
    return line.op.value.startswith("is_")


async def play(example: Example, folder: Path) -> None:
    if about_customers(example):
        await play_on_the_whole_bot(example, folder)
        return
    stage = await set_stage(example)
    for line in example.lines:
        await (see if expects(line) else do)(stage, line)


@pytest.mark.parametrize("example", EXAMPLES["en"], ids=named)
async def test_an_example_comes_out_as_the_page_says(example: Example, tmp_path: Path) -> None:
    await play(example, tmp_path)


def test_both_pages_hold_the_same_examples() -> None:
    for english, russian in zip_longest(*(EXAMPLES[one] for one in LANGUAGES)):
        assert english is not None
        assert russian is not None
        assert english.rules == russian.rules
        assert english.meaning == russian.meaning, english.rules


def test_every_example_expects_something() -> None:
    for one in EXAMPLES["en"]:
        assert expects(one.lines[-1]), one.rules


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_told_and_has_an_example(language: str) -> None:
    shown = {rule for one in EXAMPLES[language] for rule in one.rules}
    assert sorted(shown) == RULES
    told = BLOCK.sub("", PAGES[language])
    assert {*RULES} - {*re.findall(r"\bR\d+\b", told)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_block_of_a_page_is_passed_over(language: str) -> None:
    opened = re.findall(r"^```\S", PAGES[language], re.MULTILINE)
    assert len(opened) == len(EXAMPLES[language]) >= 15


def test_every_phrase_of_the_language_is_used() -> None:
    used = {line.op for one in EXAMPLES["en"] for line in one.lines}
    assert set(PHRASES) - used == set()


@pytest.mark.parametrize(
    "line",
    [
        "called            Tue 2 March 2026, 11:00",
        "called            Mon 30 February 2026, 11:00",
        "called            Mon 2 March 2026",
        "called            Mon 2 March 2026, 11:00, Hill",
        "rang              Mon 2 March 2026, 11:00",
        "/policy           nonsense 5",
        "→ rests since     Mon 2 March 2026, 11:00: tired",
    ],
)
def test_a_line_that_says_nothing_known_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        examples_of(f"```example R10\n{line}\n```\n", "en")


async def test_a_line_that_is_not_so_is_an_error(tmp_path: Path) -> None:
    block = "called Mon 2 March 2026, 11:00\n→ does not rest\n→ warning by R10, not before {at}\n"
    page = block.format(at="Thu 5 March 2026, 11:00")
    (example,) = examples_of(f"```example R10\n{page}```\n", "en")
    with pytest.raises(AssertionError, match="nothing of the kind"):
        await play(example, tmp_path)


async def test_a_line_about_customers_that_is_not_so_is_an_error(tmp_path: Path) -> None:
    at = "Mon 2 March 2026, 11:00"
    block = f"opens the link {at}\n→ nowhere in the base\nagrees {at}\n→ nowhere in the base\n"
    (example,) = examples_of(f"```example R51\n{block}```\n", "en")
    with pytest.raises(AssertionError, match="customers"):
        await play(example, tmp_path)
