from collections.abc import Iterator

import pytest
from aiogram.filters import Command

from domain.team import Role
from handlers import start
from handlers.menus import EVERYBODY, commands_of
from handlers.routers import MODULES
from locales import LOCALES, texts_for

HELP = {
    Role.MANAGER: ("title", "clients", "touches", "day", "deals", "habits"),
    Role.HEAD: ("team",),
    Role.OWNER: ("owner",),
}
"""The parts of the help that each role is the first to read."""


def commands() -> Iterator[str]:
    """Every command word that some router listens for."""
    for module in (*MODULES, start):
        for handler in module.router.message.handlers:
            for one in handler.filters or ():
                if isinstance(one.callback, Command):
                    yield from (str(word) for word in one.callback.commands)


def test_every_command_that_works_stands_in_a_menu() -> None:
    assert set(commands()) == {*EVERYBODY, *commands_of(Role.OWNER), *commands_of(Role.HEAD)}


def test_every_role_has_the_commands_of_the_one_below() -> None:
    assert set(commands_of(Role.MANAGER)) < set(commands_of(Role.HEAD))
    assert set(commands_of(Role.HEAD)) < set(commands_of(Role.OWNER))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_is_described_in_the_menu_in_a_few_words(locale: str) -> None:
    texts = texts_for(locale)
    for word in commands():
        assert 3 <= len(texts.plain(f"menu-{word}")) <= 40


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", Role)
def test_every_command_of_a_role_is_explained_in_its_help(role: Role, locale: str) -> None:
    parts = list(HELP[Role.MANAGER])
    if role is not Role.MANAGER:
        parts.extend(HELP[Role.HEAD])
    if role is Role.OWNER:
        parts.extend(HELP[Role.OWNER])
    words = "\n".join(texts_for(locale).plain(f"help-{part}") for part in parts)
    known = {line.split()[0] for line in words.splitlines() if line.startswith("/")}
    assert known == {f"/{word}" for word in commands_of(role) if word != "help"}
