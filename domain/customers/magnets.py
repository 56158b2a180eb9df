"""Lead magnets: something of value in exchange for contact data and consent (R50)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.customers.consents import ConsentText, Purpose

MOST_QUESTIONS = 4
"""A form asks at most so many things (R50)."""
LONGEST_TITLE, LONGEST_PROMISE, LONGEST_TEXT = 60, 200, 2000
MOST_FILES = 10
"""Telegram sends at most so many files as one album."""


class Ask(StrEnum):
    """What a question asks for. ``OWN`` is the owner's own question, answered in words."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    CITY = "city"
    OWN = "own"


class MagnetState(StrEnum):
    """Whether people can take the gift. A draft has never been open."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"


class Handing(StrEnum):
    """Who gets the leads of a magnet (R53)."""

    TURN = "turn"
    CITY = "city"
    MANAGER = "manager"


class Part(StrEnum):
    """What files and codes belong to: the gift, or the reward for bringing a friend (R54)."""

    GIFT = "gift"
    REWARD = "reward"


class FileKind(StrEnum):
    """How Telegram sends a file again by its ``file_id``."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    AUDIO = "audio"
    VOICE = "voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftFile:
    """A file kept by Telegram, known by its ``file_id``; ``size`` in bytes, 0 where unknown."""

    id: int = 0
    kind: FileKind
    file_id: str
    name: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """What a person gets: words, an address, files, a personal code, any of them together.

    ``coded`` takes one code off the magnet's list of that part for each person, of the reward one
    for each friend they bring, too (R54).
    """

    text: str = ""
    link: str = ""
    coded: bool = False
    files: tuple[GiftFile, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to give."""
        return not (self.text or self.link or self.coded or self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a form; ``text`` is of ``Ask.OWN`` alone. Others may be skipped."""

    id: int = 0
    ask: Ask
    text: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Magnet:
    """A lead magnet as its owner sees it.

    ``picture`` is a Telegram ``file_id`` or empty. ``purpose`` says in the consent text what the
    data is for. ``manager_id`` gets all leads where ``handing`` is ``MANAGER``.
    """

    id: int = 0
    title: str
    promise: str = ""
    picture: str = ""
    gift: Gift = Gift()
    reward: Gift = Gift()
    questions: tuple[Question, ...] = ()
    purpose: str = ""
    handing: Handing = Handing.TURN
    manager_id: int | None = None
    state: MagnetState = MagnetState.DRAFT
    created_at: datetime
    created_by: int

    @property
    def open(self) -> bool:
        """Whether people can take the gift now."""
        return self.state is MagnetState.ACTIVE

    def question(self, question_id: int) -> Question | None:
        """Return one question of this magnet."""
        return next((one for one in self.questions if one.id == question_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One way to a magnet, counted by itself: an exhibition, the site, a partner.

    ``code`` stands behind ``?start=`` and ``/f/``; ``web_key`` behind ``POST /leads/`` (empty:
    the intake is off); ``origins`` may call it from a browser (CORS). The first link of a magnet
    has no ``name``.
    """

    id: int = 0
    magnet_id: int
    code: str
    name: str = ""
    web_key: str = ""
    origins: tuple[str, ...] = ()
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Who processes personal data, as the consent texts name them (152-FZ art. 9, GDPR art. 13)."""

    name: str = ""
    address: str = ""
    email: str = ""
    term: str = ""

    @property
    def complete(self) -> bool:
        """Whether a consent text can be made of it."""
        return bool(self.name and self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """How many personal codes a magnet still has, and how many people wait for one."""

    left: int = 0
    given: int = 0
    owed: int = 0

    @property
    def low(self) -> bool:
        """Whether the list runs out: a tenth is left, or five."""
        return self.left <= max(5, (self.left + self.given) // 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody who waits for a code; ``for_friend`` as in ``MagnetBook.take_code``."""

    customer_id: int
    telegram_id: int
    for_friend: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A magnet reached by one of its links, with the texts that stand now, by purpose."""

    magnet: Magnet
    link: Link
    texts: Mapping[Purpose, ConsentText]


class MagnetBook(Protocol):
    """Where magnets, their links and codes are kept. Nothing here is undone by ``/undo``."""

    async def magnets(self) -> Sequence[Magnet]:
        """Return all magnets: active, drafts, paused, each newest first."""
        ...

    async def magnet(self, magnet_id: int) -> Magnet | None:
        """Return one magnet with questions and files."""
        ...

    async def add(self, magnet: Magnet) -> Magnet:
        """Store a new magnet with questions and files; return it with ids."""
        ...

    async def save(self, before: Magnet, after: Magnet) -> Magnet:
        """Store a changed magnet; questions and files without an id are new, others kept in order.

        A removed question keeps what was answered to it (numbers stay true).
        """
        ...

    async def links(self, magnet_id: int) -> Sequence[Link]:
        """Return the links of a magnet, the first one first."""
        ...

    async def link(self, link_id: int) -> Link | None:
        """Return one link."""
        ...

    async def add_link(self, link: Link) -> Link:
        """Store a new link; return it with its id."""
        ...

    async def save_link(self, link: Link) -> None:
        """Store a changed name, key or list of origins."""
        ...

    async def offer(self, code: str, locale: str) -> Offer | None:
        """Return the magnet behind a link's code in any state, with its texts in a language.

        One statement, or two. A language without a text gets the other one's.
        """
        ...

    async def offer_by_link(self, link_id: int, locale: str) -> Offer | None:
        """Return the same by the link's number."""
        ...

    async def offer_by_key(self, web_key: str, locale: str) -> Offer | None:
        """Return the same by the key of the website intake."""
        ...

    async def operator(self) -> Operator:
        """Return who processes personal data; empty where nobody has said so yet."""
        ...

    async def save_operator(self, operator: Operator) -> None:
        """Store who processes personal data."""
        ...

    async def add_codes(self, magnet_id: int, part: Part, codes: Sequence[str]) -> int:
        """Add personal codes; return how many were new to this list."""
        ...

    async def codes(self, magnet_id: int) -> Mapping[Part, Codes]:
        """Return how the lists of a magnet stand."""
        ...

    async def take_code(
        self, magnet_id: int, part: Part, customer_id: int, at: datetime, *, for_friend: int = 0
    ) -> str:
        """Give a person the next code of a list and return it, or the one they have already.

        ``for_friend`` is the customer whom they brought: each brings a code of its own (R54); 0 is
        the one code for themselves. Returns nothing (``""``) when the list is empty: the person is
        kept as waiting.
        """
        ...

    async def had_code(self, magnet_id: int, part: Part, person: str) -> bool:
        """Return whether somebody who was erased since got a code; ``person`` is a keyed hash."""
        ...

    async def owed(self, magnet_id: int, part: Part, limit: int) -> Sequence[Waiting]:
        """Return those who wait for a code, longest first."""
        ...
