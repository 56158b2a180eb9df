import pytest

from handlers.plain_reminders import read_plain_reminder
from tests.day.conftest import Team


@pytest.mark.parametrize(
    ("line", "text", "first"),
    [
        ("напомни завтра в 10 позвонить Петрову", "завтра в 10 позвонить Петрову", "Петров"),
        ("Напомни мне, пожалуйста, через час про Ромашку", "через час про Ромашку", None),
        ("напомнить в пятницу отправить КП", "в пятницу отправить КП", None),
        ("remind me tomorrow to call John Smith", "tomorrow to call John Smith", "John Smith"),
        ("Reminder: pay the bill on Friday", "pay the bill on Friday", None),
    ],
)
def test_a_wish_to_be_reminded_is_read(line: str, text: str, first: str | None) -> None:
    read = read_plain_reminder(line)
    assert read is not None
    assert read.text == text
    if first is not None:
        assert read.who[0] == first


@pytest.mark.parametrize("line", ["напомни", "напоминал ему", "reminders", "позвонить Петрову"])
def test_other_lines_are_no_wish_to_be_reminded(line: str) -> None:
    assert read_plain_reminder(line) is None


async def petrovs(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567 ООО Ромашка")
    await team.ann.says("/add Петрова Анна +79161234568")


async def test_a_call_told_in_plain_words_is_logged_with_its_next_step(team: Team) -> None:
    await petrovs(team)
    await team.ann.says("звонил Петрову, перезвонить в пятницу в 11")
    assert team.ann.sees("Петров Иван")
    assert team.ann.sees("перезвонить")
    assert team.ann.sees("пт 27 ноября, 11:00")
    await team.ann.presses("Отменить")
    assert team.ann.sees("Отменено: звонок")


@pytest.mark.parametrize(
    ("line", "client", "kind"),
    [
        ("Звонила Петровой, не ответила", "Петрова Анна", "звонок"),
        ("встретился с Петровым, показал образцы", "Петров Иван", "встреча"),
        ("написал Петровой прайс", "Петрова Анна", "сообщение"),
        ("звонил в Ромашку, занято", "Ромашка", "звонок"),
        ("Петров звонил, спросил про сроки", "Петров Иван", "входящий звонок"),
        ("called Petrov, no answer", "Петров Иван", "звонок"),
    ],
)
async def test_the_kind_the_direction_and_the_client_are_read(
    team: Team, line: str, client: str, kind: str
) -> None:
    await petrovs(team)
    await team.ann.says(line)
    assert team.ann.sees(client)
    assert team.ann.sees(kind)


async def test_of_several_clients_one_is_chosen_and_the_touch_goes_on(team: Team) -> None:
    await petrovs(team)
    await team.ann.says("/add Петров Олег +79161234569")
    await team.ann.says("звонил Петрову, просил прайс, перезвонить завтра в 15")
    assert team.ann.sees("Кто нужен?")
    await team.ann.presses("Петров Олег")
    assert team.ann.sees("Петров Олег")
    assert team.ann.sees("завтра, 15:00")


async def test_an_unknown_client_is_added_and_the_touch_goes_on(team: Team) -> None:
    await team.ann.says("звонил Кузнецову Ивану, не берёт трубку")
    assert team.ann.sees("«Кузнецов Иван»")
    await team.ann.presses("Добавить")
    await team.ann.says("8 916 777-66-55")
    assert team.ann.sees("Добавлен контакт: Кузнецов Иван")
    assert team.ann.sees("не ответил")
    await team.ann.says("/history Кузнецов")
    assert team.ann.sees("1 касание")


async def test_a_reminder_told_in_plain_words_finds_its_client(team: Team) -> None:
    await petrovs(team)
    await team.ann.says("напомни завтра в 10 позвонить Петровой")
    assert team.ann.sees("завтра, 10:00")
    assert team.ann.sees("Петрова Анна")


async def test_of_several_clients_of_a_reminder_one_is_chosen(team: Team) -> None:
    await petrovs(team)
    await team.ann.says("/add Петров Олег +79161234569")
    await team.ann.says("напомни завтра в 10 позвонить Петрову")
    await team.ann.presses("Петров Олег")
    assert team.ann.sees("завтра, 10:00")
    assert team.ann.sees("Петров Олег")


async def test_a_reminder_about_nobody_needs_no_client(team: Team) -> None:
    await team.ann.says("напомни через 2 часа выпить чаю")
    assert team.ann.sees("сегодня, 12:00")
    assert team.ann.sees("выпить чаю")


async def test_a_line_with_a_name_and_a_phone_adds_a_contact(team: Team) -> None:
    await team.ann.says("Козлов Олег 8 916 555 44 33")
    assert team.ann.sees("Добавлен контакт: Козлов Олег")
    await team.ann.presses("Отменить")
    assert team.ann.sees("Отменено: новый контакт — Козлов Олег")


async def test_a_bare_phone_finds_its_owner_or_begins_a_contact(team: Team) -> None:
    await petrovs(team)
    await team.ann.says("8 916 123-45-67")
    assert team.ann.sees("Петров Иван")
    await team.ann.says("8 916 000-00-01")
    assert team.ann.sees("Нужно имя")
    await team.ann.says("Семёнов Пётр")
    assert team.ann.sees("Добавлен контакт: Семёнов Пётр")


@pytest.mark.parametrize("words", ["gtnhjd", "petrov", "4567", "Иван Петров"])
async def test_other_words_are_looked_for(team: Team, words: str) -> None:
    await petrovs(team)
    await team.ann.says(words)
    assert team.ann.sees("Петров Иван · ООО Ромашка · 8 (916) 123-45-67")


async def test_what_was_not_understood_is_said_with_examples_and_kept(team: Team) -> None:
    await team.ann.says("Кузнецов с третьего этажа")
    assert team.ann.sees("Не понял: «Кузнецов с третьего этажа»")
    assert team.ann.sees("звонил Петрову")
    assert team.ann.sees("e-mail и ИНН")
    await team.ann.presses("Это новый клиент")
    assert team.ann.sees("Кузнецов")


@pytest.mark.parametrize(
    "words",
    [
        "<b>жирный</b> & «кавычки»",
        "🙂",
        "\u202eзадом наперёд",
        "а\0б",
        "слово " * 600,
        "a" * 4000,
        "…",
    ],
    ids=["markup", "emoji", "right-to-left", "nul", "many-words", "one-word", "dots"],
)
async def test_every_line_gets_an_answer(team: Team, words: str) -> None:
    await team.ann.says(words)
    assert team.ann.sees("Не понял")
    assert not team.ann.sees("сломалось")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/cal Петров дозвонился", "/call Петров дозвонился"),
        ("/сфдд Петров", "/call Петров"),
        ("/TODAYY", "/today"),
        ("/setings", "/settings"),
    ],
)
async def test_an_unknown_command_offers_the_nearest(team: Team, typed: str, offered: str) -> None:
    await team.ann.says(typed)
    assert offered in team.ann.last.text.splitlines()


@pytest.mark.parametrize("typed", ["/абракадабра", "/<b>", "/", "/ привет", "/😀"])
async def test_a_command_like_no_other_is_answered_with_the_help(team: Team, typed: str) -> None:
    await team.ann.says(typed)
    assert team.ann.sees("/help")


async def test_commands_are_understood_in_capitals(team: Team) -> None:
    await team.ann.says("/TODAY")
    assert team.ann.sees("дел нет") or team.ann.sees("/today")


async def test_a_manager_is_not_offered_the_owners_commands(team: Team) -> None:
    await team.ann.says("/stage")
    assert not team.ann.sees("/stages")


async def test_r60_words_find_only_ones_own_clients(team: Team) -> None:
    await petrovs(team)
    await team.gleb.says("Петров")
    assert team.gleb.sees("Не понял")
    await team.gleb.says("звонил Петрову, не ответил")
    assert team.gleb.sees("никого не нашёл")
