"""Messages on their way to people: what is sent, how urgent it is and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Lane(IntEnum):
    """Who goes first: people who wait for an answer, before everybody who does not."""

    ANSWER = 0
    REMINDER = 1
    DIGEST = 2
    MAILING = 3


class SendState(StrEnum):
    """What became of a message; every one ends in a state that can be seen."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    HELD = "held"


GIFT = "gift"
"""The word of the receipt of a gift: ``gift:7`` tells that the gift of form 7 has arrived."""


def gift_receipt(form_id: int) -> str:
    """Return the receipt of the last message of a form's gift."""
    return f"{GIFT}:{form_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that travels with a message; the message speaks of it as ``attach://name``."""

    name: str
    filename: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class OutMessage:
    """One call of the Bot API that is to reach a chat.

    ``method`` and ``params`` are the Bot API's own (``sendMessage``, plain JSON values). A
    ``dedupe_key`` that was used before makes the message vanish, so that a thing which becomes
    due once is said once. ``receipt`` names what is noted down once the message was sent.
    A ``fleeting`` message goes to somebody who is not on the team: neither its words nor the chat
    stay once it is settled (R51).
    """

    chat_id: int
    lane: Lane
    method: str
    params: Mapping[str, object]
    dedupe_key: str | None = None
    uploads: tuple[Upload, ...] = ()
    receipt: str = ""
    fleeting: bool = False
