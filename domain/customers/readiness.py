"""What a magnet still lacks before people can take its gift. Pure."""

from collections.abc import Sequence
from enum import StrEnum

from domain.customers.consents import ConsentText, Purpose
from domain.customers.magnets import Ask, Magnet, Operator


class Missing(StrEnum):
    """What has to be filled in before a magnet can open, in the order in which to do it.

    The text ``magnet-missing-VALUE`` names each in words.
    """

    TITLE = "title"
    PROMISE = "promise"
    GIFT = "gift"
    CONTACT = "contact"
    OPERATOR = "operator"
    TEXTS = "texts"


_REACHES = frozenset({Ask.PHONE, Ask.EMAIL})


def missing(
    magnet: Magnet, operator: Operator, texts: Sequence[ConsentText], locales: Sequence[str]
) -> tuple[Missing, ...]:
    """Return what is not there yet; ``texts`` are those that stand, ``locales`` all languages."""
    written = {(one.purpose, one.locale) for one in texts if one.text}
    wanted = {(purpose, locale) for purpose in Purpose for locale in locales}
    lacks = {
        Missing.TITLE: not magnet.title,
        Missing.PROMISE: not magnet.promise,
        Missing.GIFT: magnet.gift.empty,
        Missing.CONTACT: not any(one.ask in _REACHES and one.required for one in magnet.questions),
        Missing.OPERATOR: not operator.complete,
        Missing.TEXTS: not wanted <= written,
    }
    return tuple(one for one, lacking in lacks.items() if lacking)
