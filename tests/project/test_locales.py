import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from domain.cadence import Rule
from domain.cadence_exceptions import ExceptionKind
from domain.count_statistics import Period
from domain.customers.consents import Channel, Purpose
from domain.customers.erasure import Cleaning, ErasedWhy
from domain.customers.forms import Flaw
from domain.customers.magnets import Ask
from domain.customers.surveys import Occasion
from domain.deals import LostReason
from domain.errors import TouchbaseError
from domain.kinds import BaseType, Marker
from domain.language.contact_line import FragmentReason
from domain.language.fields import Field
from domain.next_steps import StepKind
from domain.plan import CallReason
from domain.quality import Required
from domain.reminders import ReminderKind
from domain.rounds import RoundEnd
from domain.team import Role
from domain.touches import Direction, MediaKind, Outcome, TouchKind
from handlers.customers.callbacks import OwnVerb
from handlers.menus import EVERYBODY, commands_of
from locales import LOCALES, MissingTextError, texts_for
from tests.project.files import ROOT
from tests.project.texts_in_code import Mention, mentions

FAMILIES: Mapping[str, type[StrEnum]] = {
    "outcome-": Outcome,
    "change-touch-": TouchKind,
    "change-step-": StepKind,
    "field-": Field,
    "touch-media-": MediaKind,
    "role-": Role,
    "base-": BaseType,
    "marker-": Marker,
    "deal-lost-": LostReason,
    "add-fragment-": FragmentReason,
    "today-why-": ReminderKind,
    "today-call-": CallReason,
    "stats-button-": Period,
    "cadence-rule-": Rule,
    "report-kind-": ExceptionKind,
    "report-rule-": Rule,
    "report-kept-": RoundEnd,
    "site-consent-": Purpose,
    "form-hint-": Ask,
    "lead-flaw-": Flaw,
    "erasure-file-": Cleaning,
    "erasure-why-": ErasedWhy,
    "own-purpose-": Purpose,
    "own-channel-": Channel,
    "own-button-": OwnVerb,
    "survey-ask-": Occasion,
}
"""Texts named by a value of the domain: each value has one."""

TAGS = re.compile(r"<(/?)(\w+)[^>]*>")
WORDS = re.compile(r"[^\W\d_]+")
CYRILLIC, LATIN = re.compile("[а-яё]", re.IGNORECASE), re.compile("[a-z]", re.IGNORECASE)
OWN_NAMES = {"settings-language-ru"}
"""A language is called by its own name in every language."""


class Parts(Visitor):
    """Gathers the variables, words and plural selectors of one message."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.words: list[str] = []
        self.selections: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 — named by the library
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 — named by the library
        self.words.append(node.value)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 — named by the library
        self.selections.append({_variant(one.key) for one in node.variants})
        self.generic_visit(node)


def _variant(key: ast.Identifier | ast.NumberLiteral) -> str:
    return str(key.name if isinstance(key, ast.Identifier) else key.value)


@cache
def entries(locale: str) -> tuple[tuple[str, ast.Message], ...]:
    """Return every message of a locale with its file."""
    found = []
    for path in sorted((ROOT / "locales" / locale).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content!r}"
            if isinstance(entry, ast.Message):
                found.append((path.name, entry))
    return tuple(found)


@cache
def parts_of(locale: str) -> Mapping[str, Parts]:
    """Return what each message of a locale is made of."""
    known = {}
    for _, message in entries(locale):
        parts = Parts()
        parts.visit(message)
        known[message.id.name] = parts
    return known


@cache
def keys() -> frozenset[str]:
    return frozenset(parts_of(LOCALES[0]))


@cache
def mentioned() -> tuple[Mention, ...]:
    """Return the strings of the code that are keys, or ought to be."""
    nouns = {key.split("-")[0] for key in keys()}
    return tuple(one for one in mentions() if one.asked or one.key.split("-")[0] in nouns)


def test_every_language_has_the_same_files_and_the_same_messages_in_them() -> None:
    homes = [{(file, entry.id.name) for file, entry in entries(locale)} for locale in LOCALES]
    for home in homes[1:]:
        assert home ^ homes[0] == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_message_is_written_twice(locale: str) -> None:
    counts = Counter(entry.id.name for _, entry in entries(locale))
    assert [name for name, count in counts.items() if count > 1] == []


def test_a_message_asks_for_the_same_facts_in_every_language() -> None:
    first, *others = (parts_of(locale) for locale in LOCALES)
    different = {
        key: (parts.variables, other[key].variables)
        for other in others
        for key, parts in first.items()
        if key in other and parts.variables != other[key].variables
    }
    assert different == {}


def test_every_text_that_the_code_asks_for_exists() -> None:
    missing = [
        f"{one.place} {one.key}"
        for one in mentioned()
        if not any(map(one.family.fullmatch, keys()))
    ]
    assert missing == []


def test_every_text_gets_the_facts_that_it_asks_for() -> None:
    short = [
        f"{one.place} {one.key} lacks {', '.join(sorted(lacking))}"
        for one in mentioned()
        if one.facts is not None and one.key in keys()
        if (lacking := parts_of(LOCALES[0])[one.key].variables - one.facts)
    ]
    assert short == []


def test_every_text_is_asked_for_by_the_code() -> None:
    families = {one.family for one in mentioned()}
    unused = [key for key in sorted(keys()) if not any(one.fullmatch(key) for one in families)]
    assert unused == []


@pytest.mark.parametrize(("prefix", "values"), FAMILIES.items(), ids=FAMILIES)
def test_every_value_of_the_domain_has_its_text(prefix: str, values: type[StrEnum]) -> None:
    assert [one.value for one in values if f"{prefix}{one}" not in keys()] == []


def test_every_field_that_a_card_lacks_has_its_text() -> None:
    assert [one.value for one in Required if f"field-{one}" not in keys()] == []


def test_every_kind_of_touch_has_its_text_in_both_directions() -> None:
    wanted = {f"touch-{kind}-{direction}" for kind in TouchKind for direction in Direction}
    assert wanted - keys() == set()


def test_every_error_has_its_text() -> None:
    def errors(kind: type[TouchbaseError]) -> Iterator[type[TouchbaseError]]:
        yield kind
        for child in kind.__subclasses__():
            yield from errors(child)

    assert [one.__name__ for one in errors(TouchbaseError) if one.key not in keys()] == []


def test_every_command_of_a_menu_is_described() -> None:
    words = {*EVERYBODY, *(word for role in Role for word in commands_of(role))}
    assert {word for word in words if f"menu-{word}" not in keys()} == set()


def test_a_russian_plural_has_every_form() -> None:
    plural = {"one", "few", "many"}
    short = [
        key
        for key, parts in parts_of("ru").items()
        for variants in parts.selections
        if variants & plural and not {"one", "few", "many"} <= variants
    ]
    assert short == []


def test_an_english_plural_has_every_form() -> None:
    short = [
        key
        for key, parts in parts_of("en").items()
        for variants in parts.selections
        if variants & {"one", "few", "many"} and not {"one", "other"} <= variants
    ]
    assert short == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_mixes_latin_and_cyrillic_letters(locale: str) -> None:
    mixed = [
        f"{key}: {word}"
        for key, parts in parts_of(locale).items()
        for text in parts.words
        for word in WORDS.findall(TAGS.sub(" ", text))
        if CYRILLIC.search(word) and LATIN.search(word)
    ]
    assert mixed == []


def test_english_is_written_in_latin_letters() -> None:
    cyrillic = [
        key
        for key, parts in parts_of("en").items()
        if key not in OWN_NAMES and any(map(CYRILLIC.search, parts.words))
    ]
    assert cyrillic == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_tag_that_is_opened_is_closed(locale: str) -> None:
    open_ended = []
    for key, parts in parts_of(locale).items():
        tags = TAGS.findall("".join(parts.words))
        opened = Counter(name for slash, name in tags if not slash)
        closed = Counter(name for slash, name in tags if slash)
        if opened != closed:
            open_ended.append(key)
    assert open_ended == []


def test_a_long_fact_is_put_in_whole_and_escaped() -> None:
    assert texts_for("ru")("history-note", text="<я>" * 3000) == "&lt;я&gt;" * 3000
    assert texts_for("ru").plain("history-note", text="я" * 5000) == "я" * 5000


def test_a_text_without_its_facts_is_a_bug_and_says_so() -> None:
    with pytest.raises(MissingTextError):
        texts_for("ru")("history-note")
    with pytest.raises(MissingTextError):
        texts_for("ru")("no-such-text")


def test_any_other_language_reads_english() -> None:
    assert texts_for("de").locale == "en"
