"""Whom a line means: the longest run of its first words that finds somebody."""

import pytest

from domain.clients import Contact
from domain.find_clients import FindClients, PointOut
from domain.language.companies import is_legal_form
from tests.domain.base import BORIS, EGOR, VERA, Base, phone


@pytest.fixture
async def find(base: Base) -> FindClients:
    await base.person(BORIS, "Петров Иван")
    await base.person(BORIS, "Петров Сергей")
    await base.person(BORIS, "Орлова Ольга")
    await base.company(
        BORIS,
        "ООО «Красная Ромашка»",
        Contact(surname="Щукин", name="Олег", points=(phone("+79165556677"),)),
    )
    await base.person(VERA, "Петрова Вера")
    return FindClients(index=base.search)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("петров", ["Петров Иван", "Петров Сергей"]),
        ("ПЕТРОВ иван", ["Петров Иван"]),
        ("сергей петр", ["Петров Сергей"]),
        ("gtnhjd", ["Петров Иван", "Петров Сергей"]),
        ("petrov", ["Петров Иван", "Петров Сергей"]),
        ("6677", ["Щукин Олег"]),
        ("красная ромашка", ["ООО «Красная Ромашка»"]),
        ("ООО «Красная Ромашка»", ["ООО «Красная Ромашка»"]),
        ("ромашка ооо", ["ООО «Красная Ромашка»"]),
        ("jjj hjvfirf", ["ООО «Красная Ромашка»"]),
        ("сидоров", []),
        ("!!!", []),
        ("", []),
    ],
)
async def test_r2_text_finds_by_names_digits_and_in_the_wrong_layout(
    find: FindClients, text: str, names: list[str]
) -> None:
    assert [one.name for one in await find(BORIS, text)] == names


async def test_r60_search_sees_one_s_own_clients(find: FindClients) -> None:
    assert [one.name for one in await find(VERA, "петр")] == ["Петрова Вера"]
    assert len(await find(EGOR, "петр")) == 3


async def test_at_most_as_many_as_asked_for(find: FindClients) -> None:
    assert len(await find(BORIS, "петров", limit=1)) == 1


@pytest.mark.parametrize(
    ("line", "who", "rest", "count"),
    [
        ("Петров перезвонить завтра", "Петров", "перезвонить завтра", 2),
        ("Петров Иван 15000 за монтаж", "Петров Иван", "15000 за монтаж", 1),
        ("Петров", "Петров", "", 2),
        ("gtnhjd bdfy не ответил", "gtnhjd bdfy", "не ответил", 1),
        ("красная ромашка договорились", "красная ромашка", "договорились", 1),
        ("ООО Красная Ромашка договорились", "ООО Красная Ромашка", "договорились", 1),
        ("ООО «Красная Ромашка» договорились", "ООО «Красная Ромашка»", "договорились", 1),
        ("5556677 не ответил", "5556677", "не ответил", 1),
        ("Сидоров перезвонить", "Сидоров", "перезвонить", 0),
        ("ООО Лютик перезвонить", "ООО Лютик", "перезвонить", 0),
        ("Петров не ответил", "Петров", "не ответил", 2),
        ("Петров 5 минут говорили", "Петров", "5 минут говорили", 2),
        ("Петров, Иван просил", "Петров,", "Иван просил", 2),
        ("", "", "", 0),
        ("— Петров дозвонился", "— Петров", "дозвонился", 2),
    ],
)
async def test_the_longest_run_of_first_words_is_the_client(
    find: FindClients, line: str, who: str, rest: str, count: int
) -> None:
    pointed = await PointOut(find=find)(BORIS, line)
    assert (pointed.who, pointed.rest, len(pointed.hits)) == (who, rest, count)


async def test_a_legal_form_is_not_the_beginning_of_a_name(find: FindClients) -> None:
    """The key of ООО is "о", which would begin Орлова and Ольга."""
    pointed = await PointOut(find=find)(BORIS, "ООО Лютик перезвонить")
    assert not pointed.hits


@pytest.mark.parametrize(
    ("word", "form"), [("ООО", True), ("ип", True), ("Ltd", True), ("ОООка", False), ("", False)]
)
def test_a_legal_form_is_one_whole_word(word: str, *, form: bool) -> None:
    assert is_legal_form(word) is form


async def test_no_more_words_than_a_name_has_are_tried(find: FindClients) -> None:
    pointed = await PointOut(find=find, most_words=1)(BORIS, "Петров Иван дозвонился")
    assert (pointed.who, pointed.rest) == ("Петров", "Иван дозвонился")
