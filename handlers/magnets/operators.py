"""Who processes the data: name, address, e-mail, term; asked once for all magnets (R51)."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.desk import Desk
from handlers.magnets.callbacks import MagnetDo, OperatorDo
from handlers.magnets.consent import consents_screen
from handlers.magnets.consent_texts import read_term, republish_all, term_words
from handlers.magnets.keeping import check_keeps, magnet_of
from handlers.magnets.writing import Waiting, ask, takes
from handlers.screens import Reply, Row, Screen, button, rows_of
from locales import Html, join

router = Router(name="magnets_operator")
FIELDS = ("name", "address", "email", "term")
_OPTIONAL = ("email", "term")
_MONTHS = (12, 36, 60)


@router.callback_query(OperatorDo.filter(F.verb == "show"))
async def shown(_: CallbackQuery, callback_data: OperatorDo, desk: Desk) -> Screen:
    """Show what is known of the operator."""
    check_keeps(desk)
    return await operator_screen(desk, callback_data.magnet)


@router.callback_query(OperatorDo.filter(F.verb.in_(set(FIELDS))))
async def asked(_: CallbackQuery, callback_data: OperatorDo, desk: Desk) -> Screen:
    """Ask for one fact."""
    check_keeps(desk)
    return await _ask(desk, callback_data.verb, callback_data.magnet, on=callback_data.on)


@router.callback_query(OperatorDo.filter(F.verb == "keep"))
async def term_chosen(_: CallbackQuery, callback_data: OperatorDo, desk: Desk) -> Reply:
    """Take a term of the buttons; 0 months: until the consent is withdrawn."""
    check_keeps(desk)
    term = str(callback_data.months) if callback_data.months else ""
    return await _save(desk, "term", term, callback_data.magnet, on=callback_data.on)


@takes("operator")
async def told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Take one fact, and ask for the next where they are asked one after the other."""
    field = str(waiting.facts["field"])
    value = read_term(text) if field == "term" else text
    return await _save(desk, field, value, waiting.magnet, on=bool(waiting.facts["on"]))


async def operator_screen(desk: Desk, magnet_id: int, news: Html | str = "") -> Screen:
    """Return what is known of the operator, with a button to change each fact."""
    texts, operator = desk.texts, await desk.unit.magnets.operator()
    facts = {field: getattr(operator, field) for field in FIELDS}
    facts["term"] = term_words(texts, operator.term)
    lines = [
        texts("operator-line", name=texts.plain(f"operator-{field}"), value=value or "—")
        for field, value in facts.items()
    ]
    buttons = [
        button(
            texts.plain(f"operator-button-{field}"),
            OperatorDo(verb=field, magnet=magnet_id),
        )
        for field in FIELDS
    ]
    verb = "consents" if magnet_id else "list"
    back = button(texts.plain("button-back"), MagnetDo(verb=verb, magnet=magnet_id))
    return Screen(
        text=join([news, texts("operator-title"), join(lines)], "\n\n"),
        buttons=[*rows_of(buttons, 2), [back]],
        private=False,
    )


async def _ask(
    desk: Desk, field: str, magnet_id: int, *, on: bool, news: Html | str = ""
) -> Screen:
    texts, operator = desk.texts, await desk.unit.magnets.operator()
    now = str(getattr(operator, field))
    shown_now = term_words(texts, now) if field == "term" else now
    present = texts("magnet-now", text=shown_now) if shown_now else ""
    back = (
        MagnetDo(verb="show", magnet=magnet_id) if on else OperatorDo(verb="show", magnet=magnet_id)
    )
    return await ask(
        desk,
        "operator",
        join([news, texts(f"operator-ask-{field}"), present], "\n\n"),
        back,
        magnet=magnet_id,
        ways=_ways(desk, field, magnet_id, on=on),
        field=field,
        on=on,
    )


def _ways(desk: Desk, field: str, magnet_id: int, *, on: bool) -> list[Row]:
    """Return the buttons that answer instead of words: usual terms, passing over."""
    texts = desk.texts
    rows: list[Row] = []
    if field == "term":
        rows.append([_term(desk, months, magnet_id, on=on) for months in _MONTHS])
        until = OperatorDo(verb="keep", magnet=magnet_id, on=on)
        rows.append([button(texts.plain("operator-button-until"), until)])
    elif field in _OPTIONAL and on:
        skip = OperatorDo(verb=FIELDS[FIELDS.index(field) + 1], magnet=magnet_id, on=True)
        rows.append([button(texts.plain("operator-button-skip"), skip)])
    return rows


def _term(desk: Desk, months: int, magnet_id: int, *, on: bool) -> InlineKeyboardButton:
    data = OperatorDo(verb="keep", magnet=magnet_id, months=months, on=on)
    return button(term_words(desk.texts, str(months)), data)


async def _save(desk: Desk, field: str, value: str, magnet_id: int, *, on: bool) -> Screen:
    """Keep a fact. The templates name the operator: all are made anew, after the last question."""
    operator = await desk.unit.magnets.operator()
    changed = replace(operator, **{field: value})
    await desk.edit_magnets.set_operator(desk.member, changed)
    changed = await desk.unit.magnets.operator()
    if on and field != FIELDS[-1]:
        following = FIELDS[FIELDS.index(field) + 1]
        return await _ask(desk, following, magnet_id, on=True, news=desk.texts("magnet-saved"))
    count = await republish_all(desk, changed)
    news = desk.texts("operator-saved", count=count)
    if on and magnet_id:
        return await consents_screen(desk, await magnet_of(desk, magnet_id), news)
    return await operator_screen(desk, magnet_id, news)
