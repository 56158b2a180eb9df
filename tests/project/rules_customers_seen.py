"""What came of the customers' examples: each look returns what is there, in the line's terms."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from domain.customers.consents import Consent
from domain.customers.erasure import Cleaning
from domain.customers.magnets import MOST_QUESTIONS
from domain.team import Scope
from sandbox.actors import Actor
from storage.tables.rounds import rounds
from tests.project.phrases import Op
from tests.project.rules import ZONE
from tests.project.rules_salon import Salon

Seen = Mapping[str, Any] | None
"""Nothing means: it is not so."""


def _so(holds: object) -> Seen:
    return {} if holds else None


def _newest(place: Salon) -> Actor:
    """Return the customer who came last."""
    return place.customers[-1]


async def _is_refused(place: Salon) -> Seen:
    return {"n": MOST_QUESTIONS} if place.refused else None


async def _asked(place: Salon) -> Seen:
    going = await place.going(_newest(place))
    question = going.progress.question if going else None
    return {"asks": (question.ask,)} if question else None


async def _actions(place: Salon) -> Seen:
    return {"n": place.actions}


async def _gift(place: Salon) -> Seen:
    return _so(_newest(place).sees("Ваш подарок"))


async def _today(place: Salon) -> Seen:
    return _so(_newest(place).sees("свяжется с вами сегодня"))


async def _later(place: Salon) -> Seen:
    return _so(_newest(place).sees("свяжется с вами: "))


async def _nowhere(place: Salon) -> Seen:
    return {} if not (found := await place.where(_newest(place))) else {"tables": sorted({*found})}


async def _consents(place: Salon) -> Seen:
    return {"n": sum(one.stands for one in await _records(place))}


async def _records(place: Salon) -> Sequence[Consent]:
    async with place.units() as unit:
        known = await unit.customers.by_telegram(_newest(place).id)
        return await unit.consents.of_customer(known.id) if known else ()


async def _acts(place: Salon) -> Seen:
    async with place.units() as unit:
        return {
            "n": sum(one.cleaning is Cleaning.CLEAN for one in await unit.erasures.acts(limit=9))
        }


async def _to_erase(place: Salon) -> Seen:
    async with place.units() as unit:
        proposal = await unit.retention.latest()
    return {"n": proposal.count} if proposal else None


async def _lead(place: Salon) -> Seen:
    manager = await place.manager()
    told = any("Лид" in one.text for one in manager.bubbles)
    return {"manager": place.managers.index(manager)} if told else None


async def _same(place: Salon) -> Seen:
    return _so((await place.lead()).known)


async def _new(place: Salon) -> Seen:
    return _so(not (await place.lead()).known)


async def _due(place: Salon) -> Seen:
    return {"at": (await place.lead()).due_at.astimezone(ZONE)}


async def _head_told(place: Salon) -> Seen:
    return _so(any("Лид без ответа" in one.text for one in place.staff.boris.bubbles))


async def _head_not_told(place: Salon) -> Seen:
    return _so(not any("Лид" in one.text for one in place.staff.boris.bubbles))


async def _untouched(place: Salon) -> Seen:
    async with place.units() as unit:
        return {"n": await unit.leads.count_waiting(Scope(None))}


async def _at_work(place: Salon) -> Seen:
    lead = await place.lead()
    mine = select(rounds).where(rounds.c.client_id == lead.client_id)
    async with place.units() as unit:
        found = await unit.transaction.all(mine.order_by(rounds.c.number.desc()))
    return _so(found and (found[0].ended_at is None or found[0].woke_at is not None))


async def _rewarded(place: Salon) -> Seen:
    first, friend = place.customers[0], _newest(place)
    both = "По вашей ссылке пришёл друг" in first.last.text and friend.sees("вас пригласил друг")
    return _so(both)


async def _not_rewarded(place: Salon) -> Seen:
    words = "\n".join(bubble.text for one in place.customers for bubble in one.bubbles)
    return _so("пришёл друг" not in words and "пригласил друг" not in words)


async def _asked_back(place: Salon) -> Seen:
    return _so("готовы посоветовать нас" in _newest(place).last.text)


async def _not_asked_back(place: Salon) -> Seen:
    return _so("готовы посоветовать нас" not in _newest(place).transcript())


async def _offered(place: Salon) -> Seen:
    return _so("/friend" in _newest(place).last.text)


async def _reminded(place: Salon) -> Seen:
    await place.tg.passes(minutes=1)
    manager = await place.manager()
    return _so(any("Оценка" in one.text for one in manager.bubbles))


LOOKS: Final[Mapping[Op, Callable[[Salon], Awaitable[Seen]]]] = {
    Op.IS_REFUSED: _is_refused,
    Op.IS_ASKED: _asked,
    Op.IS_ACTIONS: _actions,
    Op.IS_GIFT: _gift,
    Op.IS_CALL_TODAY: _today,
    Op.IS_CALL_LATER: _later,
    Op.IS_NOWHERE: _nowhere,
    Op.IS_CONSENTS: _consents,
    Op.IS_ACTS: _acts,
    Op.IS_TO_ERASE: _to_erase,
    Op.IS_LEAD: _lead,
    Op.IS_SAME_CLIENT: _same,
    Op.IS_NEW_CLIENT: _new,
    Op.IS_DUE: _due,
    Op.IS_HEAD_TOLD: _head_told,
    Op.IS_HEAD_NOT_TOLD: _head_not_told,
    Op.IS_AT_WORK: _at_work,
    Op.IS_UNTOUCHED: _untouched,
    Op.IS_REWARDED: _rewarded,
    Op.IS_NOT_REWARDED: _not_rewarded,
    Op.IS_ASKED_BACK: _asked_back,
    Op.IS_NOT_ASKED_BACK: _not_asked_back,
    Op.IS_OFFERED_FRIEND: _offered,
    Op.IS_REMINDED: _reminded,
}
