"""The book of lead magnets (R50)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Table, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.customers.magnets import (
    Codes,
    GiftFile,
    Link,
    Magnet,
    Offer,
    Operator,
    Part,
    Question,
    Waiting,
)
from storage.customers.codes import CodeLists
from storage.customers.magnet_rows import (
    LINK,
    LINKS,
    MAGNET,
    MAGNETS,
    OFFER,
    OFFER_BY_KEY,
    OFFER_BY_LINK,
    file_row,
    magnet_row,
    question_row,
    read_link,
    read_magnet,
    read_offer,
)
from storage.customers.writing import add, change
from storage.rows import values_of
from storage.tables.magnets import (
    magnet_files,
    magnet_links,
    magnet_questions,
    magnets,
    operators,
)
from storage.transaction import Transaction

_THE_ONE: Final = 1
_OPERATOR: Final = tuple(str(column.name) for column in operators.c if column.name != "id")
OPERATOR: Final = select(*(operators.c[name] for name in _OPERATOR)).limit(1)
_insert = insert(operators)
SAVE_OPERATOR: Final = _insert.on_conflict_do_update(
    index_elements=["id"], set_={name: _insert.excluded[name] for name in _OPERATOR}
)
REMOVE_QUESTION: Final = (
    update(magnet_questions)
    .where(magnet_questions.c.id == bindparam("question"))
    .values(removed=True)
)
DROP_FILE: Final = delete(magnet_files).where(magnet_files.c.id == bindparam("file"))

Placed = dict[int, dict[str, Any]]


class SqlMagnetBook:
    """Where magnets, their links and codes are kept."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._codes = CodeLists(transaction)

    async def magnets(self) -> Sequence[Magnet]:
        """Return all magnets: active, drafts, paused, each newest first."""
        return [read_magnet(row) for row in await self._transaction.all(MAGNETS)]

    async def magnet(self, magnet_id: int) -> Magnet | None:
        """Return one magnet with questions and files."""
        row = await self._transaction.first(MAGNET, {"magnet": magnet_id})
        return read_magnet(row) if row else None

    async def add(self, magnet: Magnet) -> Magnet:
        """Store a new magnet with questions and files; return it with ids."""
        given = await add(self._transaction, magnets, magnet_row(magnet))
        return await self._with_parts(replace(magnet, id=given), {}, {})

    async def save(self, before: Magnet, after: Magnet) -> Magnet:
        """Store a changed magnet; questions and files without an id are new, others kept in order.

        A removed question keeps what was answered to it (numbers stay true).
        """
        await change(self._transaction, magnets, after.id, magnet_row(before), magnet_row(after))
        questions, files = _questions(before), _files(before)
        for gone in questions.keys() - _questions(after).keys():
            await self._transaction.execute(REMOVE_QUESTION, {"question": gone})
        for gone in files.keys() - _files(after).keys():
            await self._transaction.execute(DROP_FILE, {"file": gone})
        return await self._with_parts(after, questions, files)

    async def links(self, magnet_id: int) -> Sequence[Link]:
        """Return the links of a magnet, the first one first."""
        rows = await self._transaction.all(LINKS, {"magnet": magnet_id})
        return [read_link(row) for row in rows]

    async def link(self, link_id: int) -> Link | None:
        """Return one link."""
        row = await self._transaction.first(LINK, {"link": link_id})
        return read_link(row) if row else None

    async def add_link(self, link: Link) -> Link:
        """Store a new link; return it with its id."""
        given = await add(self._transaction, magnet_links, values_of(magnet_links, link))
        return replace(link, id=given)

    async def save_link(self, link: Link) -> None:
        """Store a changed name, key or list of origins."""
        before = await self.link(link.id)
        if before is not None:
            old, new = values_of(magnet_links, before), values_of(magnet_links, link)
            await change(self._transaction, magnet_links, link.id, old, new)

    async def offer(self, code: str, locale: str) -> Offer | None:
        """Return the magnet behind a link's code in any state, with its texts in a language.

        A language without a text gets the other one's.
        """
        return await self._offer(OFFER, {"link_code": code}, locale)

    async def offer_by_link(self, link_id: int, locale: str) -> Offer | None:
        """Return the same by the link's number."""
        return await self._offer(OFFER_BY_LINK, {"link": link_id}, locale)

    async def offer_by_key(self, web_key: str, locale: str) -> Offer | None:
        """Return the same by the key of the website intake."""
        return await self._offer(OFFER_BY_KEY, {"key": web_key}, locale)

    async def operator(self) -> Operator:
        """Return who processes personal data; empty where nobody has said so yet."""
        row = await self._transaction.first(OPERATOR)
        return Operator(**row._asdict()) if row else Operator()

    async def save_operator(self, operator: Operator) -> None:
        """Store who processes personal data."""
        row = {"id": _THE_ONE, **values_of(operators, operator)}
        await self._transaction.execute(SAVE_OPERATOR, row)

    async def add_codes(self, magnet_id: int, part: Part, codes: Sequence[str]) -> int:
        """Add personal codes; return how many were new to this list."""
        return await self._codes.add(magnet_id, part, codes)

    async def codes(self, magnet_id: int) -> Mapping[Part, Codes]:
        """Return how the lists of a magnet stand."""
        return await self._codes.counts(magnet_id)

    async def take_code(
        self, magnet_id: int, part: Part, customer_id: int, at: datetime, *, for_friend: int = 0
    ) -> str:
        """Give a person the next code of a list and return it, or the one they have already.

        ``for_friend`` is the customer whom they brought: each brings a code of its own (R54).
        Returns nothing (``""``) when the list is empty: the person is kept as waiting.
        """
        return await self._codes.take(magnet_id, part, customer_id, at, for_friend)

    async def had_code(self, magnet_id: int, part: Part, person: str) -> bool:
        """Return whether somebody who was erased since got a code; ``person`` is a keyed hash."""
        return await self._codes.had(magnet_id, part, person)

    async def owed(self, magnet_id: int, part: Part, limit: int) -> Sequence[Waiting]:
        """Return those who wait for a code, longest first.

        Whom the bot cannot write to goes on waiting, but is not among them.
        """
        return await self._codes.owed(magnet_id, part, limit)

    async def _offer(self, question: Any, values: Mapping[str, Any], locale: str) -> Offer | None:
        row = await self._transaction.first(question, values)
        return read_offer(row, locale) if row else None

    async def _with_parts(self, magnet: Magnet, questions: Placed, files: Placed) -> Magnet:
        """Write the questions and files of a magnet; ``questions`` and ``files`` stand there."""
        asked: list[Question] = []
        for position, question in enumerate(magnet.questions):
            row = question_row(magnet.id, position, question)
            given = await self._put(magnet_questions, question.id, questions, row)
            asked.append(replace(question, id=given))
        kept: dict[Part, list[GiftFile]] = {}
        for part in Part:
            kept[part] = []
            for position, file in enumerate(_gift_files(magnet, part)):
                row = file_row(magnet.id, part, position, file)
                given = await self._put(magnet_files, file.id, files, row)
                kept[part].append(replace(file, id=given))
        return replace(
            magnet,
            questions=tuple(asked),
            gift=replace(magnet.gift, files=tuple(kept[Part.GIFT])),
            reward=replace(magnet.reward, files=tuple(kept[Part.REWARD])),
        )

    async def _put(self, table: Table, row_id: int, stands: Placed, row: dict[str, Any]) -> int:
        if row_id not in stands:
            return await add(self._transaction, table, row)
        await change(self._transaction, table, row_id, stands[row_id], row)
        return row_id


def _gift_files(magnet: Magnet, part: Part) -> Sequence[GiftFile]:
    return (magnet.gift if part is Part.GIFT else magnet.reward).files


def _questions(magnet: Magnet) -> Placed:
    return {
        one.id: question_row(magnet.id, position, one)
        for position, one in enumerate(magnet.questions)
    }


def _files(magnet: Magnet) -> Placed:
    return {
        one.id: file_row(magnet.id, part, position, one)
        for part in Part
        for position, one in enumerate(_gift_files(magnet, part))
    }
