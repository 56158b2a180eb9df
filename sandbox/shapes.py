"""The JSON shapes that the sandbox's page and the control API speak.

Addresses (all under the sandbox's own origin; bodies and answers are JSON)::

    GET  /sandbox/state                      -> State
    GET  /sandbox/events                     -> text/event-stream of Event (see there)
    GET  /sandbox/phonebook                  -> PhoneBook
    GET  /sandbox/files/{file_id}            -> the bytes of the file, with its media type
    POST /sandbox/clock                      {"advance": "1h" | "next_morning" | "1w" | "5mo"
                                              | any "<n>h", "<n>d", "<n>w", "<n>mo"} -> ClockShape
    POST /sandbox/persons                    {"name": str, "language": str}     -> PersonShape
    POST /sandbox/persons/{id}/text          {"text": str}                      -> Sent
    POST /sandbox/persons/{id}/press         {"message_id": int, "data": str}   -> Pressed
    POST /sandbox/persons/{id}/contact       {"name": str, "phone": str} | {"own": true} -> Sent
    POST /sandbox/persons/{id}/voice         multipart field "file", or an empty body -> Sent
    POST /sandbox/persons/{id}/photo         the same; an empty body sends a made-up sample
    POST /sandbox/persons/{id}/document      the same
    POST /sandbox/persons/{id}/edit          {"message_id": int, "text": str}   -> Sent
    POST /sandbox/persons/{id}/block         {"blocked": bool}                  -> PersonShape

A reply-keyboard button is pressed by sending its text with ``/text``; one with
``request_contact`` by ``/contact`` with ``{"own": true}``. What goes wrong comes back as
``Problem`` with the status 400, 403, 404 or 504 (nobody answered the press in time).
"""

from typing import Literal, NotRequired, TypedDict


class EntityShape(TypedDict):
    """A formatted stretch of a text; offset and length count UTF-16 units (JavaScript's own)."""

    type: str
    offset: int
    length: int
    url: NotRequired[str]
    language: NotRequired[str]


class ButtonShape(TypedDict):
    """A button under a message: ``data`` is pressed, ``url`` opened, ``copy`` copied."""

    text: str
    data: NotRequired[str]
    url: NotRequired[str]
    copy: NotRequired[str]


class KeyShape(TypedDict):
    """A button of the reply keyboard; ``request_contact`` shares the person's own number."""

    text: str
    request_contact: bool


class ReplyKeyboardShape(TypedDict):
    """The keyboard in place of the phone's own, until the bot replaces or removes it."""

    rows: list[list[KeyShape]]
    resize: bool
    one_time: bool
    placeholder: str | None


FileKind = Literal["document", "photo", "voice", "audio", "video"]


class FileShape(TypedDict):
    """A file in a message; fetch it from ``url``; ``duration`` (seconds) only for sounds."""

    kind: FileKind
    url: str
    name: str
    mime: str
    size: int
    duration: int | None


class ContactShape(TypedDict):
    """A contact card in a message."""

    name: str
    phone: str


class ReplyShape(TypedDict):
    """The message that is answered: its id and the beginning of its text."""

    message_id: int
    text: str


class MessageShape(TypedDict):
    """One bubble of the chat.

    ``text`` is the text or the caption; ``date`` and ``edited`` are ISO 8601 with the offset
    +00:00; ``mine`` is true for what the person wrote (right side), false for the bot's.
    ``forward_from`` is the name a forwarded message came from; ``protected`` forbids
    forwarding and saving; ``reaction`` is the emoji that the bot put on it.
    """

    message_id: int
    mine: bool
    author: str
    date: str
    edited: str | None
    text: str
    entities: list[EntityShape]
    buttons: list[list[ButtonShape]]
    file: FileShape | None
    contact: ContactShape | None
    reply_to: ReplyShape | None
    forward_from: str | None
    protected: bool
    reaction: str | None


class CommandShape(TypedDict):
    """A line of the command menu; ``command`` is without the slash."""

    command: str
    description: str


class PersonShape(TypedDict):
    """A person whose phone can be picked up, and what that phone shows.

    ``role`` is the label given when the world was made; ``messages`` are oldest first;
    ``commands`` is the menu that this person sees in their language; ``started`` is false
    while the bot may not write to them; ``zone`` is where they live (IANA name or None).
    """

    id: int
    name: str
    username: str | None
    role: str
    language: str | None
    phone: str | None
    zone: str | None
    started: bool
    blocked: bool
    messages: list[MessageShape]
    reply_keyboard: ReplyKeyboardShape | None
    commands: list[CommandShape]


class ClockShape(TypedDict):
    """The sandbox's time: ISO 8601 in UTC, and how many seconds it runs ahead of the machine."""

    now: str
    zone: str
    ahead_seconds: int


class BotShape(TypedDict):
    """Whom the persons talk to."""

    id: int
    name: str
    username: str
    description: str
    short_description: str


class State(TypedDict):
    """Everything at once; events after ``last_event_id`` bring it up to date."""

    clock: ClockShape
    bot: BotShape
    persons: list[PersonShape]
    last_event_id: int


class DeletedShape(TypedDict):
    """The payload of ``delete``."""

    message_id: int


class ToastShape(TypedDict):
    """The payload of ``toast``: ``alert`` asks for a box with OK; an empty text is never sent."""

    text: str
    alert: bool
    message_id: int


class ActionShape(TypedDict):
    """The payload of ``action``: ``typing``, ``upload_document`` …; it fades after 5 seconds."""

    action: str


class KeyboardShape(TypedDict):
    """The payload of ``keyboard``: the new reply keyboard, None when it is taken away."""

    reply_keyboard: ReplyKeyboardShape | None


class CommandsShape(TypedDict):
    """The payload of ``commands``."""

    commands: list[CommandShape]


class BlockedShape(TypedDict):
    """The payload of ``block``: whether the bot is silenced, and whether it may write at all."""

    blocked: bool
    started: bool


EventType = Literal[
    "message",  # MessageShape: a new bubble, the person's own too
    "edit",  # MessageShape: the bubble with this message_id looks like this now
    "delete",  # DeletedShape
    "toast",  # ToastShape
    "action",  # ActionShape
    "keyboard",  # KeyboardShape
    "commands",  # CommandsShape
    "block",  # BlockedShape: pressed START for the first time, blocked, unblocked
    "clock",  # ClockShape; person is None
    "person",  # PersonShape: somebody new lives here
    "reset",  # {}; person is None: events were missed, fetch the state anew
]

Payload = (
    MessageShape
    | DeletedShape
    | ToastShape
    | ActionShape
    | KeyboardShape
    | CommandsShape
    | BlockedShape
    | ClockShape
    | PersonShape
)


class Event(TypedDict):
    """One server-sent event: ``id: <number>`` and ``data: <this as JSON>``, no event name.

    So ``EventSource.onmessage`` sees all of them, and the browser's own Last-Event-ID resumes
    after a lost connection. ``person`` is the id of the person whose phone shows it. The first
    connection may pass ``?after=<last_event_id of State>`` so that nothing falls in between.
    """

    type: EventType
    person: int | None
    payload: Payload | dict[str, object]


class Sent(TypedDict):
    """The answer to whatever a person sent or edited."""

    message: MessageShape


class Pressed(TypedDict):
    """The answer to a press, when the bot answered it: the toast's text or None."""

    toast: str | None
    alert: bool
    url: str | None


class PhoneBookEntry(TypedDict):
    """A line of the phone book that every person of the sandbox shares."""

    name: str
    phone: str


class PhoneBook(TypedDict):
    """The answer of ``/sandbox/phonebook``."""

    entries: list[PhoneBookEntry]


class Problem(TypedDict):
    """What went wrong, in one sentence."""

    error: str
