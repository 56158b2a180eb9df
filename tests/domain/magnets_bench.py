"""A bench to make lead magnets at: the base in memory with its owner."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

import pytest

from domain.customers.consents import Purpose
from domain.customers.edit_magnets import EditMagnets
from domain.customers.magnet_desk import LANGUAGES
from domain.customers.magnets import Magnet, MagnetState, Operator, Part
from domain.errors import InvalidValueError
from tests.domain.base import ANNA, Base

TEXTS = {(purpose, locale): f"{purpose} {locale}" for purpose in Purpose for locale in LANGUAGES}
OPERATOR = Operator(name="ООО «Ромашка»", address="Москва, Тверская, 1")


@dataclass
class Bench:
    base: Base
    edit: EditMagnets

    async def ready(self, title: str = "Гид по забору") -> Magnet:
        """Return a magnet that lacks nothing but to be opened."""
        magnet = await self.edit.create(ANNA, title)
        await self.edit.change(ANNA, magnet.id, promise="Выберите забор за вечер")
        await self.edit.set_gift(ANNA, magnet.id, Part.GIFT, text="Вот он")
        await self.edit.set_operator(ANNA, OPERATOR)
        await self.edit.publish(ANNA, magnet.id, TEXTS)
        return self.base.magnets.kept[magnet.id]

    async def opened(self) -> Magnet:
        magnet = await self.ready()
        return await self.edit.set_state(ANNA, magnet.id, MagnetState.ACTIVE)


def bench_of(base: Base) -> Bench:
    edit = EditMagnets(
        magnets=base.magnets, consents=base.consents, team=base.team, clock=base.clock
    )
    return Bench(base, edit)


async def refused(doing: Awaitable[Any]) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as error:
        await doing
    return error.value
