"""Customers that a visitor of the page thinks up."""

from sandbox.clock import ZONE
from sandbox.persons import Person
from sandbox.phones import ActionError
from sandbox.world import World

LONGEST_NAME = 64
"""Telegram's own limit on a first name: https://core.telegram.org/method/account.updateProfile."""
MOST = 9999
"""The invented numbers of the box end in the four digits of the person's id."""
_FIRST = 1001


def add_newcomer(world: World, name: str, language: str) -> Person:
    """Let a customer in, with an invented number.

    The first word of ``name`` is the first name, the rest the last name. Raises ``ActionError``.
    """
    first, _, last = " ".join(name.split()).partition(" ")
    if not first:
        raise ActionError("a person needs a name")
    if max(len(first), len(last)) > LONGEST_NAME:
        raise ActionError(f"a name has at most {LONGEST_NAME} letters")
    number = max(world.persons, default=_FIRST - 1) + 1
    if number > MOST:
        raise ActionError("the box is full")
    person = Person(
        id=number,
        first_name=first,
        last_name=last or None,
        language_code=language or None,
        phone=f"+7900000{number:04}",
        role="customer",
        zone=str(ZONE),
    )
    world.add_person(person)
    return person
