"""The numbers of a magnet: the way of people as a table and as a picture, by source."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from importlib import import_module

from aiogram import Router
from aiogram.methods import SendPhoto
from aiogram.types import BufferedInputFile, CallbackQuery

from domain.customers.funnel import Funnel
from domain.customers.magnets import Magnet
from domain.errors import GoneError
from handlers import show
from handlers.desk import Desk
from handlers.magnets.callbacks import MagnetDo, NumbersFor
from handlers.magnets.funnel import Drawing, Step, drawing_of, share_words, steps_of, worst
from handlers.magnets.keeping import magnet_of
from handlers.screens import Reply, Screen, button
from handlers.touch_lines import cut
from locales import Html, Texts, join

router = Router(name="magnets_numbers")
SPANS = {"all": None, "month": timedelta(days=30)}
_PICTURE = "handlers.magnets.funnel_picture"
_NAME, _COUNT, _SHARE = 17, 6, 6
_SOURCES = 15


@router.callback_query(NumbersFor.filter())
async def numbers(_: CallbackQuery, callback_data: NumbersFor, desk: Desk) -> Reply:
    """Show the numbers of a span, in words or drawn."""
    magnet = await magnet_of(desk, callback_data.magnet)
    if callback_data.span not in SPANS:
        raise GoneError
    span = callback_data.span
    length = SPANS[span]
    since = desk.clock.now() - length if length else None
    funnels = await desk.unit.funnels.of_magnet(magnet.id, since=since)
    if callback_data.drawn:
        return await _picture(desk, magnet, funnels[0], span)
    return _table(desk, magnet, funnels, span)


def _table(desk: Desk, magnet: Magnet, funnels: Sequence[Funnel], span: str) -> Screen:
    _get_ready_to_draw()
    texts, total = desk.texts, funnels[0]
    steps = steps_of(texts, total, magnet.questions)
    table = "\n".join(_row(one) for one in steps)
    sources = [_source(desk, one) for one in funnels[1 : _SOURCES + 1]]
    parts = [
        texts("funnel-title", title=magnet.title, span=texts.plain(f"funnel-span-{span}")),
        texts("funnel-table", table=table),
        join([worst_words(texts, steps), _money(desk, total)]),
        join([texts("funnel-sources"), *sources]) if len(sources) > 1 else "",
    ]
    other = "month" if span == "all" else "all"
    drawn = NumbersFor(magnet=magnet.id, span=span, drawn=True)
    turn = NumbersFor(magnet=magnet.id, span=other)
    back = MagnetDo(verb="show", magnet=magnet.id)
    return Screen(
        text=join(parts, "\n\n"),
        buttons=[
            [button(texts.plain("funnel-button-picture"), drawn)] if total.opened else [],
            [button(texts.plain(f"funnel-button-{other}"), turn)],
            [button(texts.plain("button-back"), back)],
        ],
        private=False,
    )


def worst_words(texts: Texts, steps: Sequence[Step]) -> Html:
    """Return where most people leave, in words; nothing where too few came to tell."""
    step = worst(steps)
    if step is None:
        return Html()
    key = "funnel-worst-question" if step.kind == "question" else "funnel-worst-consent"
    return texts(key, name=step.name, share=100 - step.share)


async def _picture(desk: Desk, magnet: Magnet, funnel: Funnel, span: str) -> Reply:
    texts = desk.texts
    steps = steps_of(texts, funnel, magnet.questions)
    drawing = drawing_of(texts, magnet.title, texts.plain(f"funnel-span-{span}"), steps)
    picture = await asyncio.to_thread(_draw, drawing)
    return SendPhoto(
        chat_id=desk.member.telegram_id,
        photo=BufferedInputFile(picture, filename="funnel.png"),
        caption=join([texts("funnel-caption", title=magnet.title), worst_words(texts, steps)]),
    )


def _row(step: Step) -> str:
    """Return a line of the table in letters of one width; 29 of them fit a phone."""
    name = cut(step.name, _NAME - 1)
    return f"{name:<{_NAME}}{step.count:>{_COUNT}}{share_words(step):>{_SHARE}}"


def _source(desk: Desk, funnel: Funnel) -> Html:
    share = round(100 * funnel.completed / funnel.opened) if funnel.opened else 0
    return desk.texts(
        "funnel-source",
        name=funnel.source or desk.texts.plain("link-main"),
        opened=funnel.opened,
        completed=funnel.completed,
        share=min(100, share),
        won=funnel.won,
        revenue=show.amount(desk, funnel.revenue),
    )


def _money(desk: Desk, funnel: Funnel) -> Html:
    if not funnel.won:
        return Html()
    return desk.texts("funnel-money", count=funnel.won, amount=show.amount(desk, funnel.revenue))


def _get_ready_to_draw() -> None:
    """Import what draws beside the work: no update shall wait for it when a picture is wanted."""
    asyncio.get_running_loop().run_in_executor(None, import_module, _PICTURE)


def _draw(drawing: Drawing) -> bytes:
    from handlers.magnets.funnel_picture import draw  # noqa: PLC0415 — matplotlib takes half a second and 40 MB; most starts never draw

    return draw(drawing)
