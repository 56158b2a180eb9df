"""Exceptions to cadence: what was done against R10-R13 and R20, by whom and why (R7, R16, R18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.cadence import Rule
from domain.team import Scope


class ExceptionKind(StrEnum):
    """What the exception was.

    ``TOUCH``: logged against cadence (R7); ``INSISTED``: a reminder kept against it (R16);
    ``PHONE``: a hidden number was shown (R18); ``KEPT_GOING``: a rest was refused (R20).
    """

    TOUCH = "touch"
    INSISTED = "insisted"
    PHONE = "phone"
    KEPT_GOING = "kept_going"


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceException:
    """One exception, kept for the head's report. ``rule`` is nothing for a kept-up round."""

    id: int = 0
    member_id: int
    client_id: int
    contact_id: int | None = None
    at: datetime
    kind: ExceptionKind
    rule: Rule | None = None
    reason: str = ""
    touch_id: int | None = None
    reminder_id: int | None = None
    client_name: str = ""


class ExceptionBook(Protocol):
    """Where exceptions are kept; they are taken back by undo alone."""

    async def add(self, one: CadenceException) -> None:
        """Store an exception."""
        ...

    async def latest(
        self, scope: Scope, *, since: datetime, limit: int
    ) -> Sequence[CadenceException]:
        """Return exceptions about clients in scope, newest first."""
        ...
