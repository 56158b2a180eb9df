"""A touch as it was told, before it is logged; waits in a draft while something is asked."""

from dataclasses import dataclass
from datetime import datetime

from domain.drafts import Draft
from domain.touches import Direction, Media, MediaKind, Outcome, TouchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person told about a touch. ``said_at``: "tomorrow" is the day after it."""

    kind: TouchKind
    direction: Direction
    client_id: int
    contact_id: int | None = None
    text: str = ""
    media: Media | None = None
    reminder_id: int | None = None
    outcome: Outcome | None = None
    said_at: datetime

    @property
    def said_something(self) -> bool:
        """Whether there are words or a file."""
        return bool(self.text) or self.media is not None

    @property
    def wants_outcome(self) -> bool:
        """The manager's own calls always end with an outcome (R6)."""
        return self.kind is TouchKind.CALL and self.direction is Direction.OUTGOING

    def data(self) -> dict[str, str]:
        """Return what a draft keeps besides the text."""
        data = {
            "kind": self.kind.value,
            "direction": self.direction.value,
            "client": str(self.client_id),
            "contact": str(self.contact_id or 0),
            "reminder": str(self.reminder_id or 0),
        }
        if self.media is not None:
            data |= {"media": self.media.kind.value, "file": self.media.file_id}
        return data


def told_of(draft: Draft) -> Told:
    """Return what waits in a draft made of ``Told.data``."""
    data = draft.data
    return Told(
        kind=TouchKind(data["kind"]),
        direction=Direction(data["direction"]),
        client_id=int(data["client"]),
        contact_id=int(data["contact"]) or None,
        reminder_id=int(data["reminder"]) or None,
        text=draft.text,
        media=media_in(draft),
        said_at=draft.created_at,
    )


def media_in(draft: Draft) -> Media | None:
    """Return the file that waits in a draft."""
    if "file" not in draft.data:
        return None
    return Media(kind=MediaKind(draft.data["media"]), file_id=draft.data["file"])
