"""What happens in the box, told to whoever looks on: the page and the tests."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sandbox.messages import Post

KEPT = 2000


class Kind(StrEnum):
    """The kinds of happenings, named as ``shapes.EventType`` names them."""

    MESSAGE = "message"
    EDIT = "edit"
    DELETE = "delete"
    TOAST = "toast"
    ACTION = "action"
    KEYBOARD = "keyboard"
    COMMANDS = "commands"
    BLOCK = "block"
    CLOCK = "clock"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that became visible; ``chat_id`` is None for the whole world.

    ``text`` is a toast's or an action's word; ``alert`` marks a toast with an OK button.
    """

    id: int
    kind: Kind
    chat_id: int | None = None
    post: Post | None = None
    text: str = ""
    alert: bool = False


Listener = Callable[[Happening], None]


class EventStream:
    """Numbers happenings, remembers the last ones and passes them on at once."""

    def __init__(self) -> None:
        self._last: deque[Happening] = deque(maxlen=KEPT)
        self._listeners: list[Listener] = []
        self.last_id = 0

    def publish(
        self,
        kind: Kind,
        chat_id: int | None = None,
        *,
        post: Post | None = None,
        text: str = "",
        alert: bool = False,
    ) -> None:
        """Tell every listener, in the order in which they came."""
        self.last_id += 1
        happening = Happening(
            id=self.last_id, kind=kind, chat_id=chat_id, post=post, text=text, alert=alert
        )
        self._last.append(happening)
        for listener in tuple(self._listeners):
            listener(happening)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; the returned function takes it away."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def after(self, event_id: int) -> list[Happening] | None:
        """Return what came after an event; None when some of it is forgotten already."""
        if event_id > self.last_id or event_id < self.last_id - len(self._last):
            return None
        return [happening for happening in self._last if happening.id > event_id]
