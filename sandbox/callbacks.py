"""Presses of inline buttons that wait for ``answerCallbackQuery``."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.messages import Post
from sandbox.wire import bad_request

ANSWER_WITHIN = timedelta(minutes=1)
"""How long a press waits by the sandbox's clock; Telegram names no figure, this is its order."""

TEXT_LIMIT = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackAnswer:
    """What the bot said to a press; an empty text only stops the spinner."""

    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button pressed by a person; ``answered`` becomes done with the bot's answer.

    ``update_id`` is None when the bot does not want callback queries.
    """

    query_id: str
    post: Post
    pressed: datetime
    update_id: int | None
    answered: asyncio.Future[CallbackAnswer]


class Presses:
    """The presses that nobody answered yet."""

    def __init__(self) -> None:
        self._open: dict[str, Press] = {}
        self._last_id = 4_000_000_000

    def next_id(self) -> str:
        """Return the id for a new query."""
        self._last_id += 1
        return str(self._last_id)

    def wait_for(self, press: Press) -> None:
        """Expect an answer to a press."""
        self._open[press.query_id] = press

    def answer(self, query_id: str, answer: CallbackAnswer, now: datetime) -> Press:
        """Take the answer to a press, once; ApiError for an unknown or an old one."""
        press = self._open.pop(query_id, None)
        if press is None or now - press.pressed > ANSWER_WITHIN:
            raise bad_request(_TOO_OLD)
        if not press.answered.done():
            press.answered.set_result(answer)
        return press
