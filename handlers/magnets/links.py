"""Ways to a magnet: a link for each source, its QR picture, and the intake of a site."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from domain.customers.magnets import LONGEST_TITLE, Link, Magnet
from domain.errors import GoneError
from domain.language.text import fold
from handlers.desk import Desk
from handlers.magnets.callbacks import LinkDo, LinkFor, MagnetDo
from handlers.magnets.keeping import link_of, magnet_of
from handlers.magnets.lines import link_url
from handlers.magnets.qr import get_ready_to_draw
from handlers.magnets.writing import Waiting, ask, takes
from handlers.screens import Reply, Row, Screen, button, copy_button, rows_of
from handlers.touch_lines import cut
from locales import Html, join

router = Router(name="magnets_links")
USUAL = ("exhibition", "site", "partner")
_LABEL = 28
_INTAKE = {"on": True, "off": False}


@router.callback_query(MagnetDo.filter(F.verb == "links"))
async def listed(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Show the links of a magnet."""
    return await links_screen(desk, await magnet_of(desk, callback_data.magnet))


@router.callback_query(LinkDo.filter(F.verb == "show"))
async def shown(_: CallbackQuery, callback_data: LinkDo, desk: Desk) -> Screen:
    """Show one link."""
    return link_screen(desk, *await link_of(desk, callback_data.link))


@router.callback_query(LinkFor.filter())
async def usual_added(_: CallbackQuery, callback_data: LinkFor, desk: Desk) -> Screen:
    """Add a link for a usual source; the one that is there already is shown."""
    magnet = await magnet_of(desk, callback_data.magnet)
    if callback_data.source not in USUAL:
        raise GoneError
    return await _named(desk, magnet, desk.texts.plain(f"link-source-{callback_data.source}"))


@router.callback_query(MagnetDo.filter(F.verb == "newlink"))
async def name_asked(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Ask what the source is called."""
    magnet = await magnet_of(desk, callback_data.magnet)
    back = MagnetDo(verb="links", magnet=magnet.id)
    question = desk.texts("link-ask-name", most=LONGEST_TITLE)
    return await ask(desk, "link", question, back, magnet=magnet.id)


@takes("link")
async def name_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Add a link for the source; the one that is there already is shown."""
    return await _named(desk, await magnet_of(desk, waiting.magnet), " ".join(text.split()))


@router.callback_query(LinkDo.filter(F.verb.in_(set(_INTAKE))))
async def intake_turned(_: CallbackQuery, callback_data: LinkDo, desk: Desk) -> Screen:
    """Open the intake of a site, or close it: a key that was taken away never returns."""
    link, magnet = await link_of(desk, callback_data.link)
    on = _INTAKE[callback_data.verb]
    link = await desk.edit_magnets.open_intake(desk.member, link.id, on=on)
    return link_screen(desk, link, magnet)


@router.callback_query(LinkDo.filter(F.verb == "origins"))
async def origins_asked(_: CallbackQuery, callback_data: LinkDo, desk: Desk) -> Screen:
    """Ask from which sites a browser may call (CORS)."""
    link, magnet = await link_of(desk, callback_data.link)
    now = desk.texts("magnet-now", text=" ".join(link.origins)) if link.origins else ""
    clear = LinkDo(verb="noorigins", link=link.id)
    clears = [button(desk.texts.plain("magnet-button-clear"), clear)] if link.origins else []
    return await ask(
        desk,
        "origins",
        join([desk.texts("link-ask-origins"), now], "\n\n"),
        LinkDo(verb="show", link=link.id),
        magnet=magnet.id,
        ways=[clears],
        link=link.id,
    )


@takes("origins")
async def origins_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Take the sites, one a line or apart by blanks."""
    link, magnet = await link_of(desk, int(waiting.facts["link"]))
    return await _origins(desk, link, magnet, text.replace(",", " ").split())


@router.callback_query(LinkDo.filter(F.verb == "noorigins"))
async def origins_cleared(_: CallbackQuery, callback_data: LinkDo, desk: Desk) -> Screen:
    """Let no site call from a browser."""
    link, magnet = await link_of(desk, callback_data.link)
    return await _origins(desk, link, magnet, [])


async def links_screen(desk: Desk, magnet: Magnet, news: Html | str = "") -> Screen:
    """Return the links of a magnet with their addresses."""
    get_ready_to_draw()
    texts = desk.texts
    links = await desk.unit.magnets.links(magnet.id)
    lines = [
        texts(
            "links-line",
            name=link_name(desk, one),
            url=link_url(desk, one.code),
            intake=int(bool(one.web_key)),
        )
        for one in links
    ]
    opens = [
        button(cut(link_name(desk, one), _LABEL), LinkDo(verb="show", link=one.id)) for one in links
    ]
    taken = {fold(one.name) for one in links}
    words = {one: texts.plain(f"link-source-{one}") for one in USUAL}
    adds = [
        button(f"➕ {name}", LinkFor(source=source, magnet=magnet.id))
        for source, name in words.items()
        if fold(name) not in taken
    ]
    other = button(texts.plain("link-button-other"), MagnetDo(verb="newlink", magnet=magnet.id))
    back = button(texts.plain("button-back"), MagnetDo(verb="show", magnet=magnet.id))
    return Screen(
        text=join([news, texts("links-title", title=magnet.title), *lines], "\n\n"),
        buttons=[*rows_of(opens, 2), *rows_of([*adds, other], 2), [back]],
        private=False,
    )


def link_name(desk: Desk, link: Link) -> str:
    """Return the name of a source, plain; the first link has a name of its own."""
    return link.name or desk.texts.plain("link-main")


def link_screen(desk: Desk, link: Link, magnet: Magnet) -> Screen:
    """Return one link with what it opens, and whether a site may send forms by it."""
    texts, url = desk.texts, link_url(desk, link.code)

    def do(verb: str) -> InlineKeyboardButton:
        return button(texts.plain(f"link-button-{verb}"), LinkDo(verb=verb, link=link.id))

    closed = "" if magnet.open else texts("link-closed")
    title = texts("link-title", title=magnet.title, name=link_name(desk, link), url=url)
    ways = [do("off"), do("origins")] if link.web_key else [do("on")]
    keys: Row = (
        [copy_button(texts.plain("link-button-copy-key"), link.web_key)] if link.web_key else []
    )
    back = button(texts.plain("button-back"), MagnetDo(verb="links", magnet=magnet.id))
    return Screen(
        text=join([title, closed, *_site_words(desk, link)], "\n\n"),
        buttons=[[copy_button(texts.plain("link-button-copy"), url), do("qr")], keys, ways, [back]],
        private=False,
    )


def _site_words(desk: Desk, link: Link) -> list[Html]:
    """Return at which addresses a site sends forms of a link, and what they still lack to work."""
    texts, office = desk.texts, desk.office
    page = texts("link-page", url=f"{office.public_url}/f/{link.code}")
    bare = Html() if office.public_url else texts("link-no-public-url")
    if not link.web_key:
        words = [texts("link-intake-off"), page if office.listens else Html()]
    else:
        url = f"{office.public_url}/leads/{link.web_key}"
        origins = ", ".join(link.origins) or texts.plain("link-no-origins")
        words = [texts("link-intake-on"), page, texts("link-intake", url=url, origins=origins)]
    if office.listens:
        return [join(words), bare, texts("link-key") if link.web_key else Html()]
    return [join(words), texts("link-http-off")]


async def _named(desk: Desk, magnet: Magnet, name: str) -> Screen:
    links = await desk.unit.magnets.links(magnet.id)
    known = next((one for one in links if one.name and fold(one.name) == fold(name)), None)
    link = known or await desk.edit_magnets.add_link(desk.member, magnet.id, name)
    return link_screen(desk, link, magnet)


async def _origins(desk: Desk, link: Link, magnet: Magnet, sites: list[str]) -> Screen:
    """Set the sites. One whose intake was closed meanwhile keeps it closed."""
    on = bool(link.web_key)
    link = await desk.edit_magnets.open_intake(desk.member, link.id, on=on, origins=sites)
    return link_screen(desk, link, magnet)
