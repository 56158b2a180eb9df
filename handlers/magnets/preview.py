"""A magnet as a customer sees it, all screens at once, with buttons that do nothing."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery

from domain.customers.consents import Channel
from domain.customers.fill_form import Finished
from domain.customers.forms import Answered, Form, Going
from domain.customers.magnets import Offer
from domain.customers.people import Customer
from domain.errors import GoneError
from handlers.customers.form_lines import consent_screen, gift_methods, question_screen
from handlers.desk import Desk
from handlers.magnets.callbacks import Inert, MagnetDo
from handlers.magnets.keeping import magnet_of
from handlers.magnets.lines import main_link
from handlers.screens import Reply, Row, Said, Screen, button

router = Router(name="magnets_preview")
_CODE = "ABC-123"


@router.callback_query(MagnetDo.filter(F.verb == "preview"))
async def previewed(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Reply:
    """Show a magnet as customers will see it."""
    magnet = await magnet_of(desk, callback_data.magnet)
    link = main_link(await desk.unit.magnets.links(magnet.id))
    offer = await desk.unit.magnets.offer_by_link(link.id, desk.texts.locale) if link else None
    if offer is None:
        raise GoneError
    return preview_screens(desk, offer)


@router.callback_query(Inert.filter())
async def inert_pressed(_: CallbackQuery, desk: Desk) -> Screen:
    """Say that a button of a preview does nothing."""
    return Screen(text="", toast=desk.texts.plain("preview-inert"))


def preview_screens(desk: Desk, offer: Offer) -> list[Said]:
    """Return what a customer would see by a link, from the consent to the gift.

    Nothing is stored, and no lead comes of it.
    """
    texts, magnet, chat = desk.texts, offer.magnet, desk.member.telegram_id
    begins = texts("preview-begins", title=magnet.title, open=int(magnet.open))
    asked = [
        question_screen(
            texts,
            _going(desk, offer, number),
            country=desk.country,
            profile=desk.member.name,
            inert=Inert(),
        )
        for number in range(len(magnet.questions))
    ]
    finished = Finished(gift=magnet.gift, code=_CODE if magnet.gift.coded else "")
    back: list[Row] = []
    if desk.member.keeps_magnets:
        label = texts.plain("preview-button-back")
        back = [[button(label, MagnetDo(verb="show", magnet=magnet.id))]]
    return [
        Screen(text=begins, private=False, fresh=True),
        *consent_screen(texts, chat, offer, inert=Inert()),
        *asked,
        *gift_methods(texts, chat, finished, magnet, preview=True),
        Screen(text=texts("preview-ends"), buttons=back, private=False, fresh=True),
    ]


def _going(desk: Desk, offer: Offer, number: int) -> Going:
    """Return a form of nobody that has come to question ``number``, from 0 on."""
    now = desk.clock.now()
    nobody = Customer(locale=desk.texts.locale, created_at=now, seen_at=now)
    form = Form(
        customer_id=0,
        magnet_id=offer.magnet.id,
        link_id=offer.link.id,
        channel=Channel.TELEGRAM,
        consented_at=now,
    )
    before = offer.magnet.questions[:number]
    answered = tuple(Answered(question_id=one.id, at=now) for one in before)
    return Going(customer=nobody, form=replace(form, answered=answered), offer=offer)
