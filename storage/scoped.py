"""Questions that a scope narrows (R60): one statement for a manager, one for who leads."""

from typing import Any, Final, Self

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    bindparam,
    literal_column,
    select,
    union_all,
)

from domain.team import Scope
from storage.types import Id

MANAGER: Final = bindparam("scope_manager_id", type_=Id)

Question = Select[Any] | CompoundSelect[Any]


def apart(owner: ColumnElement[int]) -> ColumnElement[int]:
    """Return a column that no index serves any more, for questions with few rows to find.

    Without statistics SQLite would go through all clients of a manager rather than through what
    is due.
    """
    return owner + literal_column("0")


class Scoped:
    """A select that shows rows of one manager only, unless the scope is everybody's.

    Both statements are made once, so that SQLAlchemy finds them compiled.
    """

    __slots__ = ("_all", "_own")

    def __init__(self, everybody: Question, own: Question) -> None:
        self._all = everybody
        self._own = own

    @classmethod
    def by(cls, question: Select[Any], *owners: ColumnElement[int]) -> Self:
        """Narrow ``question`` by the columns that hold its rows' manager."""
        return cls(question, _narrowed(question, *owners))

    @classmethod
    def parts(cls, *parts: tuple[Select[Any], ColumnElement[int]]) -> Self:
        """Ask several limited questions with the same columns at once.

        The column ``part`` counts the questions; the order of rows is not kept.
        """
        everybody = [question for question, _ in parts]
        own = [_narrowed(question, owner) for question, owner in parts]
        return cls(_together(everybody), _together(own))

    def of(self, scope: Scope, **values: Any) -> tuple[Question, dict[str, Any]]:
        """Return the statement for a scope together with its parameters."""
        if scope.manager_id is None:
            return self._all, values
        return self._own, {**values, MANAGER.key: scope.manager_id}


def _narrowed(question: Select[Any], *owners: ColumnElement[int]) -> Select[Any]:
    return question.where(*(owner == MANAGER for owner in owners))


def _together(questions: list[Select[Any]]) -> CompoundSelect[Any]:
    limited = [question.subquery() for question in questions]
    return union_all(
        *(
            select(literal_column(str(number)).label("part"), question)
            for number, question in enumerate(limited)
        )
    )
