"""What is typed or sent for a magnet: one question at a time, kept as conversation state.

Each module says with ``takes`` what becomes of an answer. What does not fit raises one of the
domain's errors: the person gets a sentence, what was done is undone, and the question stays.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from domain.language.text import clean
from handlers.asking import TYPED
from handlers.desk import Desk
from handlers.magnets.keeping import check_keeps
from handlers.screens import Reply, Row, Screen, button
from locales import Html, join

router = Router(name="magnets_writing")
NO_TEXT = ~F.text
"""A photo, a file, anything but a line."""


class Writing(StatesGroup):
    """An answer is awaited: words, or files. The data says of ``what``, and of which magnet."""

    words = State()
    files = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What was asked: ``what`` of which magnet, and ``facts`` (numbers and codes) beside it."""

    what: str
    magnet: int
    facts: Mapping[str, Any]


Take: TypeAlias = Callable[[Desk, Waiting, str], Awaitable[Reply]]
_TAKES: dict[str, Take] = {}


def takes(*what: str) -> Callable[[Take], Take]:
    """Say what becomes of an answer in words."""

    def keep(take: Take) -> Take:
        _TAKES.update(dict.fromkeys(what, take))
        return take

    return keep


async def ask(
    desk: Desk,
    what: str,
    question: Html,
    back: CallbackData,
    *,
    magnet: int = 0,
    files: bool = False,
    ways: Sequence[Row] = (),
    **facts: object,
) -> Screen:
    """Ask for an answer in words, or in ``files``. ``ways`` are buttons that answer as well."""
    await desk.state.set_state(Writing.files if files else Writing.words)
    await desk.state.set_data({"what": what, "magnet": magnet, **facts})
    last = [button(desk.texts.plain("button-back"), back)]
    text = join([question, desk.texts("magnet-or-cancel")], "\n\n")
    return Screen(text=text, buttons=[*ways, last], private=False)


async def awaited(state: FSMContext) -> Waiting:
    """Return what was asked."""
    data = await state.get_data()
    return Waiting(what=str(data["what"]), magnet=int(data["magnet"]), facts=data)


@router.message(Writing.words, TYPED)
async def written(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Take the typed answer; after it nothing is awaited, unless the next question is asked."""
    check_keeps(desk)
    waiting = await awaited(state)
    await state.clear()
    return await _TAKES[waiting.what](desk, waiting, clean(message.text or ""))


@router.message(Writing.files, TYPED)
async def words_for_files(_: Message, desk: Desk) -> Screen:
    """Say that files are awaited, or a picture."""
    waiting = await awaited(desk.state)
    key = "magnet-want-picture" if waiting.what == "picture" else "magnet-want-files"
    return Screen(text=desk.texts(key), private=False)
