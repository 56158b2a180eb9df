"""Buttons: pressed twice, pressed late, pressed after what they speak of has changed."""

from pathlib import Path

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team
from tests.day.pressing import PressesTwice

SCREENS = (
    "/card Иванов",
    "/card Петрова",
    "/tasks",
    "/deals",
    "/today",
    "/help",
    "/settings",
    "/stats",
    "/team",
    "/stages",
    "/call Иванов",
    "/call Иванов не ответил",
    "/call Петрова отказ",
    "/call Иванов не тот человек",
    "/meeting Иванов",
    "/incoming Иванов",
    "/remind Иванов",
    "/deal Иванов",
    "/edit Иванов",
    "/edit Иванов должность",
    "/history Иванов",
    "/find Никто",
    "/add Незнаев",
    "/move Альфа lost",
    "/assign Петрова",
    "абракадабра",
    "/policy",
    "/policy промежуток",
    "/policy промежуток 3650",
    "/report",
    "/rest Козлов дорого",
    "/why Козлов",
    "/card Козлов",
    "/dial",
    "/remind Иванов завтра в 12 счёт",
    "/why Орлов",
    "/card Орлов",
    "/today",
)
NEW = {
    "ann": {"rs:wake", "rs:keep", "di:log", "di:skip", "di:finish", "in", "lo", "wy"},
    "olga": {"po:list", "po:topic", "po:show", "po:set", "po:own", "po:log", "rp:exceptions"},
}
"""What must be among the buttons that are pressed."""
AGAIN_ON_PURPOSE = ("iv:", "se:quiet", "sg:up", "sg:down", "un:")
"""A new link, a tick, one place further each time; undo names its change by the moment, and
here the clock stands still."""
BASE = (
    *("clients", "contacts", "points", "tags", "touches", "deals", "deal_moves", "reminders"),
    *("members", "stages", "rounds", "cadence_exceptions", "policy_changes"),
)


@pytest.fixture
async def busy(team: Team) -> Team:
    """Return the team; Ann has two clients with deals and reminders."""
    for line in (
        "/add Иванов Иван ООО Вега 89035550001",
        "/add Петрова Анна 89035550002",
        "/call Иванов дозвонился, перезвонить завтра в 11",
        "/deal Иванов 100к Альфа",
        "/deal Петрова 100к Бета",
        "/remind Петрова завтра в 13 смета",
        "/remind - завтра в 15 планёрка",
        "/add Козлов Олег 89035550003",
        "/add Сидоров Пётр 89035550004",
        "/add Орлов Глеб 89035550005",
        "/call Орлов дозвонился",
    ):
        await team.ann.says(line)
    return team


def _presses(actor: Actor, folder: Path) -> PressesTwice:
    return PressesTwice(
        actor=actor,
        base=folder / "base.db",
        tables=BASE,
        again_on_purpose=AGAIN_ON_PURPOSE,
    )


@pytest.mark.parametrize("who", ["ann", "olga"])
async def test_no_button_has_a_second_effect(busy: Team, tmp_path: Path, who: str) -> None:
    """One button of every shape that the screens show is pressed twice."""
    pressed = await _presses(getattr(busy, who), tmp_path)(SCREENS)
    assert len(pressed) > len(SCREENS)
    assert {one for one in NEW[who] if not any(data.startswith(one) for data in pressed)} == set()


async def test_r26_no_button_of_the_checking_list_has_a_second_effect(
    busy: Team, tmp_path: Path
) -> None:
    for name in ("Иванов", "Петрова", "Козлов", "Сидоров"):
        await busy.ann.says(f"/call {name} номер не существует")
    await busy.tg.passes(days=190)
    pressed = await _presses(busy.ann, tmp_path)(("/archive", "/today"))
    verbs = {data.split(":")[1] for data in pressed if data.startswith("ar:")}
    assert verbs >= {"works", "silent", "wrong", "missing", "skip"}


async def test_the_buttons_of_a_card_that_was_undone_say_that_it_is_gone(team: Team) -> None:
    ann = team.ann
    await ann.says("/add Иванов Иван 89035550001")
    card = ann.last
    buttons = [one.data for row in card.buttons for one in row if one.data]
    await ann.says("/undo")
    for data in buttons:
        await ann.presses(data=data, message=card)
        assert (
            "Этого больше нет" in (ann.toast or "")
            or "уже не отменить" in (ann.toast or "")
            or "Отменять нечего" in (ann.toast or "")
        ), data
    await ann.says("/find Иванов")
    assert ann.sees("никого не нашёл")


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("/call Петрова", "Дозвонился"),
        ("/remind Петрова", "Через час"),
        ("/edit Петрова", "отчество"),
        ("/tasks", "✅ 2"),
        ("/deals", "Бета"),
        ("/history Петрова", "Карточка"),
    ],
)
async def test_old_screens_of_a_client_that_was_given_away_open_nothing(
    busy: Team, line: str, label: str
) -> None:
    ann = busy.ann
    await ann.says(line)
    old = ann.last
    await busy.boris.says("/assign Петрова Глеб")
    assert busy.boris.sees("Глеб")
    await ann.presses(label, message=old)
    assert not ann.sees("Петрова"), ann.transcript()
    assert ann.toast


async def test_a_deal_that_moved_on_is_not_moved_by_its_old_screen(busy: Team) -> None:
    ann = busy.ann
    await ann.says("/deals")
    await ann.presses("Альфа")
    old = ann.last
    await ann.says("/move Альфа переговоры")
    for label in ("Контакт", "Выиграна"):
        await ann.presses(label, message=old)
        assert ann.toast == "👌 Это уже сделано."
    await ann.says("/card Иванов")
    assert ann.sees("Переговоры")


async def test_r20_a_second_press_on_rest_keeps_one_recontact(busy: Team) -> None:
    ann = busy.ann
    await ann.says("/card Петрова")
    await ann.presses("В отдых")
    await ann.presses(data="do:rest:2:2")
    assert ann.toast == "👌 Это уже сделано."
    await ann.says("/undo")
    await ann.says("/tasks")
    assert ann.sees("смета")
    assert not ann.sees("апреля")


@pytest.mark.parametrize(("seconds", "undone"), [(9 * 60 + 59, True), (10 * 60 + 1, False)])
async def test_r75_ten_minutes_to_the_second(team: Team, seconds: int, *, undone: bool) -> None:
    await team.ann.says("/add Иванов Иван 89035550001")
    await team.tg.passes(minutes=seconds / 60)
    await team.ann.presses("Отменить")
    await team.ann.says("/find Иванов")
    assert team.ann.sees("никого не нашёл") is undone
