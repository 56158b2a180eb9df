"""Touches: every interaction with a client, as facts (R5-R8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class TouchKind(StrEnum):
    """How the client was touched."""

    CALL = "call"
    MEETING = "meeting"
    MESSAGE = "message"
    EMAIL = "email"
    MAILING = "mailing"


class Direction(StrEnum):
    """Who began: the company (outgoing) or the client (incoming, R15)."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Outcome(StrEnum):
    """What came of it (R6)."""

    REACHED = "reached"
    AGREED = "agreed"
    CALL_BACK = "call_back"
    ASKED_INFO = "asked_info"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    REFUSED = "refused"
    WRONG_PERSON = "wrong_person"
    NUMBER_MISSING = "number_missing"
    COMPETITOR = "competitor"


MISSED = frozenset({Outcome.NO_ANSWER, Outcome.BUSY, Outcome.WRONG_PERSON, Outcome.NUMBER_MISSING})
"""Outcomes of touches that did not reach the client."""
EXPECTED = frozenset({Outcome.AGREED, Outcome.CALL_BACK})
"""Outcomes after which the client expects the next step: its time is an agreement (R14)."""
AGREEING = EXPECTED | {Outcome.ASKED_INFO}
"""Outcomes by which a client agrees to something (R20)."""
UNREACHABLE = frozenset({Outcome.WRONG_PERSON, Outcome.NUMBER_MISSING})
"""Outcomes that archive a contact (R26)."""


class MediaKind(StrEnum):
    """What may hang on a touch besides words (R5)."""

    VOICE = "voice"
    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A file kept by Telegram, known by its ``file_id``."""

    kind: MediaKind
    file_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One interaction (R5). ``duration`` is in seconds, ``at`` aware UTC."""

    id: int
    client_id: int
    contact_id: int | None
    manager_id: int
    kind: TouchKind
    direction: Direction
    at: datetime
    outcome: Outcome | None
    note: str = ""
    objections: str = ""
    competitor: str = ""
    duration: int | None = None
    media: Media | None = None

    @property
    def effective(self) -> bool:
        """Whether it reached the client (R27); a mailing only reaches a mailbox."""
        return self.kind is not TouchKind.MAILING and self.outcome not in MISSED

    @property
    def heard(self) -> bool:
        """Whether somebody answered: a message that was sent proves nothing of a number (R26)."""
        if self.direction is Direction.INCOMING:
            return True
        return self.outcome is not None and self.outcome not in MISSED


class TouchLog(Protocol):
    """Where touches are kept. A touch is a fact: it is added, and taken back only by undo."""

    async def add(self, touch: Touch) -> Touch:
        """Store a new touch (``id`` 0); return it with its id."""
        ...

    async def of_client(self, client_id: int, *, limit: int, offset: int = 0) -> Sequence[Touch]:
        """Return touches of a client, newest first."""
        ...

    async def count_of_client(self, client_id: int) -> int:
        """Return how many touches a client has."""
        ...
