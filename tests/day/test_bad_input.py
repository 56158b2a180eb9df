"""Whatever is typed, sent or forwarded gets an answer, and nothing typed is lost."""

from collections.abc import Mapping
from typing import Any

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team

Content = Mapping[str, Any]
FILE = {"file_id": "1", "file_unique_id": "1"}
SIZE = {"width": 1, "height": 1}
PHOTO: Content = {"photo": [{**FILE, **SIZE}]}
STICKER: Content = {
    "sticker": {**FILE, **SIZE, "type": "regular", "is_animated": False, "is_video": False}
}
KINDS: Mapping[str, Content] = {
    "sticker": STICKER,
    "location": {"location": {"latitude": 55.0, "longitude": 37.0}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "video": {"video": {**FILE, **SIZE, "duration": 1}},
    "video_note": {"video_note": {**FILE, "length": 1, "duration": 1}},
    "audio": {"audio": {**FILE, "duration": 1}},
    "story": {"story": {"chat": {"id": 5, "type": "private"}, "id": 1}},
    "game": {"game": {"title": "a", "description": "b", "photo": []}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
    "of the future": {},
}


@pytest.fixture
async def ann(team: Team) -> Actor:
    await team.ann.says("/add Петров Пётр ООО Вега прораб 8 903 555-01-01")
    return team.ann


async def sends(actor: Actor, content: Content, **more: object) -> None:
    """Send a message of any kind as Telegram would tell it."""
    message = {
        "message_id": 10_000 + len(actor.chat.posts),
        "date": 1_800_000_000,
        "chat": actor.chat.header,
        "from": actor.phone.person.as_user(),
        **content,
        **more,
    }
    actor.forget_answers()
    await actor._telegram.settled(actor._telegram.world.updates.put("message", message))


# -- commands as people type them ---------------------------------------------------------------


@pytest.mark.parametrize("verb", ["/CALL", "/Call", "/call@touchbase_bot", "/CALL@other_bot"])
async def test_a_command_is_read_in_capitals_and_with_any_bots_name(ann: Actor, verb: str) -> None:
    await ann.says(f"{verb} Петров дозвонился")
    assert ann.sees("Звонок: Петров Пётр")
    await ann.says("/Start@touchbase_bot")
    assert ann.sees("Здравствуйте, Анна")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/remind Петров 31 февраля сдать", "такого дня нет в календаре"),
        ("/remind Петров вчера в 10 сдать", "уже в прошлом"),
        ("/remind Петров в 25:00 сдать", "такого времени не бывает"),
        ("/remind Петров 01.01.2020 сдать", "уже в прошлом"),
        ("/call Петров перезвонить 31 февраля", "такого дня нет"),
        ("/call Петров перезвонить в 25:00", "такого времени нет"),
        ("/call Петров перезвонить вчера", "уже прошло"),
        ("/edit Петров др 31.02.1980", "такого дня нет в календаре"),
        ("/edit Петров телефон 123", "пример: +7 916"),
        ("/edit Петров email чушь", "ivan@example.com"),
        ("/edit Петров шиндец 5", "Не знаю поля «шиндец»"),
        ("/add Сидоров 31.02.1980 89035550106", "нет такой даты рождения"),
        ("/add Сидоров 12345", "Черновик я запомнил"),
        ("/add Сидоров sid@", "не похоже на e-mail"),
        ("/move 99999999999999999999 won", "Не нашёл открытой сделки"),
        ("/кард Петров", "Не знаю команды /кард"),
        ("/сфдд Петров дозвонился", "/call Петров дозвонился"),
        ("/", "/help"),
    ],
)
async def test_what_cannot_be_is_named_with_a_way_on(ann: Actor, line: str, answer: str) -> None:
    await ann.says(line)
    assert ann.sees(answer), ann.transcript()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1,5 млн насос", "1 500 000 ₽"),
        ("120к насос", "120 000 ₽"),
        ("1 000 000 насос", "1 000 000 ₽"),
        ("0 насос", "больше нуля"),
        ("-5 насос", "не может быть отрицательной"),
        ("-120к насос", "не может быть отрицательной"),
        ("999999999999999 насос", "слишком большая"),
        ("500 евро насос", "только в рублях"),
        ("$500 насос", "только в рублях"),
        ("насос", "На какую сумму?"),
    ],
)
async def test_amounts_are_read_or_asked_for_again(ann: Actor, typed: str, shown: str) -> None:
    await ann.says(f"/deal Петров {typed}")
    assert ann.sees(shown), ann.transcript()
    assert ann.sees("насос")


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+1 202 555 0143", "+1 202-555-0143"),
        ("+49 30 901820", "+49 30 901820"),
        ("+380 44 123 45 67", "+380 44 123 4567"),
        ("+7 701 123 45 67", "+7 701 123 4567"),
    ],
)
async def test_r2_phones_of_other_countries_are_kept(team: Team, phone: str, shown: str) -> None:
    await team.ann.says(f"/add Иностранцев {phone}")
    assert team.ann.sees(shown)
    await team.ann.says(f"/find {phone[-4:].replace(' ', '')}")
    assert team.ann.sees("Иностранцев")


@pytest.mark.parametrize("char", ["<", "&", "Ы", "🙂", "<b>", "я\u202e", "a\u0301"])
@pytest.mark.parametrize("line", ["/add {}", "/call Петров {}", "/remind Петров завтра {}", "{}"])
async def test_the_longest_lines_are_answered_within_telegrams_limits(
    ann: Actor, line: str, char: str
) -> None:
    room = 4090 - len(line)
    await ann.says(line.format(char * (room // (2 * len(char)))))
    assert ann.answers
    assert not ann.sees("сломалось")


async def test_a_long_note_is_shown_whole_when_it_was_edited(ann: Actor) -> None:
    note = "".join(f"<{number}>" for number in range(700))[:3900]
    await ann.says(f"/edit Петров заметка {note}")
    shown = "".join(one.text for one in ann.answers).replace("\n", "")
    assert note in shown


async def test_sixty_phones_and_two_hundred_touches_are_all_there(ann: Actor) -> None:
    for number in range(60):
        await ann.says(f"/edit Петров телефон 8903777{number:04}")
    await ann.says("/card Петров")
    card = "".join(one.text for one in ann.answers)
    assert all(f"8 (903) 777-{number // 100:02}-{number % 100:02}" in card for number in range(60))
    for number in range(32):
        await ann.says(f"/call Петров дозвонился, тема №{number}. " + "слово " * 150)
    told = ""
    await ann.says("/history Петров")
    for _ in range(4):
        told += "".join(one.text for one in ann.answers)
        ahead = [key for row in ann.answers[-1].buttons for key in row if key.text == "▶️"]
        if ahead:
            await ann.presses("▶️", message=ann.answers[-1])
    assert all(f"тема №{number}." in told for number in range(32))


# -- waiting for a line -------------------------------------------------------------------------

WAITING = (
    "/add",
    "/add Сидоров",
    "/find",
    "/card",
    "/call",
    "/call Петров",
    "/remind Петров",
    "/deal Петров",
    "/edit Петров город",
)


@pytest.mark.parametrize("asked", WAITING)
async def test_every_question_can_be_cancelled(ann: Actor, asked: str) -> None:
    await ann.says(asked)
    await ann.says("/cancel")
    assert ann.sees("больше не жду ответа")
    await ann.says("Петров")
    assert ann.sees("нашлась 1 запись")


@pytest.mark.parametrize("asked", WAITING)
async def test_a_command_in_the_middle_of_a_question_is_a_command(ann: Actor, asked: str) -> None:
    await ann.says(asked)
    await ann.says("/remind - завтра в 10 купить чай")
    assert ann.sees("Напомню: завтра, 10:00")
    await ann.says("Петров")
    assert ann.sees("нашлась 1 запись")


@pytest.mark.parametrize("asked", WAITING)
async def test_a_sticker_in_the_middle_of_a_question_leaves_it_open(ann: Actor, asked: str) -> None:
    await ann.says(asked)
    await sends(ann, STICKER)
    assert ann.sees("Понимаю текст")
    await ann.says("/cancel")
    assert ann.sees("больше не жду ответа")


@pytest.mark.parametrize("asked", WAITING)
async def test_nonsense_in_the_middle_of_a_question_is_answered(ann: Actor, asked: str) -> None:
    await ann.says(asked)
    await ann.says("\u200f<i>¿?</i>")
    assert ann.answers
    assert not ann.sees("сломалось")


# -- other kinds of messages --------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
async def test_a_member_is_told_what_is_understood(ann: Actor, kind: str) -> None:
    await sends(ann, KINDS[kind])
    assert ann.sees("Понимаю текст")


@pytest.mark.parametrize(
    "news", [{"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 3, "type": "private"}}}]
)
async def test_what_telegram_says_by_itself_gets_no_answer(
    team: Team, ann: Actor, news: Content
) -> None:
    for actor in (ann, team.stranger):
        await sends(actor, news)
        assert actor.answers == []


async def test_words_under_a_video_are_not_lost(ann: Actor) -> None:
    await sends(ann, KINDS["video"], caption="/call Петров дозвонился")
    assert ann.sees("/call Петров дозвонился")
    assert ann.sees("отправьте её текстом")


async def test_a_strange_command_under_a_photo_is_answered_as_a_command(ann: Actor) -> None:
    await sends(ann, PHOTO, caption="/cal Петров")
    assert ann.sees("/call Петров")


async def test_a_call_told_under_a_photo_is_logged_with_it(ann: Actor) -> None:
    await sends(ann, PHOTO, caption="звонил Петрову, не ответил")
    assert ann.sees("Итог: не ответил")
    assert ann.sees("Фото приложено")


@pytest.mark.parametrize("caption", ["звонил Кукушкину, не ответил", "/call Кукушкин не ответил"])
async def test_the_words_under_a_photo_wait_until_its_client_is_known(
    ann: Actor, caption: str
) -> None:
    await sends(ann, PHOTO, caption=caption)
    assert ann.sees("Не нашёл")
    await ann.says("Петров")
    assert ann.sees("Итог: не ответил")
    assert ann.sees("Фото приложено")


async def test_of_an_album_the_first_file_is_kept_and_this_is_said_once(ann: Actor) -> None:
    await sends(ann, PHOTO, caption="/call Петров дозвонился", media_group_id="7")
    assert ann.sees("Фото приложено")
    await sends(ann, PHOTO, media_group_id="7")
    assert ann.sees("Из альбома беру первый файл")
    await sends(ann, PHOTO, media_group_id="7")
    assert ann.answers == []
    await ann.says("/history Петров")
    assert ann.sees("1 касание")


# -- forwarded ----------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["/undo", "/call Петров отказ", "/edit Петров имя Враг"])
async def test_commands_that_others_wrote_are_shown_and_not_done(
    team: Team, ann: Actor, line: str
) -> None:
    await ann.forwards(line, team.stranger)
    assert ann.sees("Пересланные команды не выполняю")
    assert ann.sees(line)
    await ann.says("/card Петров")
    assert ann.sees("Петров Пётр")
    assert ann.sees("Касаний ещё не было")


async def test_what_others_tell_is_not_logged_as_ones_own_call(team: Team, ann: Actor) -> None:
    await ann.forwards("звонил Петрову, отказ", "Скрытый")
    await ann.says("/card Петров")
    assert ann.sees("Касаний ещё не было")
    await ann.forwards("звонил Петрову, дозвонился", ann)
    assert ann.sees("Звонок: Петров Пётр")
    await ann.forwards("Новиков Олег 8 903 555-07-07", team.stranger)
    assert ann.sees("Добавлен контакт: Новиков Олег")
