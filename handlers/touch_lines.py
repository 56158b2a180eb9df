"""How touches look: their outcome in words, one line of a list, the answer to a logged one."""

from collections.abc import Mapping, Sequence

from domain.clients import ClientFile, ClientKind
from domain.language.moments import BadMoment
from domain.reminders import Reminder
from domain.touches import Direction, Outcome, Touch, TouchKind
from handlers import show
from handlers.show import View
from locales import Html, Texts, join

_NOTE, _SHORT = 400, 90
_MINUTE = 60
OUTCOMES = tuple(Outcome)
TALK_OUTCOMES = (
    Outcome.REACHED,
    Outcome.AGREED,
    Outcome.CALL_BACK,
    Outcome.ASKED_INFO,
    Outcome.REFUSED,
    Outcome.COMPETITOR,
)
"""What can come of a touch where both sides met; a call may also reach nobody (R6)."""
VERBS: Mapping[str, tuple[TouchKind, Direction]] = {
    "call": (TouchKind.CALL, Direction.OUTGOING),
    "meeting": (TouchKind.MEETING, Direction.OUTGOING),
    "message": (TouchKind.MESSAGE, Direction.OUTGOING),
    "incoming": (TouchKind.CALL, Direction.INCOMING),
}
"""The commands that log touches, and what each logs."""


def outcomes_of(kind: TouchKind, direction: Direction) -> Sequence[Outcome]:
    """Return the outcomes worth offering for a kind of touch."""
    return OUTCOMES if _is_dialled(kind, direction) else TALK_OUTCOMES


def outcome_name(
    texts: Texts,
    outcome: Outcome,
    kind: TouchKind = TouchKind.CALL,
    direction: Direction = Direction.OUTGOING,
) -> str:
    """Return an outcome in words, plain; nobody "gets through" to a meeting."""
    if outcome is Outcome.REACHED and not _is_dialled(kind, direction):
        return texts.plain("outcome-talked")
    return texts.plain(f"outcome-{outcome}")


def kind_name(texts: Texts, kind: TouchKind, direction: Direction) -> str:
    """Return the kind of a touch in words, plain, with its sign."""
    return texts.plain(f"touch-{kind}-{direction}")


def touch_line(view: View, touch: Touch) -> Html:
    """Return a touch on one line: date, kind, outcome, the beginning of what was said."""
    texts = view.texts
    outcome = touch.outcome
    what = [
        kind_name(texts, touch.kind, touch.direction),
        outcome_name(texts, outcome, touch.kind, touch.direction) if outcome else "",
        cut(touch.note, _SHORT),
    ]
    return texts(
        "touch-line",
        when=show.day(view, touch.at.astimezone(view.member.zone).date()),
        what=" · ".join(filter(None, what)),
    )


def who_line(file: ClientFile, contact_id: int | None) -> str:
    """Return the contact and its company, plain."""
    contact = file.contact(contact_id)
    name = contact.full_name if contact else ""
    company = file.client.name if file.client.kind is ClientKind.COMPANY else ""
    return " · ".join(filter(None, (name, company))) or file.client.name


def logged_lines(view: View, touch: Touch, file: ClientFile) -> Html:
    """Return what was logged: kind, client, outcome, note."""
    texts = view.texts
    head = texts(
        "touch-logged",
        what=kind_name(texts, touch.kind, touch.direction),
        client=who_line(file, touch.contact_id),
    )
    outcome = ""
    if touch.outcome is not None:
        name = outcome_name(texts, touch.outcome, touch.kind, touch.direction)
        outcome = texts("touch-outcome", outcome=name)
    parts = [
        head,
        outcome,
        texts("touch-competitor", name=touch.competitor) if touch.competitor else "",
        texts("touch-note", note=cut(touch.note, _NOTE)) if touch.note else "",
        texts("touch-duration", minutes=touch.duration // _MINUTE) if touch.duration else "",
        texts(f"touch-media-{touch.media.kind}") if touch.media else "",
    ]
    return join(parts)


def closed_line(texts: Texts, closed: Sequence[Reminder]) -> Html:
    """Return which reminders were ticked off by the touch, or nothing."""
    if not closed:
        return Html("")
    text = cut(closed[0].text, _SHORT) or texts.plain(f"today-why-{closed[0].kind}")
    return texts("touch-closed", count=len(closed), text=text)


def bad_moment_line(texts: Texts, bad: BadMoment) -> Html:
    """Return why a named time was not planned; the touch itself stands."""
    return texts("touch-bad-moment", text=cut(bad.fragment, _SHORT), why=bad.reason.value)


def cut(text: str, most: int) -> str:
    """Return the beginning of a text, at a word's end where one is near."""
    if len(text) <= most:
        return text
    head = text[:most]
    words = head.rsplit(maxsplit=1)[0]
    return f"{words if len(words) * 2 > most else head}…"


def _is_dialled(kind: TouchKind, direction: Direction) -> bool:
    return kind is TouchKind.CALL and direction is Direction.OUTGOING
