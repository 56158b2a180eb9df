"""Consent texts made of templates, in every language (152-FZ art. 9, 38-FZ art. 18, GDPR art. 7).

Plain text: whoever shows it escapes it, whoever keeps it hashes it as it is.
"""

import re
from collections.abc import Mapping

from domain.customers.consents import Purpose
from domain.customers.magnets import Ask, Magnet, Operator
from handlers.desk import Desk
from locales import LOCALES, Texts, texts_for

_TERM = re.compile(r"(\d{1,3})\s*(год|года|лет|years?|мес\w*|months?)\.?", re.IGNORECASE)
_YEAR = 12
_MAILED = frozenset({Ask.PHONE, Ask.EMAIL})


def read_term(text: str) -> str:
    """Return "3 years" as the number of its months, and any other words as they are."""
    found = _TERM.fullmatch(text)
    if found is None:
        return text
    number, unit = int(found[1]), found[2].casefold()
    months = number if unit.startswith(("мес", "month")) else number * _YEAR
    return str(months) if months else text


def term_words(texts: Texts, term: str) -> str:
    """Return a term in words of a language, plain; nothing where there is none."""
    if not (term.isascii() and term.isdecimal()):
        return term
    months = int(term)
    if months % _YEAR == 0:
        return texts.plain("consent-years", count=months // _YEAR)
    return texts.plain("consent-months", count=months)


def personal_text(texts: Texts, operator: Operator, magnet: Magnet, bot: str) -> str:
    """Return the consent to processing: who, what, what for, how, how long, how to withdraw."""
    withdraw = "consent-withdraw-email" if operator.email else "consent-withdraw"
    term = term_words(texts, operator.term)
    parts = [
        texts.plain("consent-who", name=operator.name, address=operator.address),
        texts.plain("consent-data", data=data_words(texts, magnet)),
        texts.plain(
            "consent-purpose", purpose=magnet.purpose or texts.plain("consent-purpose-usual")
        ),
        texts.plain("consent-actions"),
        texts.plain("consent-term", term=term) if term else texts.plain("consent-no-term"),
        texts.plain(withdraw, bot=bot, email=operator.email),
    ]
    return "\n".join(parts)


def mailing_text(texts: Texts, operator: Operator, magnet: Magnet, bot: str) -> str:
    """Return the consent to mailings: apart from the other, and optional (38-FZ art. 18)."""
    asked = [one.ask for one in magnet.questions if one.ask in _MAILED]
    ways = [texts.plain("consent-way-telegram"), *(texts.plain(f"consent-way-{a}") for a in asked)]
    return texts.plain("consent-mailing", name=operator.name, ways=", ".join(ways), bot=bot)


def data_words(texts: Texts, magnet: Magnet) -> str:
    """Return the list of the data that a form asks for, and what Telegram adds by itself."""
    asked = [
        texts.plain("consent-data-own", text=one.text)
        if one.ask is Ask.OWN
        else texts.plain(f"consent-data-{one.ask}")
        for one in magnet.questions
    ]
    return ", ".join([*asked, texts.plain("consent-data-telegram")])


def rendered(desk: Desk, operator: Operator, magnet: Magnet) -> Mapping[tuple[Purpose, str], str]:
    """Return the template texts of a magnet in every language."""
    bot, made = desk.office.bot_username, {Purpose.PERSONAL_DATA: personal_text}
    made[Purpose.MAILING] = mailing_text
    return {
        (purpose, locale): make(texts_for(locale), operator, magnet, bot)
        for purpose, make in made.items()
        for locale in LOCALES
    }


async def republish(desk: Desk, magnet: Magnet, operator: Operator | None = None) -> int:
    """Make the template texts anew; return how many changed. Without an operator there are none."""
    operator = operator or await desk.unit.magnets.operator()
    if not operator.complete:
        return 0
    texts = rendered(desk, operator, magnet)
    return await desk.edit_magnets.publish(desk.member, magnet.id, texts)


async def republish_all(desk: Desk, operator: Operator) -> int:
    """Make the template texts of every magnet anew; return how many changed."""
    return sum([await republish(desk, one, operator) for one in await desk.unit.magnets.magnets()])
