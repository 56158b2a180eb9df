"""Finds who answers an update, without asking every module in turn.

aiogram's dispatcher hands an update from router to router and asks every handler on the way; a
filter that is no coroutine (``F.text``, a ``State``) it even asks in a thread. With thirty modules
that took a sixth of an update's time, all of it inside the only transaction
(docs/benchmarks.md). Here the handlers of all routers stand in one list, in the same order, and
only those are asked that can be meant: by the word of a command, the prefix of a button's data,
the state of the talk.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED, SkipHandler
from aiogram.dispatcher.event.handler import FilterObject, HandlerObject
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

Facts = dict[str, Any]
Tags = frozenset[str]
ANY_STATE = "*"


class Switchboard:
    """Asks some routers, in their order, to answer updates."""

    def __init__(self, *routers: Router) -> None:
        self._sections = [
            {name: Section(router, name) for name in router.observers} for router in routers
        ]

    async def __call__(self, update: Update, facts: Mapping[str, Any]) -> object:
        """Return what the handler of ``update`` returned, ``UNHANDLED`` where there is none.

        ``facts`` are the arguments that handlers and filters ask for by name.
        """
        kind = update.event_type
        event: TelegramObject = getattr(update, kind)
        for section in self._sections:
            answer = await section[kind].answer(event, dict(facts))
            if answer is not UNHANDLED:
                return answer
        return UNHANDLED


class Section:
    """The handlers of one router, and of all below it, for one kind of event."""

    def __init__(self, router: Router, kind: str) -> None:
        observer = router.observers[kind]
        self._gate = _gate(router, kind)
        self._handlers = [
            (gate, handler, _tags(handler))
            for below in router.chain_tail
            for gate in [_gate(below, kind) if below is not router else []]
            for handler in below.observers[kind].handlers
        ]
        self._known = frozenset().union(*(tags for *_, tags in self._handlers if tags))
        self._meant: dict[Tags, list[tuple[list[FilterObject], HandlerObject]]] = {}
        self._ask = observer.outer_middleware.wrap_middlewares(
            observer.outer_middleware, self._first
        )

    async def answer(self, event: TelegramObject, facts: Facts) -> object:
        """Return what the first handler returned whose filters let the event through."""
        if not self._handlers or not await _let_through(self._gate, event, facts):
            return UNHANDLED
        return await self._ask(event, facts)

    async def _first(self, event: TelegramObject, **facts: Any) -> object:
        for gate, handler in self._candidates(self._known.intersection(_said(event, facts))):
            found = dict(facts)
            filters = handler.filters or []
            if await _let_through(gate, event, found) and await _let_through(filters, event, found):
                with suppress(SkipHandler):
                    return await handler.call(event, **found)
        return UNHANDLED

    def _candidates(self, said: Tags) -> list[tuple[list[FilterObject], HandlerObject]]:
        """Return the handlers that ask for nothing by name, or for what was said."""
        meant = self._meant.get(said)
        if meant is None:
            meant = self._meant[said] = [
                (gate, handler) for gate, handler, tags in self._handlers if not tags or tags & said
            ]
        return meant


async def _let_through(filters: list[FilterObject], event: TelegramObject, facts: Facts) -> bool:
    """Tell whether all filters agree; what they find out is added to ``facts``."""
    for one in filters:
        wanted = facts if one.varkw else {name: facts[name] for name in one.params & facts.keys()}
        answer = one.callback(event, **wanted)
        if one.awaitable:
            answer = await answer
        if not answer:
            return False
        if isinstance(answer, dict):
            facts.update(answer)
    return True


def _gate(router: Router, kind: str) -> list[FilterObject]:
    handler = router.observers[kind]._handler  # noqa: SLF001 — aiogram keeps a router's own filters nowhere else
    return handler.filters or []


# -- what an event says, and what handlers ask for by name --------------------------------------


def _said(event: TelegramObject, facts: Facts) -> Iterator[str]:
    if isinstance(event, CallbackQuery):
        yield _button((event.data or "").partition(":")[0])
    elif isinstance(event, Message):
        text = event.text or event.caption or ""
        if text.startswith("/"):
            yield _command(text.split(maxsplit=1)[0][1:].partition("@")[0])
    yield _talk(facts.get("raw_state"))


def _tags(handler: HandlerObject) -> Tags:
    """Return what a handler asks for by name; empty for one that has to be asked always."""
    for one in handler.filters or ():
        match one.callback:
            case Command(commands=words) if all(isinstance(word, str) for word in words):
                return frozenset(_command(str(word)) for word in words)
            case CallbackQueryFilter(callback_data=data):
                return frozenset([_button(data.__prefix__)])
            case State(state=name) if name != ANY_STATE:
                return frozenset([_talk(name)])
    return frozenset()


def _command(word: str) -> str:
    return f"/{word.casefold()}"


def _button(prefix: str) -> str:
    return f"button {prefix}"


def _talk(state: str | None) -> str:
    return f"talk {state}"
