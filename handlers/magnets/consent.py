"""Consent texts: shown in full with version and date, in own words or the template (R51)."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from domain.customers.consents import ConsentText, Purpose
from domain.customers.magnet_texts import LONGEST_CONSENT
from domain.customers.magnets import LONGEST_PROMISE, Magnet
from domain.errors import GoneError
from handlers import show
from handlers.desk import Desk
from handlers.magnets.callbacks import ConsentDo, MagnetDo, OperatorDo
from handlers.magnets.consent_texts import rendered, republish
from handlers.magnets.keeping import magnet_of
from handlers.magnets.lines import language_name
from handlers.magnets.writing import Waiting, ask, takes
from handlers.screens import Reply, Row, Screen, button, rows_of
from locales import LOCALES, Html, join

router = Router(name="magnets_consent")


@router.callback_query(MagnetDo.filter(F.verb == "consents"))
async def shown(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Show which texts stand; those that are not there yet are made of the templates."""
    magnet = await magnet_of(desk, callback_data.magnet)
    await republish(desk, magnet)
    return await consents_screen(desk, magnet)


@router.callback_query(MagnetDo.filter(F.verb == "purpose"))
async def purpose_asked(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Ask what the data is for."""
    magnet = await magnet_of(desk, callback_data.magnet)
    question = desk.texts("consent-ask-purpose", most=LONGEST_PROMISE)
    present = desk.texts("magnet-now", text=magnet.purpose) if magnet.purpose else ""
    usual = MagnetDo(verb="usual", magnet=magnet.id)
    ways: list[Row] = [[button(desk.texts.plain("consent-button-usual"), usual)]]
    back = MagnetDo(verb="consents", magnet=magnet.id)
    text = join([question, present], "\n\n")
    return await ask(desk, "purpose", text, back, magnet=magnet.id, ways=ways)


@takes("purpose")
async def purpose_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Take what the data is for, and make the templates anew."""
    return await _purpose(desk, waiting.magnet, text.rstrip("."))


@router.callback_query(MagnetDo.filter(F.verb == "usual"))
async def purpose_usual(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Go back to the usual purpose, worded in each language."""
    magnet = await magnet_of(desk, callback_data.magnet)
    return await _purpose(desk, magnet.id, "")


@router.callback_query(ConsentDo.filter(F.verb == "show"))
async def text_shown(_: CallbackQuery, callback_data: ConsentDo, desk: Desk) -> Screen:
    """Show one text in full."""
    magnet = await magnet_of(desk, callback_data.magnet)
    return await text_screen(desk, magnet, callback_data.purpose, callback_data.locale)


@router.callback_query(ConsentDo.filter(F.verb == "own"))
async def own_asked(_: CallbackQuery, callback_data: ConsentDo, desk: Desk) -> Screen:
    """Ask for the owner's own wording."""
    magnet = await magnet_of(desk, callback_data.magnet)
    purpose, locale = callback_data.purpose, _known(callback_data.locale)
    question = desk.texts(
        "consent-ask-own",
        purpose=desk.texts.plain(f"consent-purpose-{purpose}"),
        language=language_name(desk.texts, locale),
        most=LONGEST_CONSENT,
    )
    back = ConsentDo(verb="show", magnet=magnet.id, purpose=purpose, locale=locale)
    return await ask(
        desk,
        "consent",
        question,
        back,
        magnet=magnet.id,
        purpose=purpose.value,
        locale=locale,
    )


@takes("consent")
async def own_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Take the owner's own wording as a new version."""
    magnet = await magnet_of(desk, waiting.magnet)
    purpose, locale = Purpose(waiting.facts["purpose"]), _known(str(waiting.facts["locale"]))
    texts = {(purpose, locale): text}
    await desk.edit_magnets.publish(desk.member, magnet.id, texts, own=True)
    return await text_screen(desk, magnet, purpose, locale, desk.texts("consent-own-saved"))


@router.callback_query(ConsentDo.filter(F.verb == "template"))
async def template_again(_: CallbackQuery, callback_data: ConsentDo, desk: Desk) -> Screen:
    """Go back from an own wording to the template."""
    magnet = await magnet_of(desk, callback_data.magnet)
    purpose, locale = callback_data.purpose, _known(callback_data.locale)
    present = await _standing(desk, magnet, purpose, locale)
    operator = await desk.unit.magnets.operator()
    if present is not None and present.own and operator.complete:
        place = (purpose, locale)
        edit, template = desk.edit_magnets, rendered(desk, operator, magnet)[place]
        await edit.publish(desk.member, magnet.id, {place: ""}, own=True)
        await edit.publish(desk.member, magnet.id, {place: template})
    return await text_screen(desk, magnet, purpose, locale)


async def consents_screen(desk: Desk, magnet: Magnet, news: Html | str = "") -> Screen:
    """Return which texts stand, their versions, and the ways to what they are made of."""
    texts = desk.texts
    standing = await desk.unit.consents.texts(magnet.id)
    operator = await desk.unit.magnets.operator()
    facts = [
        texts("consent-operator", name=operator.name) if operator.complete else "",
        texts("consent-for", purpose=magnet.purpose or texts.plain("consent-purpose-usual")),
    ]
    lines = [_line(desk, one) for one in _in_order(standing)]
    empty = "" if lines else texts("consent-none")
    title = texts("consent-title", title=magnet.title)
    return Screen(
        text=join([news, title, join(facts), join(lines), empty], "\n\n"),
        buttons=_buttons(desk, magnet, standing),
        private=False,
    )


async def text_screen(
    desk: Desk, magnet: Magnet, purpose: Purpose, locale: str, news: Html | str = ""
) -> Screen:
    """Return one text in full."""
    present = await _standing(desk, magnet, purpose, locale)
    if present is None:
        raise GoneError
    texts = desk.texts

    def do(verb: str) -> InlineKeyboardButton:
        data = ConsentDo(verb=verb, magnet=magnet.id, purpose=purpose, locale=locale)
        return button(texts.plain(f"consent-button-{verb}"), data)

    ways = [do("own"), do("template")] if present.own else [do("own")]
    back = button(texts.plain("button-back"), MagnetDo(verb="consents", magnet=magnet.id))
    text = join([news, _line(desk, present), texts("consent-full", text=present.text)], "\n\n")
    return Screen(text=text, buttons=[*rows_of(ways, 1), [back]], private=False)


def full_texts(desk: Desk, standing: Sequence[ConsentText]) -> Html:
    """Return every text in full, folded up, the languages one after the other."""
    blocks = [
        join([_line(desk, one), desk.texts("consent-folded", text=one.text)])
        for one in _in_order(standing)
    ]
    return join(blocks, "\n\n")


async def _purpose(desk: Desk, magnet_id: int, purpose: str) -> Screen:
    magnet = await desk.edit_magnets.change(desk.member, magnet_id, purpose=purpose)
    await republish(desk, magnet)
    return await consents_screen(desk, magnet, desk.texts("magnet-saved"))


async def _standing(
    desk: Desk, magnet: Magnet, purpose: Purpose, locale: str
) -> ConsentText | None:
    texts = await desk.unit.consents.texts(magnet.id)
    return next((one for one in texts if (one.purpose, one.locale) == (purpose, locale)), None)


def _known(locale: str) -> str:
    if locale not in LOCALES:
        raise GoneError
    return locale


def _in_order(standing: Sequence[ConsentText]) -> list[ConsentText]:
    places = [(locale, purpose) for locale in LOCALES for purpose in Purpose]
    known = [one for one in standing if (one.locale, one.purpose) in places]
    return sorted(known, key=lambda one: places.index((one.locale, one.purpose)))


def _line(desk: Desk, text: ConsentText) -> Html:
    texts = desk.texts
    return texts(
        "consent-line",
        purpose=texts.plain(f"consent-purpose-{text.purpose}"),
        language=language_name(texts, text.locale),
        version=str(text.version),
        since=show.moment(desk, text.created_at),
        own=int(text.own),
    )


def _buttons(desk: Desk, magnet: Magnet, standing: Sequence[ConsentText]) -> list[Row]:
    texts = desk.texts
    opens = [
        button(
            texts.plain(
                f"consent-button-{one.purpose}",
                language=texts.plain(f"consent-short-{one.locale}"),
            ),
            ConsentDo(verb="show", magnet=magnet.id, purpose=one.purpose, locale=one.locale),
        )
        for one in _in_order(standing)
    ]
    operator = OperatorDo(verb="show", magnet=magnet.id)
    purpose = MagnetDo(verb="purpose", magnet=magnet.id)
    back = MagnetDo(verb="show", magnet=magnet.id)
    return [
        *rows_of(opens, 2),
        [
            button(texts.plain("consent-button-operator"), operator),
            button(texts.plain("consent-button-purpose"), purpose),
        ],
        [button(texts.plain("button-back"), back)],
    ]
