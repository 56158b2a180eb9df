"""A link as a printable QR picture: a PNG of A6 at 300 dpi, and an A4 PDF of vectors."""

import asyncio
from importlib import import_module

from aiogram import F, Router
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile, CallbackQuery

from handlers.desk import Desk
from handlers.magnets.callbacks import LinkDo
from handlers.magnets.keeping import link_of
from handlers.magnets.lines import link_url
from handlers.screens import Reply, Screen

router = Router(name="magnets_qr")
_PICTURE = "handlers.magnets.qr_picture"


@router.callback_query(LinkDo.filter(F.verb == "qr"))
async def qr_sent(_: CallbackQuery, callback_data: LinkDo, desk: Desk) -> Reply:
    """Send both files of a link, ready for the printer."""
    link, magnet = await link_of(desk, callback_data.link)
    texts, url = desk.texts, link_url(desk, link.code)
    png, pdf = await asyncio.to_thread(_draw, magnet.title, url)
    chat = desk.member.telegram_id
    name = f"qr-{link.code}"
    return [
        Screen(text="", toast=texts.plain("qr-coming")),
        SendDocument(
            chat_id=chat,
            document=BufferedInputFile(png, filename=f"{name}.png"),
            caption=texts("qr-png", title=magnet.title, url=url),
        ),
        SendDocument(
            chat_id=chat,
            document=BufferedInputFile(pdf, filename=f"{name}.pdf"),
            caption=texts("qr-pdf"),
        ),
    ]


def get_ready_to_draw() -> None:
    """Import what draws beside the work: no update shall wait for it when a picture is wanted."""
    asyncio.get_running_loop().run_in_executor(None, import_module, _PICTURE)


def _draw(title: str, url: str) -> tuple[bytes, bytes]:
    from handlers.magnets.qr_picture import as_pdf, as_png  # noqa: PLC0415 — matplotlib takes half a second and 40 MB; most starts never draw

    return as_png(title, url), as_pdf(title, url)
