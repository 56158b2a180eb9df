"""What ``/add`` says: what was added, what was understood, what is still missing."""

from collections.abc import Iterable, Sequence

from domain.add_contact import ContactAdded
from domain.language.contact_line import ContactLine, Fragment
from domain.language.text import clip_utf16
from handlers import show
from handlers.callbacks import DraftDo
from handlers.desk import Desk
from handlers.screens import Row, button
from locales import Html, join

_TYPED_UNITS = 1_000


def added_head(desk: Desk, added: ContactAdded, left: Sequence[Fragment]) -> list[Html]:
    """Return the first lines: added or known already (R3), and what went into the notes."""
    contact = added.file.contact(added.contact_id)
    name = contact.full_name if contact and contact.full_name else added.file.client.name
    head = [desk.texts(_outcome(added), name=name)]
    if left:
        key = "add-left-out" if added.existed else "add-into-notes"
        head += [desk.texts(key), *_fragments(desk, left)]
    return head


def _outcome(added: ContactAdded) -> str:
    if added.completed:
        return "add-completed"
    return "add-existed" if added.existed else "add-added"


def half_understood(desk: Desk, line: ContactLine, typed: str) -> Html:
    """Say what was understood, what was not, and what is missing to save (R1)."""
    texts = desk.texts
    understood = list(_understood(desk, line))
    return join(
        [
            texts("add-half"),
            texts("add-typed", text=clip_utf16(typed, _TYPED_UNITS)),
            texts("add-understood", facts=", ".join(understood)) if understood else "",
            *([texts("add-not-understood")] if line.not_understood else []),
            *_fragments(desk, line.not_understood),
            texts(_missing(line)),
        ]
    )


def half_buttons(desk: Desk, draft_id: int) -> Sequence[Row]:
    """Return the buttons that go on with a draft weeks later, or give it up."""
    texts = desk.texts
    return [
        [
            button(texts.plain("add-go-on"), DraftDo(draft=draft_id, verb="more")),
            button(texts.plain("button-cancel"), DraftDo(draft=draft_id, verb="cancel")),
        ]
    ]


def _fragments(desk: Desk, left: Iterable[Fragment]) -> list[Html]:
    return [desk.texts(f"add-fragment-{one.why}", text=one.text) for one in left]


def _understood(desk: Desk, line: ContactLine) -> Iterable[str]:
    if line.person.full:
        yield line.person.full
    if line.position is not None:
        yield line.position.title(desk.texts.locale)
    if line.company:
        yield line.company
    yield from (show.phone(desk, phone.e164) for phone in line.phones)
    yield from line.emails
    if line.inn:
        yield desk.texts.plain("add-fact-inn", inn=line.inn)
    if line.birthday is not None:
        yield f"{line.birthday:%d.%m.%Y}"
    if line.city:
        yield line.city
    yield from (f"#{tag}" for tag in line.tags)


def _missing(line: ContactLine) -> str:
    if line.person.full:
        return "add-missing-reach"
    if line.company:
        return "add-missing-company"
    if line.phones or line.emails:
        return "add-missing-name"
    return "add-missing-both"
