"""The questions of a form as fields of a page or of a request."""

from dataclasses import dataclass

from domain.customers.consents import ConsentText, Purpose
from domain.customers.forms import REACH
from domain.customers.magnets import Ask, Offer
from domain.customers.submit_form import fields_of
from locales import Texts

INPUTS = {
    Ask.NAME: ("text", "name", "text"),
    Ask.PHONE: ("tel", "tel", "tel"),
    Ask.EMAIL: ("email", "email", "email"),
    Ask.CITY: ("text", "address-level2", "text"),
    Ask.OWN: ("text", "off", "text"),
}
"""Type, autocomplete and inputmode of the input that asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question. ``code`` names it in requests: ``phone``, ``own1``.

    ``either``: it or the other way to be reached is enough.
    """

    code: str
    ask: Ask
    label: str
    required: bool
    either: bool = False
    value: str = ""
    error: str = ""

    @property
    def type(self) -> str:
        """What kind of input it is."""
        return INPUTS[self.ask][0]

    @property
    def autocomplete(self) -> str:
        """What a browser may fill in by itself."""
        return INPUTS[self.ask][1]

    @property
    def inputmode(self) -> str:
        """Which keyboard a phone shows."""
        return INPUTS[self.ask][2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One consent to tick. Consent to mailings is optional (R51)."""

    text: ConsentText
    label: str
    ticked: bool = False

    @property
    def required(self) -> bool:
        """Whether nothing can be taken without it (R51)."""
        return self.text.purpose is Purpose.PERSONAL_DATA


def inputs_of(texts: Texts, offer: Offer) -> list[Field]:
    """Return the fields of an offer's form in their order."""
    reach = one_of(offer)
    return [
        Field(
            code=code,
            ask=one.ask,
            label=one.text if one.ask is Ask.OWN else texts.plain(f"site-label-{one.ask}"),
            required=code not in reach and (one.required or one.ask in REACH),
            either=code in reach,
        )
        for code, one in fields_of(offer.magnet).items()
    ]


def one_of(offer: Offer) -> list[str]:
    """Return the fields of which one is enough: phone or e-mail (R1), where both are asked."""
    reach = [code for code, one in fields_of(offer.magnet).items() if one.ask in REACH]
    return reach if len(reach) > 1 else []


def ticks_of(texts: Texts, offer: Offer, agreed: frozenset[str] = frozenset()) -> list[Tick]:
    """Return the consents of an offer's form, the one that is needed first."""
    return [
        Tick(
            text=offer.texts[purpose],
            label=texts.plain(f"site-consent-{purpose}"),
            ticked=offer.texts[purpose].digest in agreed,
        )
        for purpose in Purpose
        if purpose in offer.texts
    ]
