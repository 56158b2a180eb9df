"""Consent: to which text, for what, when, by whom, through which channel (R51, R52)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Protocol


class Purpose(StrEnum):
    """What a consent is for. ``MAILING`` stands apart and is optional (R51)."""

    PERSONAL_DATA = "personal_data"
    MAILING = "mailing"


class Channel(StrEnum):
    """Through which door a person came."""

    TELEGRAM = "telegram"
    SITE = "site"


class Withdrawal(StrEnum):
    """Why a consent stands no more."""

    STOP = "stop"
    WITHDRAWN = "withdrawn"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentText:
    """One version of what people agree to. ``own`` is the owner's wording, not the template's.

    A version is never changed: other words are the next version.
    """

    id: int = 0
    magnet_id: int
    purpose: Purpose
    locale: str
    version: int
    text: str
    own: bool = False
    created_at: datetime

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hex: what the record of a consent proves."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """That a person agreed (R51). ``person`` is a keyed hash once the person is erased (R52)."""

    id: int = 0
    customer_id: int | None
    magnet_id: int
    text_id: int
    version: int
    digest: str
    purpose: Purpose
    channel: Channel
    given_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_why: Withdrawal | None = None
    person: str = ""

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a contact stands as a customer: since when they agree, to mailings too, and can we write.

    ``agreed_at`` is missing where the consent was withdrawn; ``writable`` tells that the bot may
    write to them in Telegram, ``blocked`` that they stopped it.
    """

    agreed_at: datetime | None
    mailing: bool
    writable: bool
    blocked: bool


class ConsentBook(Protocol):
    """Where texts and consents are kept."""

    async def texts(self, magnet_id: int) -> Sequence[ConsentText]:
        """Return the present text of each purpose and language of a magnet."""
        ...

    async def add_text(self, text: ConsentText) -> ConsentText:
        """Store a new version; return it with its id."""
        ...

    async def give(self, consents: Sequence[Consent]) -> None:
        """Store consents."""
        ...

    async def of_customer(self, customer_id: int) -> Sequence[Consent]:
        """Return every consent of a person, oldest first, withdrawn ones too."""
        ...

    async def standing(self, contact_id: int) -> Standing | None:
        """Return how a contact stands as a customer, the latest seen; one statement."""
        ...

    async def withdraw(
        self, customer_id: int, purposes: Sequence[Purpose], at: datetime, why: Withdrawal
    ) -> int:
        """Withdraw what stands for these purposes; return how many."""
        ...
