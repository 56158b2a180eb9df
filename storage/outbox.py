"""The outbox: what is said is stored with the work that says it, and sent after the commit."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson
from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.clock import Clock
from domain.delivery import Lane, OutMessage, SendState, Upload
from storage import receipts
from storage.tables.delivery import NOT_SETTLED, outbox, outbox_files
from storage.transaction import Transaction

CHUNK: Final = 500
SETTLED: Final = (SendState.SENT, SendState.FAILED, SendState.UNKNOWN)

PUT: Final = insert(outbox)
PUT_ONCE: Final = (
    insert(outbox).on_conflict_do_nothing(index_elements=["dedupe_key"]).returning(outbox.c.id)
)
PUT_FILE: Final = insert(outbox_files)
MARKED: Final = (
    "state",
    "attempts",
    "repeated",
    "not_before",
    "claimed_at",
    "sent_at",
    "message_id",
    "error",
)
OF_LETTER: Final = outbox.c.id == bindparam("of_letter")
MARK: Final = update(outbox).where(OF_LETTER).values({name: bindparam(name) for name in MARKED})
CLOSE: Final = (
    update(outbox)
    .where(OF_LETTER)
    .values({**{name: bindparam(name) for name in (*MARKED, "chat_id")}, "payload": ""})
)
"""What was said is not kept once it was sent, nor to whom, of those who are not on the team."""
DROP_FILES: Final = delete(outbox_files).where(outbox_files.c.outbox_id == bindparam("of_letter"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A row of the outbox in the hands of the sender; ``payload`` is the JSON of the call."""

    id: int
    chat_id: int
    lane: Lane
    method: str
    payload: str
    attempts: int = 0
    repeated: bool = False
    not_before: datetime | None = None
    uploads: tuple[Upload, ...] = ()
    receipt: str = ""
    fleeting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What became of a letter, to be written down. ``blocked``: the chat takes no letters."""

    letter: Letter
    state: SendState
    at: datetime
    not_before: datetime | None = None
    message_id: int | None = None
    error: str | None = None
    blocked: bool = False

    @property
    def closes(self) -> bool:
        """Whether nobody needs the words of the letter any more (R51)."""
        sent = self.state is SendState.SENT
        return sent or (self.letter.fleeting and self.state in SETTLED)


class Outbox:
    """The letters of one process; ``listener`` is given each letter once it is on disk.

    Letters are numbered by the process, so that they need not be read back: there is one
    process to a database (``storage.database.InUseError``).
    """

    def __init__(self, clock: Clock, listener: Callable[[Sequence[Letter]], None]) -> None:
        self._clock = clock
        self._listener = listener
        self._numbers: Iterator[int] = itertools.count(1)

    async def recover(self, unit: Transaction) -> tuple[list[Letter], list[Letter]]:
        """Return the letters that wait and those whose sending was cut short, oldest first."""
        last = await unit.scalar(select(func.max(outbox.c.id)))
        self._numbers = itertools.count((last or 0) + 1)
        rows = await unit.all(select(outbox).where(NOT_SETTLED).order_by(outbox.c.id))
        files = await self._files(unit) if rows else {}
        letters = [(row.state, _letter(row, files.get(row.id, ()))) for row in rows]
        return (
            [letter for state, letter in letters if state == SendState.PENDING],
            [letter for state, letter in letters if state == SendState.CLAIMED],
        )

    def answer(
        self, unit: Transaction, messages: Sequence[OutMessage], update_id: int | None = None
    ) -> None:
        """Store messages in bulk at the end of the unit; they carry no dedupe key."""
        letters = [self._number(message) for message in messages]
        unit.defer(PUT, [self._row(letter, None, update_id) for letter in letters])
        self._store_files(unit, letters)
        unit.after_commit(lambda: self._listener(letters))

    async def put(self, unit: Transaction, messages: Sequence[OutMessage]) -> int:
        """Store messages that may have been stored before; return how many were new."""
        fresh: list[Letter] = []
        for start in range(0, len(messages), CHUNK):
            part = [(self._number(one), one.dedupe_key) for one in messages[start : start + CHUNK]]
            rows = [self._row(letter, key, None) for letter, key in part]
            new = {row.id for row in await unit.all(PUT_ONCE, rows)}
            fresh.extend(letter for letter, _ in part if letter.id in new)
        self._store_files(unit, fresh)
        unit.after_commit(lambda: self._listener(fresh))
        return len(fresh)

    def mark(self, unit: Transaction, marks: Sequence[Mark]) -> None:
        """Write down what became of letters, and what follows from it."""
        closed = [mark for mark in marks if mark.closes]
        unit.defer(MARK, [_mark_row(mark) for mark in marks if not mark.closes])
        unit.defer(CLOSE, [{**_mark_row(one), "chat_id": _kept_chat(one)} for one in closed])
        unit.defer(
            DROP_FILES, [{"of_letter": one.letter.id} for one in closed if one.letter.uploads]
        )
        receipts.sent(
            unit,
            [(one.letter.receipt, one.at) for one in marks if one.state is SendState.SENT],
        )
        receipts.blocked(unit, [(one.letter.chat_id, one.at) for one in marks if one.blocked])

    async def prune(self, unit: Transaction, before: datetime) -> int:
        """Forget letters that were settled and written before a moment; return how many."""
        gone = await unit.execute(
            delete(outbox).where(outbox.c.created_at < before, outbox.c.state.in_(SETTLED))
        )
        return gone.rowcount

    def _number(self, message: OutMessage) -> Letter:
        return Letter(
            id=next(self._numbers),
            chat_id=message.chat_id,
            lane=message.lane,
            method=message.method,
            payload=orjson.dumps(message.params).decode(),
            uploads=message.uploads,
            receipt=message.receipt,
            fleeting=message.fleeting,
        )

    def _row(self, letter: Letter, key: str | None, update_id: int | None) -> dict[str, object]:
        return {
            "id": letter.id,
            "chat_id": letter.chat_id,
            "lane": int(letter.lane),
            "method": letter.method,
            "payload": letter.payload,
            "dedupe_key": key,
            "update_id": update_id,
            "state": SendState.PENDING,
            "attempts": 0,
            "repeated": False,
            "created_at": self._clock.now(),
            "receipt": letter.receipt,
            "fleeting": letter.fleeting,
        }

    def _store_files(self, unit: Transaction, letters: Sequence[Letter]) -> None:
        unit.defer(
            PUT_FILE,
            [
                {
                    "outbox_id": letter.id,
                    "name": upload.name,
                    "filename": upload.filename,
                    "content": upload.content,
                }
                for letter in letters
                for upload in letter.uploads
            ],
        )

    async def _files(self, unit: Transaction) -> dict[int, tuple[Upload, ...]]:
        found: dict[int, tuple[Upload, ...]] = {}
        rows = await unit.all(
            select(outbox_files).join(outbox).where(NOT_SETTLED).order_by(outbox_files.c.name)
        )
        for row in rows:
            upload = Upload(name=row.name, filename=row.filename, content=row.content)
            found[row.outbox_id] = (*found.get(row.outbox_id, ()), upload)
        return found


def _letter(row: Any, uploads: tuple[Upload, ...]) -> Letter:
    return Letter(
        id=row.id,
        chat_id=row.chat_id,
        lane=Lane(row.lane),
        method=row.method,
        payload=row.payload,
        attempts=row.attempts,
        repeated=row.repeated,
        not_before=row.not_before,
        uploads=uploads,
        receipt=row.receipt,
        fleeting=row.fleeting,
    )


def _kept_chat(mark: Mark) -> int:
    return 0 if mark.letter.fleeting else mark.letter.chat_id


def _mark_row(mark: Mark) -> dict[str, object]:
    letter = mark.letter
    return {
        "of_letter": letter.id,
        "state": mark.state,
        "attempts": letter.attempts,
        "repeated": letter.repeated,
        "not_before": mark.not_before,
        "claimed_at": mark.at if mark.state is SendState.CLAIMED else None,
        "sent_at": mark.at if mark.state is SendState.SENT else None,
        "message_id": mark.message_id,
        "error": mark.error,
    }
