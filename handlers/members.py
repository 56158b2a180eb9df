"""Members as people name them: a part of a name, a role in either language."""

from collections.abc import Sequence

from domain.language.search_keys import search_key, words
from domain.language.text import fold
from domain.team import Member, Role

_ROLES = {
    Role.OWNER: ("owner", "владелец", "собственник", "хозяин"),
    Role.HEAD: ("head", "руководитель", "начальник", "рук", "роп"),
    Role.MANAGER: ("manager", "менеджер", "продавец"),
}
_FEWEST_LETTERS = 3


def role_named(text: str) -> Role | None:
    """Return the role that a word names, in Russian or English, its beginning too."""
    word = fold(text).strip()
    if len(word) < _FEWEST_LETTERS:
        return None
    return next(
        (
            role
            for role, names in _ROLES.items()
            if any(name.startswith(word) or word == f"{name}а" for name in names)
        ),
        None,
    )


def members_named(members: Sequence[Member], text: str) -> list[Member]:
    """Return the members of whose names every word of ``text`` begins a word."""
    asked = [search_key(word) for word in words(text)]
    if not asked:
        return []
    return [one for one in members if _matches(one, asked)]


def _matches(member: Member, asked: Sequence[str]) -> bool:
    keys = [search_key(word) for word in words(member.name)]
    return all(any(key.startswith(one) for key in keys) for one in asked)
