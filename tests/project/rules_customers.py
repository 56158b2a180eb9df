"""Plays the examples about customers on the whole bot."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from domain.customers.magnets import MOST_QUESTIONS, Handing
from tests.day.magnet_talk import labels, makes_ready
from tests.day.magnets import AGREE, OWN_NUMBER
from tests.project.phrases import Op
from tests.project.rules import Example, Line
from tests.project.rules_customers_seen import LOOKS
from tests.project.rules_salon import SURNAMES, Salon, friend_code, salon

Values = Mapping[str, Any]
_START: Final = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""Monday, 2 March 2026, 10:00 in Moscow."""


def about_customers(example: Example) -> bool:
    """Whether an example is about the people on the other side of the chat."""
    own = (_DEEDS.keys() | LOOKS.keys()) - _SHARED
    return any(line.op in own for line in example.lines)


async def play(example: Example, folder: Path) -> None:
    """Play one example. ``AssertionError`` tells what was seen instead."""
    async with salon(folder, _START) as place:
        for line in example.lines:
            if line.op in LOOKS:
                seen = await LOOKS[line.op](place)
                assert seen == dict(line.values), f"{line.source}\n\nseen: {seen}"
            else:
                await _do(place, line)


async def _do(place: Salon, line: Line) -> None:
    at = line.values.get("at")
    if isinstance(at, datetime) and at.astimezone(UTC) > place.tg.clock.now():
        await place.tg.arrives_at(at.astimezone(UTC))
    if line.op is Op.POLICY:
        await place.staff.olga.says(" ".join(line.source.split()))
    else:
        await _DEEDS[line.op](place, line.values)


# -- what is given ------------------------------------------------------------------------------


async def _people(_: Salon, values: Values) -> None:
    assert values["people"] <= len(SURNAMES)


async def _asks(place: Salon, values: Values) -> None:
    place.asks = values["asks"]


async def _city(place: Salon, values: Values) -> None:
    place.city = values["text"]


async def _by_city(place: Salon, _: Values) -> None:
    place.handing = Handing.CITY


async def _serves(place: Salon, values: Values) -> None:
    await place.serve(values["manager"], values["text"])


async def _client_of(place: Salon, values: Values) -> None:
    person = place.customer(0).phone.person
    await place.managers[values["manager"]].says(f"/add {person.name} {person.phone}")


# -- what people do -----------------------------------------------------------------------------


async def _nothing(_: Salon, __: Values) -> None:
    """Let the time pass, as it has."""


async def _adds(place: Salon, _: Values) -> None:
    """Have the owner fill a form up in ``/magnets``, and ask for one thing more."""
    olga = place.staff.olga
    await makes_ready(olga, "Каталог")
    await olga.presses("Вопросы")
    for label in ("➕ E-mail", "➕ Город"):
        await olga.presses(label)
    assert sum(one.startswith("🗑") for one in labels(olga)) == MOST_QUESTIONS
    await olga.presses("➕ Свой вопрос")
    words = f"{olga.last.text} {olga.toast}"
    place.refused = "Больше четырёх вопросов нельзя" in words


async def _opens(place: Salon, values: Values) -> None:
    await place.customer(values.get("who")).starts(await place.open())
    place.actions += 1


async def _agrees(place: Salon, values: Values) -> None:
    await place.does(place.customer(values.get("who")), AGREE)


async def _shares(place: Salon, values: Values) -> None:
    await place.does(place.customer(values.get("who")), OWN_NUMBER)


async def _confirms(place: Salon, values: Values) -> None:
    person = place.customer(values.get("who"))
    await place.does(person, f"✅ {person.phone.person.name}")


async def _fills(place: Salon, values: Values) -> None:
    await place.fills(place.customer(values.get("who")), await place.open())


async def _fills_news(place: Salon, values: Values) -> None:
    await place.fills(place.customer(values.get("who")), await place.open(), news=True)


async def _by_friend(place: Salon, values: Values) -> None:
    first, friend = place.customer(0), place.customer(values["who"])
    await first.says("/friend")
    code = friend_code(first)
    await friend.starts(code)
    if any(AGREE in one for one in labels(friend)):
        await place.goes_on(friend)


async def _stop(place: Salon, values: Values) -> None:
    await place.customer(values.get("who")).says("/stop")


async def _withdraws(place: Salon, values: Values) -> None:
    person = place.customer(values.get("who"))
    await person.says("/mydata")
    await person.presses("Отозвать согласие")
    await person.presses("Да, отозвать")


async def _forget(place: Salon, values: Values) -> None:
    person = place.customer(values.get("who"))
    await person.says("/forget")
    await person.presses("Да, удалить всё")
    await place.tg.passes(minutes=1)


async def _scores(place: Salon, values: Values) -> None:
    await place.customer(values.get("who")).presses(str(values["n"]))


async def _called(place: Salon, values: Values) -> None:
    await _at_client(place, values, "/call {} дозвонился")
    await (await place.manager()).presses("Ничего")


async def _refused(place: Salon, values: Values) -> None:
    surname = place.customer(values.get("who")).phone.person.last_name
    for one in place.managers:
        await one.says(f"/call {surname} отказ")


async def _buys(place: Salon, values: Values) -> None:
    await _at_client(place, values, "/deal {} 120000 Забор")
    await (await place.manager()).says("/move Забор won")


async def _at_client(place: Salon, values: Values, words: str) -> None:
    surname = place.customer(values.get("who")).phone.person.last_name
    await (await place.manager()).says(words.format(surname))


async def _backup(place: Salon, _: Values) -> None:
    await place.copy()


async def _restored(place: Salon, _: Values) -> None:
    await place.restore()


_SHARED: Final = {Op.UNTIL, Op.CITY, Op.REFUSED, Op.IS_AT_WORK}
_DEEDS: Final[Mapping[Op, Callable[[Salon, Values], Awaitable[None]]]] = {
    Op.CUSTOMERS: _people,
    Op.ASKS: _asks,
    Op.CITY: _city,
    Op.BY_CITY: _by_city,
    Op.SERVES: _serves,
    Op.CLIENT_OF: _client_of,
    Op.UNTIL: _nothing,
    Op.ADDS: _adds,
    Op.OPENS: _opens,
    Op.AGREES: _agrees,
    Op.SHARES: _shares,
    Op.CONFIRMS: _confirms,
    Op.FILLS: _fills,
    Op.FILLS_NEWS: _fills_news,
    Op.BY_FRIEND: _by_friend,
    Op.STOP: _stop,
    Op.WITHDRAWS: _withdraws,
    Op.FORGET: _forget,
    Op.SCORES: _scores,
    Op.LEAD_CALLED: _called,
    Op.REFUSED: _refused,
    Op.BUYS: _buys,
    Op.BACKUP: _backup,
    Op.RESTORED: _restored,
}
