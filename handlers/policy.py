"""``/policy [NAME VALUE]``: the owner's numbers (R10-R27, R52, R53)."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.errors import GoneError, OwnersOnlyError, PolicyConflictError, PolicyRangeError
from domain.language.policy_words import PolicyWish, read_policy_value, read_policy_wish
from domain.language.text import clean
from domain.policy import SPECS, PolicyChange, PolicyName
from domain.set_policy import SetPolicy
from domain.team import Role
from handlers.asking import TYPED
from handlers.callbacks import PolicyDo
from handlers.commands import said
from handlers.desk import Desk
from handlers.policy_lines import (
    TOPICS,
    example_text,
    list_screen,
    log_screen,
    name_text,
    number_button,
    number_screen,
    range_text,
    set_button,
    topic_screen,
    value_text,
)
from handlers.screens import Row, Screen, button, rows_of
from locales import Html, join

router = Router(name="policy")
_LATEST = 10
_FAR_BACK = 1000
"""How many changes are looked through for the last one of a number."""
_LONGEST = 100


class Deciding(StatesGroup):
    """An own value of a number is awaited; the data holds its ``name``."""

    value = State()


@router.message(said("policy"))
async def policy(message: Message, desk: Desk, command: CommandObject) -> Screen:
    """Show the numbers, or change one in a line."""
    del message
    _owners_only(desk)
    line = clean(command.args or "", _LONGEST)
    if not line:
        return list_screen(desk)
    wish = read_policy_wish(line)
    if wish is None:
        return list_screen(desk, desk.texts("policy-unknown", line=line))
    if len(wish.names) > 1:
        return _which(desk, wish)
    if not wish.value:
        return await _number(desk, wish.names[0])
    return await _take(desk, wish.names[0], wish.value)


@router.callback_query(PolicyDo.filter(F.verb == "list"))
async def listed(press: CallbackQuery, desk: Desk) -> Screen:
    """Return to all numbers."""
    del press
    _owners_only(desk)
    return list_screen(desk)


@router.callback_query(PolicyDo.filter(F.verb == "topic"))
async def topic_opened(press: CallbackQuery, callback_data: PolicyDo, desk: Desk) -> Screen:
    """Show the numbers of a topic."""
    del press
    _owners_only(desk)
    if callback_data.name not in TOPICS:
        raise GoneError
    return topic_screen(desk, callback_data.name)


@router.callback_query(PolicyDo.filter(F.verb == "show"))
async def number_opened(press: CallbackQuery, callback_data: PolicyDo, desk: Desk) -> Screen:
    """Show one number."""
    del press
    _owners_only(desk)
    return await _number(desk, _name(callback_data.name))


@router.callback_query(PolicyDo.filter(F.verb == "set"))
async def number_set(press: CallbackQuery, callback_data: PolicyDo, desk: Desk) -> Screen:
    """Set a number to the value of the button; what no longer fits is said in the toast."""
    del press
    return await _set(desk, _name(callback_data.name), callback_data.value)


@router.callback_query(PolicyDo.filter(F.verb == "own"))
async def own_asked(press: CallbackQuery, callback_data: PolicyDo, desk: Desk) -> Screen:
    """Ask for an own value."""
    del press
    _owners_only(desk)
    name = _name(callback_data.name)
    question = desk.texts("policy-ask", name=name_text(desk.texts, name))
    return await _ask(desk, name, join([question, _bounds(desk, name)], "\n\n"))


@router.callback_query(PolicyDo.filter(F.verb == "log"))
async def log_opened(press: CallbackQuery, desk: Desk) -> Screen:
    """Show the latest changes."""
    del press
    _owners_only(desk)
    return log_screen(desk, await desk.unit.policies.changes(limit=_LATEST))


@router.message(Deciding.value, TYPED)
async def value_typed(message: Message, desk: Desk, state: FSMContext) -> Screen:
    """Take the typed value; one that does not fit is asked for again."""
    _owners_only(desk)
    name = _name(str((await state.get_data())["name"]))
    await state.clear()
    return await _take(desk, name, clean(message.text or "", _LONGEST))


async def _take(desk: Desk, name: PolicyName, text: str) -> Screen:
    """Set a number to what was typed, or say what it may be and wait for another value."""
    texts = desk.texts
    value = read_policy_value(text, SPECS[name].unit)
    if value is None:
        unread = texts("policy-unread", text=text, name=name_text(texts, name))
        return await _ask(desk, name, join([unread, _bounds(desk, name)], "\n\n"))
    try:
        return await _set(desk, name, value)
    except PolicyRangeError as error:
        return await _ask(desk, name, texts(error.key, **error.facts))
    except PolicyConflictError as error:
        why = texts.plain(str(error.facts["why"]))
        first = number_button(desk, PolicyName(str(error.facts["name"])))
        return await _ask(desk, name, texts(error.key, why=why), [[first]])


async def _set(desk: Desk, name: PolicyName, value: int) -> Screen:
    set_policy = SetPolicy(policies=desk.unit.policies, clock=desk.clock, policy=desk.policy)
    change = await set_policy(desk.member, name, value)
    if change.before == value:
        return await _number(desk, name, "policy-stands")
    return _changed(desk, change)


def _changed(desk: Desk, change: PolicyChange) -> Screen:
    texts, name = desk.texts, change.name
    now = desk.policy.changed(name, change.value)
    news = texts(
        "policy-changed",
        name=name_text(texts, name),
        before=value_text(texts, name, change.before),
        value=value_text(texts, name, change.value),
    )
    return number_screen(desk, now, name, change, news)


async def _number(desk: Desk, name: PolicyName, news: str = "") -> Screen:
    changes = await desk.unit.policies.changes(limit=_FAR_BACK)
    last = next((one for one in changes if one.name is name), None)
    said_first = desk.texts(news) if news else Html()
    return number_screen(desk, desk.policy, name, last, said_first)


async def _ask(desk: Desk, name: PolicyName, first: Html, ways: Sequence[Row] = ()) -> Screen:
    """Wait for a value of the number."""
    texts = desk.texts
    await desk.state.set_state(Deciding.value)
    await desk.state.set_data({"name": name.value})
    hint = texts("policy-write", example=example_text(texts, name))
    back = button(texts.plain("button-back"), PolicyDo(verb="show", name=name.value))
    return Screen(text=join([first, hint], "\n\n"), buttons=[*ways, [back]], private=False)


def _bounds(desk: Desk, name: PolicyName) -> Html:
    """Say what a number is and what it may be."""
    texts = desk.texts
    now = value_text(texts, name, desk.policy.value(name))
    return join(
        [
            texts("policy-now", value=now),
            texts("policy-may", range=range_text(texts, name)),
        ]
    )


def _which(desk: Desk, wish: PolicyWish) -> Screen:
    """Ask which of several numbers was meant; the value that was typed waits in the buttons."""
    texts = desk.texts
    topic = next(topic for topic, names in TOPICS.items() if wish.names[0] in names)
    if not wish.value and set(wish.names) <= set(TOPICS[topic]):
        return topic_screen(desk, topic)
    if wish.value:
        buttons = [_meant(desk, name, wish.value) for name in wish.names]
        question = texts("policy-which", value=wish.value)
    else:  # the numbers of one rule in several topics
        buttons = [number_button(desk, name) for name in wish.names]
        question = texts("policy-which-one")
    back = button(texts.plain("button-back"), PolicyDo(verb="list"))
    return Screen(text=question, buttons=[*rows_of(buttons, 1), [back]], private=False)


def _meant(desk: Desk, name: PolicyName, typed: str) -> InlineKeyboardButton:
    """Return the button that sets a number to what was typed, or that says what it may be."""
    texts, spec = desk.texts, SPECS[name]
    value = read_policy_value(typed, spec.unit)
    called = name_text(texts, name)
    if value is not None and spec.least <= value <= spec.most:
        shown = value_text(texts, name, value)
        label = texts.plain("policy-button-number", name=called, value=shown)
        return set_button(label, name, value)
    label = texts.plain("policy-button-number", name=called, value=range_text(texts, name))
    return button(label, PolicyDo(verb="show", name=name.value))


def _name(code: str) -> PolicyName:
    if code not in SPECS:
        raise GoneError  # a button made by hand, or of another version
    return PolicyName(code)


def _owners_only(desk: Desk) -> None:
    if desk.member.role is not Role.OWNER:
        raise OwnersOnlyError
