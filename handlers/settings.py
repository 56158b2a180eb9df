"""``/settings``: the member's language, zone, digest time, hours, quiet days, and leads."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.errors import GoneError
from domain.language.text import clean
from domain.manage_team import Preferences
from domain.team import Member
from handlers import show
from handlers.asking import TYPED
from handlers.buttons import main_keyboard
from handlers.callbacks import Setting
from handlers.commands import said
from handlers.desk import Desk
from handlers.menus import menus_for
from handlers.screens import Reply, Row, Screen, button, rows_of
from handlers.setting_values import READERS
from handlers.time_zones import ZONES, zone_name
from locales import LOCALES, Texts, texts_for

router = Router(name="settings")
_HOME = "home"
_TYPED = ("zone", "digest", "hours", "cities")
_DIGESTS = ("08:00", "08:30", "08:45", "09:00", "09:30")
_HOURS = ("8-17", "9-18", "10-19")
_WIDTHS = {"language": 2, "zone": 2, "digest": 3, "hours": 3, "quiet": 4, "leads": 2, "cities": 1}
_TYPED_MOST = 500


class SettingTyped(StatesGroup):
    """A habit may be typed instead of chosen; the data holds its ``name``."""

    value = State()


@router.message(said("settings"))
async def settings(message: Message, desk: Desk) -> Screen:
    """Show the member's habits with a button for each."""
    del message
    return await settings_screen(desk)


@router.callback_query(Setting.filter())
async def setting_pressed(press: CallbackQuery, callback_data: Setting, desk: Desk) -> Reply:
    """Ask for a habit, or take the value of the button."""
    del press
    name, value = callback_data.name, callback_data.value
    if name == _HOME:
        return await settings_screen(desk)
    if name not in READERS:
        raise GoneError
    if not value:
        if name in _TYPED:
            await desk.state.set_state(SettingTyped.value)
            await desk.state.set_data({"name": name})
        return _ask(desk, name)
    try:
        wish = READERS[name](desk, value)
    except ValueError as error:  # a button made by hand
        raise GoneError from error
    return await _change(desk, name, wish)


@router.message(SettingTyped.value, TYPED)
async def setting_typed(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Take a typed value; a wrong one is explained and may be typed again."""
    name = str((await state.get_data())["name"])
    typed = clean(message.text or "", _TYPED_MOST)
    try:
        wish = READERS[name](desk, typed)
    except ValueError:
        text = desk.texts(f"settings-bad-{name}", value=typed)
        return Screen(text=text, buttons=_choices(desk, name))
    await state.clear()
    return await _change(desk, name, wish)


async def settings_screen(desk: Desk) -> Screen:
    """Return the member's habits with a button for each."""
    texts, member = desk.texts, desk.member
    now = desk.clock.now()
    quiet = ", ".join(texts.plain(f"weekday-{day}") for day in sorted(member.quiet_days))
    text = texts(
        "settings-title",
        language=texts.plain("settings-language-name"),
        zone=zone_name(texts, member.timezone, now),
        time=show.clock_time(member, now),
        digest=f"{member.digest_at:%H:%M}",
        next=show.moment(desk, member.next_digest_at or now),
        **{"from": f"{member.work_from:%H:%M}", "till": f"{member.work_till:%H:%M}"},
        quiet=quiet or texts.plain("settings-quiet-none"),
        leads=texts.plain("settings-leads-taken" if member.takes_leads else "settings-leads-not"),
        cities=cities_text(texts, member),
    )
    buttons = [
        button(texts.plain(f"settings-button-{name}"), Setting(name=name)) for name in READERS
    ]
    return Screen(text=text, buttons=rows_of(buttons, 2))


def cities_text(texts: Texts, member: Member) -> str:
    """Return whose cities' leads come to a member first, plain (R53)."""
    return ", ".join(member.cities) or texts.plain("settings-cities-all")


async def _change(desk: Desk, name: str, wish: Preferences) -> Reply:
    member = await desk.change_preferences(desk.member, wish)
    desk = replace(desk, member=member, texts=texts_for(member.locale))
    if name == "quiet":
        return _ask(desk, name)
    screen = replace(await settings_screen(desk), toast=desk.texts.plain("settings-saved"))
    if name != "language":
        return screen
    spoken = Screen(
        text=desk.texts("settings-spoken"), keyboard=main_keyboard(desk.texts, member), fresh=True
    )
    return [screen, spoken, *menus_for(member)]


def _ask(desk: Desk, name: str) -> Screen:
    member, now = desk.member, desk.clock.now()
    text = desk.texts(
        f"settings-ask-{name}",
        zone=zone_name(desk.texts, member.timezone, now),
        time=show.clock_time(member, now),
        digest=f"{member.digest_at:%H:%M}",
        cities=cities_text(desk.texts, member),
        **{"from": f"{member.work_from:%H:%M}", "till": f"{member.work_till:%H:%M}"},
    )
    return Screen(text=text, buttons=_choices(desk, name))


def _choices(desk: Desk, name: str) -> list[Row]:
    back = button(desk.texts.plain("button-back"), Setting(name=_HOME))
    return [*rows_of(_values(desk, name), _WIDTHS[name]), [back]]


def _values(desk: Desk, name: str) -> Sequence[InlineKeyboardButton]:
    """Return a button for each usual value; a colon may not stand in a button's data."""
    texts, member = desk.texts, desk.member
    labels: dict[str, str]
    if name == "language":
        labels = {one: texts.plain(f"settings-language-{one}") for one in LOCALES}
    elif name == "zone":
        labels = {one: zone_name(texts, one, desk.clock.now()) for one in ZONES}
    elif name == "digest":
        labels = {one.replace(":", "."): one for one in _DIGESTS}
    elif name == "hours":
        labels = {one: one.replace("-", "–") for one in _HOURS}
    elif name == "leads":
        labels = {one: texts.plain(f"settings-leads-{one}") for one in ("yes", "no")}
    elif name == "cities":
        labels = {"all": texts.plain("settings-cities-button")}
    else:
        quiet = member.quiet_days
        labels = {
            str(day): f"{'🔕 ' if day in quiet else ''}{texts.plain(f'weekday-{day}')}"
            for day in range(1, 8)
        }
    return [button(label, Setting(name=name, value=value)) for value, label in labels.items()]
