"""People who press one link: they agree, share their number, confirm their name, get the gift.

Each does what the last message asks for, whatever they did before, so that they find their way
after the bot was killed, too.
"""

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from random import Random
from time import perf_counter
from typing import Final, TypeAlias

from benchmarks import people
from benchmarks.crowd import WrongAnswerError
from sandbox.events import Happening, Kind
from sandbox.persons import Person
from sandbox.phones import Phone
from sandbox.world import World

FIRST_ID: Final = 20_000_000
FIRST_PHONE: Final = 30_000_000
PATIENCE: Final = 120.0
GIFT: Final = "Держите список и пользуйтесь."
"""What stands in the gift and nowhere else."""
_AGREE: Final = "ca:"
_TOLD_AT_ONCE: Final = re.compile(r"Пришл[оиё]\w* сразу (\d+)")
_PHONE: Final = re.compile("📞 (.+)")
_REPEAT: Final = "повтор"

Deed: TypeAlias = Callable[[], object]


class Guests:
    """Everybody who fills in a form. ``think`` is how long they look at a message, in seconds.

    ``took`` are the seconds from each deed to its answer; who waited ``patience`` for one does
    the same again, which ``again`` counts. ``gifts`` counts the gifts of each guest by number;
    ``last_came`` is when the last one pressed the link.
    """

    def __init__(
        self, world: World, code: str, *, think: float = 0.0, patience: float = PATIENCE
    ) -> None:
        self._world = world
        self._code = code
        self._think = think
        self._patience = patience
        self._dice = Random(1)
        self._waiting: dict[int, asyncio.Future[None]] = {}
        self.took: list[float] = []
        self.again = 0
        self.last_came = 0.0
        self.gifts: Counter[int] = Counter()
        world.events.listen(self._notice)

    async def rush(self, count: int, at_once: int) -> None:
        """Let so many guests come; ``at_once`` are in the form all the time."""
        numbers = iter(range(count))
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(self._one_after_another(numbers))

    async def stream(self, count: int, a_second: float) -> None:
        """Let so many guests come, so many a second, however long the answers take."""
        async with asyncio.TaskGroup() as group:
            for number in range(count):
                group.create_task(self._visit(number))
                await asyncio.sleep(1 / a_second)

    async def _one_after_another(self, numbers: Iterator[int]) -> None:
        for number in numbers:
            await self._visit(number)

    async def _visit(self, number: int) -> None:
        phone = self._phone(number)
        self.last_came = perf_counter()
        deed: Deed | None = lambda: phone.start(self._code)  # noqa: E731 — the first of a row
        while deed is not None:
            await self._do(phone, deed)
            deed = self._next(phone)
            if deed is not None and self._think:
                await asyncio.sleep(self._think * self._dice.uniform(0.5, 1.5))
        phone.chat.posts.clear()  # nobody scrolls back, and the box's memory is not measured

    async def _do(self, phone: Phone, deed: Deed) -> None:
        began, answered = perf_counter(), asyncio.get_running_loop().create_future()
        self._waiting[phone.person.id] = answered
        deed()
        while not answered.done():
            with suppress(TimeoutError):
                async with asyncio.timeout(self._patience):
                    await asyncio.shield(answered)
            if not answered.done():
                self.again += 1
                deed()
        self.took.append(perf_counter() - began)

    def _next(self, phone: Phone) -> Deed | None:
        """Return what the last message asks for; nothing where it brings the gift."""
        posts = list(phone.chat.posts.values())
        last = posts[-1]
        if any(GIFT in one.text for one in posts):
            return None
        for row in (phone.chat.keyboard or {}).get("keyboard", []):
            for key in row:
                label = str(key["text"])
                if key.get("request_contact"):
                    return phone.own_contact
                if label.startswith("✅"):
                    return lambda: phone.text(label)
        for button in (one for row in last.rows for one in row):
            data = str(button.get("callback_data", ""))
            if data.startswith(_AGREE):
                return lambda: phone.press(last.message_id, data)
        raise WrongAnswerError(f"a guest was answered {last.text!r}")

    def _phone(self, number: int) -> Phone:
        person = Person(
            id=FIRST_ID + number,
            first_name=people.NAMES[number % len(people.NAMES)],
            last_name=people.SURNAMES[number // len(people.NAMES) % len(people.SURNAMES)],
            language_code="ru",
            phone=people.phone(FIRST_PHONE + number),
        )
        self._world.add_person(person)
        return Phone(self._world, person)

    def _notice(self, happening: Happening) -> None:
        post = happening.post
        if happening.kind is not Kind.MESSAGE or post is None or post.author is not None:
            return
        if GIFT in post.text and _REPEAT not in post.text.casefold():
            self.gifts[post.chat.id - FIRST_ID] += 1
        waiting = self._waiting.get(post.chat.id)
        if waiting is not None and not waiting.done():
            waiting.set_result(None)


class Staff:
    """The managers' chats: of which leads each was told one by one, and of how many in a sum.

    ``doubled`` counts leads that were told twice by a message that does not own to be a repeat.
    """

    def __init__(self, world: World, ids: Iterable[int]) -> None:
        self.doubled = 0
        self._ids = frozenset(ids)
        self._alone: defaultdict[int, set[str]] = defaultdict(set)
        self._summed: Counter[int] = Counter()
        for number in self._ids:
            world.add_person(Person(id=number, first_name="Анна", started=True))
        world.events.listen(self._notice)

    @property
    def told(self) -> Mapping[int, int]:
        """Of how many leads each was told, by Telegram id; who was told of none is left out."""
        return Counter({one: len(phones) for one, phones in self._alone.items()}) + self._summed

    def _notice(self, happening: Happening) -> None:
        post = happening.post
        if happening.kind is not Kind.MESSAGE or post is None or post.chat.id not in self._ids:
            return
        repeated = _REPEAT in post.text.casefold()
        if (sum_of := _TOLD_AT_ONCE.search(post.text)) is not None:
            self._summed[post.chat.id] += 0 if repeated else int(sum_of.group(1))
        elif (phone := _PHONE.search(post.text)) is not None:
            known = self._alone[post.chat.id]
            self.doubled += phone.group(1) in known and not repeated
            known.add(phone.group(1))
        post.chat.posts.clear()
