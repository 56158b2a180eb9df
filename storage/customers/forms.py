"""The book of forms (R50)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.customers.forms import Answered, Form
from domain.customers.magnets import MagnetState
from storage.customers.writing import add, change
from storage.json_list import json_list
from storage.rows import values_of
from storage.tables.forms import IS_GOING, form_answers, forms, openings
from storage.tables.magnets import magnets
from storage.transaction import Transaction
from storage.types import Id

_ANSWERS = (
    select(*(form_answers.c[name] for name in ("question_id", "at", "skipped", "value")))
    .where(form_answers.c.form_id == forms.c.id)
    .order_by(form_answers.c.id)
)
_FORMS = select(forms, json_list(_ANSWERS, forms).label("answered"))
CURRENT: Final = (
    _FORMS.join(magnets, magnets.c.id == forms.c.magnet_id)
    .where(
        forms.c.customer_id == bindparam("customer"),
        IS_GOING,
        magnets.c.state == MagnetState.ACTIVE,
    )
    .order_by(func.coalesce(forms.c.resumed_at, forms.c.consented_at).desc(), forms.c.id.desc())
    .limit(1)
)
OF_MAGNET: Final = _FORMS.where(
    forms.c.customer_id == bindparam("customer"), forms.c.magnet_id == bindparam("magnet")
)
OF_CUSTOMER: Final = _FORMS.where(forms.c.customer_id == bindparam("customer")).order_by(
    forms.c.consented_at, forms.c.id
)
OPENED: Final = insert(openings).on_conflict_do_nothing(index_elements=["link_id", "person"])
GIFT_ARRIVED: Final = (
    update(forms)
    .where(forms.c.id == bindparam("form"), forms.c.gift_at.is_(None))
    .values(gift_at=bindparam("arrived_at"))
)
_ONES_OWN = (forms.c.customer_id == bindparam("customer", type_=Id), IS_GOING)
EMPTY_ANSWERS: Final = (
    update(form_answers)
    .where(form_answers.c.form_id.in_(select(forms.c.id).where(*_ONES_OWN)))
    .values(value="")
)
GIVE_UP: Final = update(forms).where(*_ONES_OWN).values(customer_id=None, inviter_id=None)
_insert = insert(form_answers)
ANSWER: Final = _insert.on_conflict_do_update(
    index_elements=["form_id", "question_id"],
    set_={name: _insert.excluded[name] for name in ("at", "skipped", "value")},
)
TAKE_BACK: Final = delete(form_answers).where(
    form_answers.c.form_id == bindparam("form"), form_answers.c.question_id == bindparam("question")
)


class SqlFormBook:
    """Where forms are kept. Answers stand in the order in which they were first given."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def opened(self, link_id: int, person: str, at: datetime) -> None:
        """Count that a link was opened. ``person`` is a keyed hash; each is counted once a link."""
        row = {"link_id": link_id, "person": person, "first_at": at}
        self._transaction.defer(OPENED, [row])

    async def current(self, customer_id: int) -> Form | None:
        """Return the form that a person is filling in: not completed, the latest turned to.

        Forms of magnets that are not active wait.
        """
        return await self._one(CURRENT, {"customer": customer_id})

    async def of_magnet(self, customer_id: int, magnet_id: int) -> Form | None:
        """Return a person's form of a magnet, completed or not."""
        return await self._one(OF_MAGNET, {"customer": customer_id, "magnet": magnet_id})

    async def of_customer(self, customer_id: int) -> Sequence[Form]:
        """Return all forms of a person, oldest first."""
        rows = await self._transaction.all(OF_CUSTOMER, {"customer": customer_id})
        return [_read(row) for row in rows]

    async def add(self, form: Form) -> Form:
        """Store a new form; return it with its id."""
        given = await add(self._transaction, forms, values_of(forms, form))
        await self._answer(given, form.answered)
        return replace(form, id=given)

    async def save(self, before: Form, after: Form) -> None:
        """Store what has changed of a form, answers included."""
        old, new = values_of(forms, before), values_of(forms, after)
        await change(self._transaction, forms, after.id, old, new)
        await self._answer(after.id, [one for one in after.answered if one not in before.answered])
        stay = {one.question_id for one in after.answered}
        gone = [one.question_id for one in before.answered if one.question_id not in stay]
        for question_id in gone:
            values = {"form": after.id, "question": question_id}
            await self._transaction.execute(TAKE_BACK, values)

    async def give_up(self, customer_id: int) -> int:
        """Make the forms that a person has not completed nobody's; return how many.

        They stay for the numbers, without what was answered.
        """
        values = {"customer": customer_id}
        await self._transaction.execute(EMPTY_ANSWERS, values)
        return (await self._transaction.execute(GIVE_UP, values)).rowcount

    async def gift_arrived(self, form_id: int, at: datetime) -> None:
        """Note when the gift of a form arrived; the first time stands."""
        self._transaction.defer(GIFT_ARRIVED, [{"form": form_id, "arrived_at": at}])

    async def _answer(self, form_id: int, answers: Sequence[Answered]) -> None:
        if rows := [{"form_id": form_id, **asdict(one)} for one in answers]:
            await self._transaction.execute(ANSWER, rows[0] if len(rows) == 1 else rows)

    async def _one(self, question: Any, values: Mapping[str, Any]) -> Form | None:
        row = await self._transaction.first(question, values)
        return _read(row) if row else None


def _read(row: Any) -> Form:
    values = row._asdict()
    answered = tuple(Answered(**one) for one in values.pop("answered"))
    return Form(**values, answered=answered)
