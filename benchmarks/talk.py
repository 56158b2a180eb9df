"""What the virtual users say: one way of talking for each command that is measured."""

from collections.abc import Mapping
from itertools import count
from random import Random
from typing import Final

from benchmarks import people
from benchmarks.crowd import Lines

CONTACTS: Final = 500
"""Contacts of each manager: their surnames differ, so that a surname names one client."""
_FIRST_FREE_PHONE: Final = 90_000_000


def _known(user: int, dice: Random) -> str:
    return people.surname(user * CONTACTS + dice.randrange(CONTACTS))


def _find(dice: Random) -> Lines:
    def line(user: int) -> tuple[str, str]:
        surname = _known(user, dice)
        return f"/find {surname}", surname

    return line


def _card(dice: Random) -> Lines:
    def line(user: int) -> tuple[str, str]:
        surname = _known(user, dice)
        return f"/card {surname}", surname

    return line


def _today(_: Random) -> Lines:
    def line(_: int) -> tuple[str, str]:
        return "/today", ""

    return line


def _call(dice: Random) -> Lines:
    def line(user: int) -> tuple[str, str]:
        surname = _known(user, dice)
        return f"/call {surname} дозвонился, перезвонить завтра в 11", surname

    return line


def _add(_: Random) -> Lines:
    numbers = count()

    def line(user: int) -> tuple[str, str]:
        number = next(numbers)
        # Surnames that the manager does not have yet, so that the others stay unique.
        free = CONTACTS + number % (len(people.SURNAMES) - CONTACTS)
        surname = people.surname(user * CONTACTS + free)
        phone = people.phone(_FIRST_FREE_PHONE + number)
        return f"/add {surname} Пётр Иванович {phone} директор", surname

    return line


def commands(seed: int) -> Mapping[str, Lines]:
    """Return how users talk; the same seed draws the same lines."""
    makers = {"find": _find, "card": _card, "today": _today, "call": _call, "add": _add}
    return {name: make(Random(seed)) for name, make in makers.items()}
