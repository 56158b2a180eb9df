"""From a step of a form to what is said: the next question, or gift, lead and rewards."""

from aiogram.types import ReplyKeyboardRemove, User

from domain.customers.fill_form import Filled, Finished, Visitor
from domain.customers.forms import Going
from domain.customers.magnets import Codes, Magnet, Part
from domain.customers.people import Customer
from domain.delivery import Lane, gift_receipt
from domain.team import Role
from domain.unit import Unit
from handlers.customers.form_lines import (
    gift_methods,
    question_screen,
    reward_methods,
)
from handlers.customers.gift_lines import after_text
from handlers.desk import Lobby
from handlers.lead_lines import lead_notices
from handlers.screens import Notice, Said, Screen
from locales import texts_for


def visitor(lobby: Lobby, person: User) -> Visitor:
    """Return who speaks, as Telegram tells."""
    return Visitor(telegram_id=person.id, profile_name=person.full_name, locale=lobby.texts.locale)


async def going_of(lobby: Lobby, customer: Customer | None) -> Going | None:
    """Return the form that a person is in the middle of."""
    form = await lobby.unit.forms.current(customer.id) if customer else None
    if customer is None or form is None:
        return None
    offer = await lobby.unit.magnets.offer_by_link(form.link_id, lobby.texts.locale)
    return Going(customer=customer, form=form, offer=offer) if offer else None


async def closed_meanwhile(lobby: Lobby, customer: Customer) -> Screen | None:
    """Return that a form waits, because its magnet was closed while it was filled in.

    Nothing where none does. It goes on, with what was answered, once the magnet is open again.
    """
    for form in reversed(await lobby.unit.forms.of_customer(customer.id)):
        if form.completed_at is not None:
            continue
        offer = await lobby.unit.magnets.offer_by_link(form.link_id, lobby.texts.locale)
        if offer is not None and not offer.magnet.open:
            paused = lobby.texts("form-paused", title=offer.magnet.title)
            return Screen(text=paused, keyboard=ReplyKeyboardRemove(), private=False, fresh=True)
    return None


def asks(lobby: Lobby, person: User, going: Going, note: str = "") -> Screen:
    """Return the question that is asked now; ``note`` stands above it."""
    return question_screen(
        lobby.texts, going, country=lobby.office.country, profile=person.full_name, note=note
    )


async def after_step(lobby: Lobby, person: User, filled: Filled, *, note: str = "") -> list[Said]:
    """Return the next question, or everything that the end of a form brings with it.

    ``note`` stands above the question.
    """
    if filled.finished is None:
        passed = lobby.texts("form-question-passed") if filled.stale else note
        return [asks(lobby, person, filled.going, passed)]
    magnet, finished = filled.going.offer.magnet, filled.finished
    leads: list[Notice] = []
    if finished.lead is not None:
        lobby.office.gate.finished(magnet.id)
        leads = lead_notices(lobby.office, finished.lead)
    return [
        _gift(lobby, person, filled.going, finished),
        *leads,
        *_inviter_told(finished, magnet),
        *await owners_warned(lobby.unit, finished, magnet),
    ]


def _gift(lobby: Lobby, person: User, going: Going, finished: Finished) -> Notice:
    office = lobby.office
    after = after_text(lobby.texts, finished.lead, now=office.clock.now())
    methods = gift_methods(
        lobby.texts,
        person.id,
        finished,
        going.offer.magnet,
        after=after,
        again=going.form.gift_at is not None,
    )
    receipt = gift_receipt(going.form.id)
    return Notice(chat_id=person.id, methods=methods, lane=Lane.ANSWER, receipt=receipt)


def _inviter_told(finished: Finished, magnet: Magnet) -> list[Notice]:
    """Return what brings the inviter their reward (R54)."""
    rewarded = finished.rewarded
    if rewarded is None or rewarded.inviter.blocked_at is not None:
        return []
    chat, texts = rewarded.inviter.telegram_id, texts_for(rewarded.inviter.locale)
    if chat is None:
        return []
    return [Notice(chat_id=chat, methods=reward_methods(texts, chat, rewarded, magnet))]


async def owners_warned(unit: Unit, finished: Finished, magnet: Magnet) -> list[Notice]:
    """Return that personal codes run out, to the magnet's maker and the owners, once a border."""
    key, left = _codes_crossed(finished.codes, taken=1), finished.codes
    rewarded = finished.rewarded
    if key is None and rewarded is not None and rewarded.reward.coded:
        left = (await unit.magnets.codes(magnet.id)).get(Part.REWARD)
        key = _codes_crossed(left, taken=2)
    if key is None or left is None:
        return []
    return [
        Notice(
            chat_id=member.telegram_id,
            methods=Screen(
                text=texts_for(member.locale)(key, title=magnet.title, left=left.left),
                private=False,
            ).messages(member.telegram_id),
        )
        for member in await unit.team.members()
        if member.role is Role.OWNER or member.id == magnet.created_by
    ]


def _codes_crossed(codes: Codes | None, *, taken: int) -> str | None:
    """Return which warning a list of codes has just earned by ``taken`` of it, if any."""
    if codes is None:
        return None
    before = Codes(left=codes.left + taken, given=max(codes.given - taken, 0))
    if codes.left == 0:
        first = codes.owed < taken or (codes.given == 0 and codes.owed == taken)
        return "form-codes-out" if first else None
    return "form-codes-low" if codes.low and not before.low else None
