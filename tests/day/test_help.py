import pytest

from domain.team import Role
from handlers.menus import EVERYBODY, commands_of, default_menus
from sandbox.actors import Actor
from tests.day.conftest import Team


@pytest.mark.parametrize(
    ("who", "role"), [("ann", Role.MANAGER), ("boris", Role.HEAD), ("olga", Role.OWNER)]
)
async def test_help_names_every_command_of_the_role_and_no_other(
    team: Team, who: str, role: Role
) -> None:
    actor = getattr(team, who)
    await actor.says("/help")
    assert len(actor.answers) == 1
    text = actor.last.text
    mine = {one for one in commands_of(role) if one != "help"}
    others = set(commands_of(Role.OWNER)) - set(commands_of(role))
    assert [one for one in mine if f"/{one}" not in text] == []
    assert [one for one in others if f"/{one}" in text] == []


async def test_every_example_of_the_help_is_understood(team: Team) -> None:
    await team.ann.says("/add Петров Иван 8 916 123-45-67 ООО Ромашка")
    await team.ann.says("/deal Петров 120к Поставка плитки")
    await team.ann.says("/help")
    examples = [
        line.partition(": ")[2]
        for line in team.ann.last.text.splitlines()
        if ": /" in line and not line.startswith("/add")
    ]
    assert len(examples) > 8
    for example in examples:
        await team.ann.says(example)
        for trouble in ("Не понял", "никого не нашёл", "сломалось", "Не подошло", "✋"):
            assert not team.ann.sees(trouble), f"{example}\n{team.ann.last.text}"


def menu(team: Team, actor: Actor) -> dict[str, str]:
    shown = team.tg.world.menus.seen_in_private(actor.id, "ru")
    return {one["command"]: one["description"] for one in shown}


async def test_the_menu_of_commands_fits_the_role(team: Team) -> None:
    for actor, role in ((team.olga, Role.OWNER), (team.ann, Role.MANAGER)):
        await actor.starts()
        assert tuple(menu(team, actor)) == commands_of(role)
    assert tuple(menu(team, team.stranger)) == (*EVERYBODY, "help")


async def test_the_menu_speaks_the_members_language(team: Team) -> None:
    await team.ann.starts()
    assert menu(team, team.ann)["today"] == "План на сегодня"
    await team.ann.says("/settings")
    await team.ann.presses("Язык")
    await team.ann.presses("English")
    assert menu(team, team.ann)["today"] == "Plan for today"


def test_strangers_are_offered_what_customers_can_say() -> None:
    offered = {one.command for menu in default_menus() for one in menu.commands}
    assert offered == {"start", "mydata", "friend", "stop", "forget", "help"}
    assert {menu.language_code for menu in default_menus()} == {None, "ru", "en"}


async def test_cancel_ends_what_is_being_typed(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Время сводки")
    await team.ann.says("/cancel")
    assert team.ann.sees("больше не жду ответа")
    await team.ann.says("9:30")
    assert not team.ann.sees("09:30")


async def test_cancel_keeps_drafts(team: Team) -> None:
    await team.ann.says("/add Петров Иван")
    await team.ann.says("/cancel")
    assert team.ann.sees("черновики на месте")
    await team.ann.presses("Дополнить")
    await team.ann.says("8 916 123-45-67")
    assert team.ann.sees("Добавлен контакт: Петров Иван")


async def test_cancel_with_nothing_begun_says_so(team: Team) -> None:
    await team.ann.says("/cancel")
    assert team.ann.sees("Отменять нечего")


async def test_r62_client_data_never_fills_a_message_that_may_be_forwarded(team: Team) -> None:
    await team.olga.says("/add Петров Иван 8 916 123-45-67")
    await team.olga.says("/deal Петров 120к Поставка плитки")
    for command, button in (("/help", "Сегодня"), ("/stages", "Сделки")):
        await team.olga.says(command)
        assert not team.olga.last.protected
        await team.olga.presses(button)
        assert team.olga.last.protected
