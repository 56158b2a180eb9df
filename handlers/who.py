"""Whom a command means: one match is taken, several are offered, none offers to add.

A command that needs a client registers how it goes on (``goes_on``). When the person has to
choose first, the command waits in a draft and goes on after the press.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.drafts import Draft
from domain.errors import GoneError
from domain.language.text import clean
from domain.search import Hit
from handlers import show
from handlers.callbacks import DraftDo, Pick
from handlers.desk import Desk
from handlers.namesakes import exact
from handlers.screens import Reply, Row, Screen, button

router = Router(name="who")
OFFERED = 8
"""How many matches are offered as buttons."""
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Target:
    """The client (and contact) that a command is about."""

    client_id: int
    contact_id: int | None


Continuation: TypeAlias = Callable[[Desk, Target, str], Awaitable[Reply]]
_CONTINUATIONS: dict[str, Continuation] = {}


def goes_on(verb: str) -> Callable[[Continuation], Continuation]:
    """Register what the command ``/verb`` does once its client is known."""

    def register(continuation: Continuation) -> Continuation:
        _CONTINUATIONS[verb] = continuation
        return continuation

    return register


async def with_client(desk: Desk, verb: str, line: str) -> Reply:
    """Find the client that ``line`` begins with and go on with the rest of the line."""
    line = clean(line, _LONGEST)
    pointed = await desk.point_out(desk.member, line)
    hits = exact(pointed.hits, pointed.who)
    if len(hits) == 1:
        return await _CONTINUATIONS[verb](desk, target(hits[0]), pointed.rest)
    if not hits:
        return await nobody(desk, verb, line, pointed.who)
    return await choose(desk, verb, pointed.rest, hits, pointed.who)


async def go_on(desk: Desk, verb: str, target: Target, rest: str) -> Reply:
    """Go on with ``/verb`` for a client. Raises ``GoneError`` for a verb of an older version."""
    if verb not in _CONTINUATIONS:
        raise GoneError
    return await _CONTINUATIONS[verb](desk, target, rest)


async def choose(desk: Desk, verb: str, rest: str, hits: Sequence[Hit], who: str) -> Screen:
    """Offer several matches as buttons; ``rest`` waits in a draft."""
    draft = await _draft(desk, verb, rest, who)
    rows: list[Row] = [
        [
            button(
                label(desk, hit),
                Pick(draft=draft.id, client=hit.client_id, contact=hit.contact_id or 0),
            )
        ]
        for hit in hits[:OFFERED]
    ]
    key = "who-several" if len(hits) <= OFFERED else "who-too-many"
    return Screen(text=desk.texts(key, who=who, count=min(len(hits), OFFERED)), buttons=rows)


async def nobody(desk: Desk, verb: str, line: str, who: str) -> Screen:
    """Say that nobody was found and offer to add; the line is kept in the draft."""
    draft = await _draft(desk, verb, line, who)
    add = button(desk.texts.plain("button-add-new"), DraftDo(draft=draft.id, verb="add"))
    return Screen(text=desk.texts("who-nobody", who=who), buttons=[[add]])


@router.callback_query(Pick.filter())
async def picked(press: CallbackQuery, callback_data: Pick, desk: Desk) -> Reply:
    """Go on with the waiting command for the chosen client."""
    del press
    draft = await desk.unit.drafts.draft(desk.member.id, callback_data.draft)
    if draft is None:
        raise GoneError
    await desk.unit.drafts.drop(draft.id)
    chosen = Target(callback_data.client, callback_data.contact or None)
    return await go_on(desk, draft.verb, chosen, draft.text)


def target(hit: Hit) -> Target:
    """Return what a hit stands for."""
    return Target(hit.client_id, hit.contact_id)


def label(desk: Desk, hit: Hit) -> str:
    """Return one line that tells a hit from its neighbours: name, company, phone."""
    phone = show.phone(desk, hit.phone)
    return " · ".join(filter(None, (hit.name, hit.company, phone)))


async def _draft(desk: Desk, verb: str, text: str, who: str) -> Draft:
    return await desk.unit.drafts.add(
        Draft(
            member_id=desk.member.id,
            verb=verb,
            text=text,
            data={"who": who},
            created_at=desk.clock.now(),
        )
    )
