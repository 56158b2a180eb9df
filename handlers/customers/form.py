"""The form in the chat: link, consent, questions, gift (R50, R51).

Which question is asked stands in the base, so any line of a person with a form under way is the
answer to it, after a restart and after days alike. Nothing is stored before consent.
"""

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.methods import EditMessageReplyMarkup
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, User

from domain.customers.consents import Purpose
from domain.customers.fill_form import Answer, Doorway, Filled
from domain.customers.forms import Form, Going
from domain.customers.people import Customer
from domain.errors import GoneError, InvalidValueError, OutdatedConsentError
from handlers.commands import said
from handlers.customers.callbacks import Agreed, TickMailing
from handlers.customers.form_lines import (
    ConsentShown,
    closed_screen,
    consent_buttons,
    consent_screen,
    news_screen,
)
from handlers.customers.home import home_screen, stranger_screen
from handlers.customers.keys import KeyKind, is_key, keys_of, pressed
from handlers.customers.own_data import prove
from handlers.customers.own_data_lines import not_yours_screen
from handlers.customers.steps import after_step, asks, closed_meanwhile, going_of, visitor
from handlers.customers.survey import commented
from handlers.customers.throttle import too_often
from handlers.desk import Lobby
from handlers.screens import Reply, Said, Screen, inline
from handlers.unknown import BY_PERSON
from locales import Html, Texts

router = Router(name="form")
others_router = Router(name="customers_words")
"""Whatever else a customer says: it comes after the commands."""


@router.message(said("start", magic=F.args))
async def opened(_: Message, command: CommandObject, lobby: Lobby, person: User) -> Reply:
    """Open a magnet's link, or a friend's: consent first, nothing is stored (R51)."""
    try:
        link = await lobby.customers.open_link(visitor(lobby, person), command.args or "")
    except GoneError:
        return closed_screen(lobby.texts)
    if link.doorway is Doorway.CLOSED:
        return closed_screen(lobby.texts, link.offer.magnet.title)
    if link.going is None:
        note = lobby.texts("form-consent-outdated") if link.outdated else ""
        return consent_screen(lobby.texts, person.id, link.offer, friend=link.friend, note=note)
    if link.doorway is Doorway.DONE:
        gift = await after_step(lobby, person, await lobby.customers.finish(link.going))
        news = link.news
        return [*gift, news_screen(lobby.texts, link.offer.link.id, news)] if news else gift
    return asks(lobby, person, link.going, lobby.texts("form-go-on"))


@router.message(said("start"))
async def returned(_: Message, lobby: Lobby, person: User) -> Screen:
    """Go on with the form under way; greet anybody else."""
    customer = await lobby.unit.customers.by_telegram(person.id)
    going = await going_of(lobby, customer)
    if going is not None:
        return asks(lobby, person, going, lobby.texts("form-go-on"))
    if customer is None:
        return stranger_screen(lobby.texts)
    return await closed_meanwhile(lobby, customer) or home_screen(lobby.texts)


@router.message(said("cancel"))
async def cancelled(_: Message, lobby: Lobby, person: User) -> Screen:
    """Say that nothing is lost, and how to go on."""
    going = await going_of(lobby, await lobby.unit.customers.by_telegram(person.id))
    key = "form-cancel-nothing" if going is None else "form-cancel"
    return Screen(text=lobby.texts(key), private=False)


@router.callback_query(TickMailing.filter())
async def ticked(press: CallbackQuery, callback_data: TickMailing, lobby: Lobby) -> Reply:
    """Set or clear the tick; it is kept nowhere but in the button."""
    texts, tick = lobby.texts, callback_data
    if await lobby.unit.magnets.link(tick.link) is None:
        return Screen(text="", toast=texts.plain("form-no-longer"))
    shown = ConsentShown(personal=tick.personal, news=tick.news)
    rows = consent_buttons(texts, tick.link, shown, friend=tick.friend, mailing=tick.mailing)
    return _buttons_changed(press, inline(rows))


@router.callback_query(Agreed.filter())
async def agreed(
    press: CallbackQuery, callback_data: Agreed, lobby: Lobby, person: User
) -> list[Said]:
    """Take the consent and ask the first question, or give the gift where all is known.

    Where the texts that the person saw have changed, the present ones are shown (R51). A button
    without a text on personal data agrees to mailings alone (``news_screen``).
    """
    link, friend = callback_data.link, callback_data.friend
    seen = frozenset({callback_data.personal, callback_data.news} - {0})
    try:
        filled = await lobby.customers.agree(visitor(lobby, person), link, seen=seen, friend=friend)
    except GoneError:
        return [Screen(text="", toast=lobby.texts.plain("form-no-longer"))]
    except OutdatedConsentError as changed:
        offer = await lobby.unit.magnets.offer_by_link(link, lobby.texts.locale)
        note = lobby.texts(changed.key)
        anew = (
            consent_screen(lobby.texts, person.id, offer, friend=friend, note=note) if offer else []
        )
        return [*_buttons_changed(press, None), *anew]
    told = (
        await after_step(lobby, person, filled)
        if callback_data.personal
        else [await _news_told(lobby, filled.going)]
    )
    # One message in six of a rush: a button that stays is answered with the question of now.
    rush = lobby.office.gate.floods(filled.going.offer.magnet.id)
    return [*(() if rush else _buttons_changed(press, None)), *told]


async def _news_told(lobby: Lobby, going: Going) -> Screen:
    """Return that news will come; where their text has changed since, the present one."""
    agreed = await lobby.unit.consents.of_customer(going.customer.id)
    if any(one.purpose is Purpose.MAILING and one.stands for one in agreed):
        return Screen(text=lobby.texts("form-news-on"), private=False)
    news = going.offer.texts.get(Purpose.MAILING)
    if news is None:
        return Screen(text=lobby.texts("form-news-none"), private=False)
    note = lobby.texts("form-consent-outdated")
    return news_screen(lobby.texts, going.offer.link.id, news, note)


@others_router.message(F.contact)
async def shared(message: Message, lobby: Lobby, person: User) -> Reply:
    """Take the own number; another person's contact proves nothing."""
    customer = await lobby.unit.customers.by_telegram(person.id)
    going = await going_of(lobby, customer)
    contact = message.contact
    own = contact and contact.user_id == person.id and not _passed_on(message)
    if contact is None or not own:
        if going is None:
            return not_yours_screen(lobby.texts)
        return asks(lobby, person, going, lobby.texts("error-not-your-contact"))
    phone = f"+{contact.phone_number.removeprefix('+')}"
    if customer is None:
        return await prove(lobby, person, phone)
    if going is None:
        closed = await closed_meanwhile(lobby, customer)
        shown = await prove(lobby, person, phone)
        return [closed, *shown] if closed else shown
    return await _answered(lobby, person, customer, Answer(own_phone=phone), going)


@others_router.message(F.text & ~F.text.startswith("/"))
async def typed(message: Message, lobby: Lobby, person: User, *, crowded: bool = False) -> Reply:
    """Take a line as the answer to the present question, else as words to the last survey."""
    customer = await lobby.unit.customers.by_telegram(person.id)
    line = message.text or ""
    if customer is not None:
        taken = await _line_taken(lobby, person, customer, line)
        if taken is not None:
            return taken
    if crowded:
        return too_often(lobby, person.id)
    if customer is None:
        return stranger_screen(lobby.texts)
    closed = await closed_meanwhile(lobby, customer)
    if is_key(line):
        return closed or Screen(text=lobby.texts("form-question-passed"), private=False)
    return await commented(lobby, customer, line) or closed or home_screen(lobby.texts)


@others_router.message(BY_PERSON)
async def anything_else(message: Message, lobby: Lobby, person: User) -> Screen:
    """Ask the question again, whatever was sent; greet who has no form."""
    customer = await lobby.unit.customers.by_telegram(person.id)
    if customer is None:
        return stranger_screen(lobby.texts)
    going = await going_of(lobby, customer)
    if going is None:
        return await closed_meanwhile(lobby, customer) or home_screen(lobby.texts)
    return asks(lobby, person, going, "" if message.text else lobby.texts("form-words-please"))


async def _line_taken(lobby: Lobby, person: User, customer: Customer, line: str) -> Reply:
    """Return what a line did in the form under way; nothing where there is no form."""
    if not is_key(line):
        return await _answered(lobby, person, customer, Answer(text=line))
    going = await going_of(lobby, customer)
    if going is None:
        return None
    rows = keys_of(lobby.texts, going, country=lobby.office.country, profile=person.full_name)
    return await _key_pressed(lobby, person, going, pressed(rows, line))


async def _key_pressed(lobby: Lobby, person: User, going: Going, key: KeyKind | None) -> Reply:
    question = going.progress.question
    asked = question.id if question else 0
    match key:
        case KeyKind.BACK:
            back = await lobby.customers.step_back(going.customer)
            return await after_step(lobby, person, back)
        case KeyKind.SKIP:
            answer = Answer(question_id=asked, skip=True)
        case KeyKind.KEEP:
            answer = Answer(question_id=asked, keep=True)
        case KeyKind.PROFILE:
            answer = Answer(question_id=asked, profile_name=person.full_name)
        case _:
            return asks(lobby, person, going)
    return await _answered(lobby, person, going.customer, answer, going)


async def _answered(
    lobby: Lobby, person: User, customer: Customer, answer: Answer, going: Going | None = None
) -> Reply:
    """Take an answer: what comes next, or why it did not do; nothing without a form.

    ``going`` is the form, where it was read already.
    """
    form = going.form if going else None
    try:
        filled: Filled = await lobby.customers.answer(
            customer, answer, flood=await _floods(lobby, customer, form), under_way=going
        )
    except InvalidValueError as error:
        going = await going_of(lobby, customer)
        return asks(lobby, person, going, _wrong(lobby.texts, error)) if going else None
    except OutdatedConsentError as changed:
        going = await going_of(lobby, customer)
        note = lobby.texts(changed.key)
        return consent_screen(lobby.texts, person.id, going.offer, note=note) if going else None
    except GoneError:
        return None
    return await after_step(lobby, person, filled)


async def _floods(lobby: Lobby, customer: Customer, form: Form | None) -> bool:
    """Whether the form under way is of a magnet that brings more than anybody can be told of."""
    gate = lobby.office.gate
    if not gate.flooded:
        return False
    form = form or await lobby.unit.forms.current(customer.id)
    return form is not None and gate.floods(form.magnet_id)


def _wrong(texts: Texts, error: InvalidValueError) -> Html:
    return texts("form-wrong", why=texts.plain(str(error.facts["why"])))


def _passed_on(message: Message) -> bool:
    return message.forward_origin is not None or message.via_bot is not None


def _buttons_changed(press: CallbackQuery, markup: InlineKeyboardMarkup | None) -> list[Said]:
    """Return what puts other buttons under the message that was pressed, picture or text."""
    message = press.message
    if not isinstance(message, Message) or message.reply_markup == markup:
        return []
    return [
        EditMessageReplyMarkup(
            chat_id=message.chat.id, message_id=message.message_id, reply_markup=markup
        )
    ]
