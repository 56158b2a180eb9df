"""The tours in the documents, read and played, so that they cannot rot.

A step is a line of a numbered list that begins with a person of the sandbox in bold:

    3. **Вера** types `/today` → you see `Plan for today`, `Overdue`.

Before the arrow stands who does what, and in code marks with what, one after the other; after
it, each piece in code marks is a fragment that the person must see. Everything else is for the
reader. What can be done, in Russian and English:

* пишет, types: sends each piece as a message;
* нажимает, presses: presses the newest button with these words, or else the key under the chat;
  «Тополев» or “Hill” says that it hangs under a message with that name in it;
* делится контактом, shares: sends that contact of the sandbox's phone book;
* переводит часы, moves the clock: presses these buttons of the page's clock; with "пока не" or
  "until" over again, up to ``MOST_TIMES``, until the first fragment is seen;
* открывает, opens: follows the link to the bot that anybody was shown last.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.settings import Settings
from sandbox.box import Box
from sandbox.clock import destination
from sandbox.demo.cast import CAST, PHONE_BOOK
from sandbox.phones import Phone
from sandbox.talk import Bubble, Talk, fold
from tests.project.files import ROOT

MOST_TIMES: Final = 30
ITEM: Final = re.compile(r"^\d+\. (.*(?:\n {2,}\S.*)*)", re.MULTILINE)
CODE: Final = re.compile(r"`([^`]+)`")
UNDER: Final = re.compile(r"[«“]([^»”]+)[»”]")
LINK: Final = re.compile(r"\?start=([\w-]+)")
NAMES: Final = {actor.first_name for actor in CAST}


class Deed(StrEnum):
    """What a step does, by how its verb begins in either language."""

    TYPE = r"пишет|types"
    PRESS = r"нажимает|presses"
    SHARE = r"делится|shares"
    CLOCK = r"переводит часы|moves the clock"
    OPEN = r"открывает|opens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step; ``source`` is the line of the document."""

    source: str
    who: str
    deed: Deed
    pieces: tuple[str, ...]
    under: str
    until_seen: bool
    seen: tuple[str, ...]


def steps_of(document: Path) -> list[Step]:
    """Return the steps of a document in their order. ``ValueError`` for one that is half one."""
    return [step for item in _items(document) if (step := _step(item)) is not None]


def clock_buttons(language: str) -> dict[str, str]:
    """Return what stands on the buttons of the page's clock, and the step behind each."""
    words = (ROOT / f"sandbox/page/js/words/{language}.js").read_text("utf-8")
    steps = re.search(r"\bsteps: \{(.*?)\}", words, re.DOTALL)
    if steps is None:
        raise ValueError(f"{language}.js names no steps of the clock")
    return {label: step for step, label in re.findall(r'"?(\w+)"?: "([^"]+)"', steps[1])}


def _items(document: Path) -> Iterator[str]:
    for match in ITEM.finditer(document.read_text("utf-8")):
        yield " ".join(match[1].split())


def _step(item: str) -> Step | None:
    person = re.match(r"\*\*(\w+)\*\* ", item)
    if person is None or person[1] not in NAMES:
        return None
    doing, arrow, seeing = item[person.end() :].partition(" → ")
    deed = next((one for one in Deed if re.match(one, doing)), None)
    seen = tuple(CODE.findall(seeing))
    if deed is None or not arrow or not seen:
        raise ValueError(f"no step of a tour: {item}")
    under = UNDER.search(CODE.sub("", doing))
    return Step(
        source=item,
        who=person[1],
        deed=deed,
        pieces=tuple(CODE.findall(doing)),
        under=under[1] if under and deed is Deed.PRESS else "",
        until_seen=bool(re.search(r"\b(?:пока не|until)\b", doing)),
        seen=seen,
    )


class Player:
    """Plays steps in a running box and complains in the words of the document."""

    def __init__(self, box: Box) -> None:
        self._box = box
        persons = box.world.persons.values()
        self._phones = {one.first_name: Phone(box.world, one) for one in persons}
        self._talks = {name: Talk(box.world, one.chat) for name, one in self._phones.items()}
        self._clock = clock_buttons("ru") | clock_buttons("en")
        self._link = ""

    async def play(self, step: Step) -> None:
        """Do a step and look for what must be seen. ``AssertionError`` says what is missing."""
        for talk in self._talks.values():
            talk.forget_answers()
        if step.deed is Deed.CLOCK:
            await self._move_clock(step)
        else:
            for piece in step.pieces or ("",):
                await self._do(step, piece)
        talk = self._talks[step.who]
        self._remember_link()
        missing = [fragment for fragment in step.seen if not _sees(talk, fragment)]
        assert not missing, f"{step.source}\n\nnot seen: {missing}\n\n{talk.transcript()[-3000:]}"

    async def _do(self, step: Step, piece: str) -> None:
        phone = self._phones[step.who]
        match step.deed:
            case Deed.TYPE:
                update_id = phone.text(piece).update_id
            case Deed.SHARE:
                update_id = phone.contact(piece, dict(PHONE_BOOK)[piece]).update_id
            case Deed.OPEN:
                assert self._link, "nobody was shown a link"
                update_id = phone.start(self._link).update_id
            case _:
                update_id = self._press(step, piece)
        if update_id is not None:
            await self._box.world.updates.confirmed(update_id)
        await self._box.app.settled()

    def _press(self, step: Step, label: str) -> int | None:
        talk = self._talks[step.who]
        key = talk.find_key(label) if not step.under else None
        if key is not None and talk.find_button(label) is None:
            return self._phones[step.who].press_key(key).update_id
        places: list[Bubble | None] = [None]
        if step.under:
            told = (one for one in reversed(talk.bubbles) if fold(step.under) in one.words)
            places = list(told)
        found = (hit for place in places if (hit := talk.find_button(label, place)) is not None)
        bubble, button = next(found, (None, None))
        if bubble is None or button is None or button.data is None:
            raise AssertionError(f"{step.source}\n\nno button {label!r}\n\n{talk.transcript()}")
        return self._phones[step.who].press(bubble.message_id, button.data).update_id

    async def _move_clock(self, step: Step) -> None:
        talk = self._talks[step.who]
        for _ in range(MOST_TIMES if step.until_seen else 1):
            for label in step.pieces:
                clock = self._box.clock
                clock.set_to(destination(clock.now(), self._clock[label]))
                await self._box.app.ring()
                await self._box.app.settled()
            if step.until_seen and _sees(talk, step.seen[0]):
                return

    def _remember_link(self) -> None:
        texts = [one.text for talk in self._talks.values() for one in talk.answers]
        found = [match[1] for text in texts if (match := LINK.search(text))]
        self._link = found[-1] if found else self._link


def quick(home: Path) -> Box:
    """Return a box, not yet entered, that does not wait as Telegram's limits would make it."""
    settings = Settings(
        _env_file=None, sandbox_port=0, messages_per_second=0, messages_per_chat_second=0
    )
    return Box(settings, home)


def _sees(talk: Talk, fragment: str) -> bool:
    """Whether a fragment stands in an answer, on one of its buttons, or in the toast."""
    wanted = _plain(fragment)
    buttons = [one.text for bubble in talk.answers for row in bubble.buttons for one in row]
    words = [*(bubble.words for bubble in talk.answers), *buttons, talk.toast or ""]
    return any(wanted in _plain(text) for text in words)


def _plain(text: str) -> str:
    """Return a text as it is read aloud: one blank is like another."""
    return " ".join(fold(text).split())
