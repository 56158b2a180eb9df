"""How a magnet looks to who edits it: what is filled, what is missing, marks of its state."""

from collections.abc import Sequence

from domain.customers.magnets import (
    MOST_QUESTIONS,
    Ask,
    Codes,
    Gift,
    Handing,
    Link,
    Magnet,
    Part,
    Question,
)
from domain.customers.readiness import Missing
from handlers.desk import Desk
from handlers.magnets.keeping import Whole
from handlers.touch_lines import cut
from locales import LOCALES, Html, Texts, join

_SHOWN = 60


def link_url(desk: Desk, code: str) -> str:
    """Return the link that people follow: https://core.telegram.org/bots/features#deep-linking."""
    return f"https://t.me/{desk.office.bot_username}?start={code}"


def main_link(links: Sequence[Link]) -> Link | None:
    """Return the first link of a magnet, that without a source."""
    return links[0] if links else None


def state_mark(texts: Texts, magnet: Magnet) -> str:
    """Return the mark of a magnet's state with its word, plain."""
    return texts.plain(f"magnet-state-{magnet.state}")


def magnet_lines(desk: Desk, whole: Whole, manager: str) -> Html:
    """Return all that a magnet is made of, a line each, with what is missing marked.

    ``manager`` is who gets the leads where it is one person.
    """
    texts, magnet, lacks = desk.texts, whole.magnet, whole.lacks
    rows = [
        _line(texts, "promise", cut(magnet.promise, _SHOWN), lacking=Missing.PROMISE in lacks),
        _line(texts, "picture", texts.plain("magnet-has-picture") if magnet.picture else ""),
        _line(texts, "gift", part_words(texts, whole, Part.GIFT), lacking=Missing.GIFT in lacks),
        _line(texts, "questions", question_words(texts, magnet), lacking=Missing.CONTACT in lacks),
        _line(texts, "operator", whole.operator.name, lacking=Missing.OPERATOR in lacks),
        _line(texts, "texts", consent_words(texts, whole), lacking=Missing.TEXTS in lacks),
        _line(texts, "handing", handing_words(texts, magnet, manager)),
        _line(texts, "reward", part_words(texts, whole, Part.REWARD)),
        _line(texts, "links", texts.plain("magnet-count-links", count=len(whole.links))),
    ]
    warnings = [codes_warning(texts, whole, part) for part in Part]
    return join([join(rows), join([_lacking(texts, lacks), *warnings])], "\n\n")


def missing_words(texts: Texts, lacks: Sequence[Missing]) -> str:
    """Return what a magnet lacks, plain, in one line."""
    return ", ".join(texts.plain(f"magnet-missing-{one}") for one in lacks)


def part_words(texts: Texts, whole: Whole, part: Part) -> str:
    """Return what a part holds in short, plain; nothing where it is empty."""
    return gift_words(texts, part_of(whole.magnet, part), whole.gift_codes(part))


def part_of(magnet: Magnet, part: Part) -> Gift:
    """Return the gift or the reward."""
    return magnet.gift if part is Part.GIFT else magnet.reward


def gift_words(texts: Texts, gift: Gift, codes: Codes) -> str:
    """Return "text, link, 2 files, code (47 left)", plain."""
    held = [
        texts.plain("magnet-gift-has-text") if gift.text else "",
        texts.plain("magnet-gift-has-link") if gift.link else "",
        texts.plain("magnet-gift-has-files", count=len(gift.files)) if gift.files else "",
        texts.plain("magnet-gift-has-code", count=codes.left) if gift.coded else "",
    ]
    return ", ".join(filter(None, held))


def question_words(texts: Texts, magnet: Magnet) -> str:
    """Return what is asked, in order, plain, with how many of how many."""
    if not magnet.questions:
        return ""
    names = ", ".join(question_label(texts, one) for one in magnet.questions)
    return texts.plain(
        "magnet-question-words", names=names, count=len(magnet.questions), most=MOST_QUESTIONS
    )


def question_label(texts: Texts, question: Question) -> str:
    """Return what one question asks for, plain."""
    if question.ask is Ask.OWN:
        return f"«{cut(question.text, 30)}»"
    return texts.plain(f"magnet-ask-{question.ask}")


def consent_words(texts: Texts, whole: Whole) -> str:
    """Return how many of the texts stand, plain; nothing where there are none."""
    if not whole.texts:
        return ""
    latest = max(one.version for one in whole.texts)
    return texts.plain("magnet-consent-words", count=len(whole.texts), version=str(latest))


def handing_words(texts: Texts, magnet: Magnet, manager: str) -> str:
    """Return who gets the leads, plain."""
    if magnet.handing is Handing.MANAGER:
        return texts.plain("magnet-handing-manager", name=manager)
    return texts.plain(f"magnet-handing-{magnet.handing}")


def codes_warning(texts: Texts, whole: Whole, part: Part) -> Html:
    """Return that a list of codes runs out, or ran out and how many wait; else nothing."""
    codes = whole.gift_codes(part)
    if not part_of(whole.magnet, part).coded or not codes.low:
        return Html()
    name = texts.plain(f"magnet-part-{part}")
    if codes.left:
        return texts("magnet-codes-low", part=name, count=codes.left)
    return texts("magnet-codes-none", part=name, count=codes.owed)


def language_name(texts: Texts, locale: str) -> str:
    """Return the name of a language of consent texts, plain."""
    return texts.plain(f"consent-language-{locale if locale in LOCALES else 'en'}")


def _line(texts: Texts, what: str, words: str, *, lacking: bool = False) -> Html:
    name = texts.plain(f"magnet-line-{what}")
    if lacking:
        return texts("magnet-line-lacking", name=name, words=words or texts.plain("magnet-nothing"))
    if not words:
        return texts("magnet-line-empty", name=name)
    return texts("magnet-line", name=name, words=words)


def _lacking(texts: Texts, lacks: Sequence[Missing]) -> Html:
    return texts("magnet-lacks", what=missing_words(texts, lacks)) if lacks else Html()
