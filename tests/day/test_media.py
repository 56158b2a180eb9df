"""Voice notes, photos and files that hang on touches (R5)."""

from datetime import UTC, datetime

import pytest
from aiogram.types import Chat, Message

from handlers.callbacks import CardDo, Menu, OpenCard
from handlers.media import _client_of
from handlers.screens import button, inline
from handlers.who import Target
from sandbox.actors import Actor
from tests.day.conftest import Team


@pytest.fixture
async def ann(team: Team) -> Actor:
    await team.ann.says("/add Петров Иван 8 916 123-45-67 ООО Ромашка")
    await team.ann.says("/add Сидорова Анна 8 916 555-44-33")
    return team.ann


async def test_r5_a_photo_under_a_command_hangs_on_the_touch(ann: Actor) -> None:
    await ann.sends_photo(b"x", caption="/meeting Петров договорились, созвон завтра в 12")
    assert ann.sees("Встреча: Петров Иван")
    assert ann.sees("Фото приложено")
    assert ann.sees("завтра, 12:00")


async def test_r5_a_voice_note_alone_asks_whose_it_is_and_what_it_was(ann: Actor) -> None:
    await ann.sends_voice(b"x")
    assert ann.sees("К какому клиенту")
    await ann.says("Кукушкин")
    assert ann.sees("Не нашёл «Кукушкин»")
    await ann.says("Сидорова")
    assert ann.sees("что это было?")
    await ann.presses("Встреча")
    assert ann.sees("Голосовая заметка приложена")
    assert ann.sees("Что дальше?")


async def test_r5_a_file_with_a_name_under_it_finds_its_client(ann: Actor) -> None:
    await ann.sends_file("offer.pdf", b"x", caption="Петров смета на кабель")
    await ann.presses("Звонок")
    assert ann.sees("смета на кабель")
    await ann.presses("Запросил инфо")
    assert ann.sees("Файл приложен")
    assert ann.sees("Итог: запросил информацию")


async def test_r5_several_clients_are_offered_for_a_file(ann: Actor) -> None:
    await ann.says("/add Петров Олег 8 916 123-45-68")
    await ann.sends_photo(b"x", caption="/call Петров занято")
    await ann.presses("Олег")
    assert ann.sees("Звонок: Петров Олег")
    assert ann.sees("Фото приложено")


async def test_r5_a_file_answers_the_question_for_the_outcome(ann: Actor) -> None:
    await ann.says("/call Петров")
    await ann.sends_photo(b"x", caption="дозвонился")
    assert ann.sees("Итог: дозвонился")
    assert ann.sees("Фото приложено")


async def test_r5_a_file_is_logged_once(ann: Actor) -> None:
    await ann.sends_file("offer.pdf", b"x", caption="Петров")
    press = ann.last.buttons[0][1].data
    await ann.presses(data=press)
    await ann.presses(data=press)
    assert ann.toast == "👌 Это уже сделано."


def _said(*data: CardDo | Menu | OpenCard) -> Message:
    return Message(
        message_id=1,
        date=datetime(2026, 11, 23, tzinfo=UTC),
        chat=Chat(id=3, type="private"),
        reply_markup=inline([[button("x", one) for one in data]]),
    )


def test_r5_a_file_that_answers_a_card_belongs_to_its_client() -> None:
    assert _client_of(_said(Menu(screen="deals"), OpenCard(client=7, contact=8))) == Target(7, 8)
    assert _client_of(_said(CardDo(verb="call", client=7))) == Target(7, None)
    assert _client_of(_said(Menu(screen="deals"))) is None
    assert _client_of(None) is None
