"""The two lead magnets of the demo base, made by the use cases behind ``/magnets`` (R50, R51)."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.clock import StillClock
from domain.customers.consents import Purpose
from domain.customers.edit_magnets import EditMagnets
from domain.customers.magnets import (
    Ask,
    FileKind,
    GiftFile,
    Handing,
    Magnet,
    MagnetState,
    Operator,
    Part,
)
from domain.team import Member
from domain.unit import Unit
from handlers.magnets.consent_texts import mailing_text, personal_text
from locales import LOCALES, texts_for
from sandbox.demo.pictures import CHECKLIST_NAME, banner, checklist
from sandbox.files import FileStore

CHECKLIST = "Чек-лист: 12 вопросов до покупки станка"
DISCOUNT = "Скидка 10 % на первый заказ"
MAIN, EXHIBITION, SITE, PARTNER = "", "Выставка", "Сайт", "Партнёр"
SOURCES = (EXHIBITION, SITE, PARTNER)
_OPERATOR = Operator(
    name="ООО «Понарошку-Демо»",
    address="г. Примерск, ул. Выдуманная, 1",
    email="data@example.com",
    term="36",
)
_PROMISE = "Пришлём 12 вопросов, которые уберегут от покупки не того станка, и поможем с ответами."
_GIFT = (
    "Вот 12 вопросов. Пройдите их с инженером и бухгалтером вместе — на спорные ответит "
    "наш менеджер."
)
_DISCOUNT_PROMISE = "Личный код на 10 % от первого заказа. Приведёте друга — подарим обоим ещё 5 %."
_DISCOUNT_GIFT = "Назовите код менеджеру, когда будете заказывать. Он действует полгода."
_REWARD = "Ещё 5 % от заказа: назовите менеджеру и этот код."
_CODES, _REWARDS = 40, 20
_SIGNS = "23456789ABCDEFGHKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFiles:
    """The ``file_id`` of each file of the gifts."""

    picture: str
    checklist: GiftFile

    @classmethod
    def stored(cls, files: FileStore) -> "DemoFiles":
        """Put the files where the bot's Telegram keeps them."""
        picture = files.put(kind="photo", name="banner.png", mime="image/png", data=banner())
        data = checklist()
        sheet = files.put(kind="document", name=CHECKLIST_NAME, mime="text/plain", data=data)
        gift = GiftFile(
            kind=FileKind.DOCUMENT, file_id=sheet.file_id, name=CHECKLIST_NAME, size=len(data)
        )
        return cls(picture=picture.file_id, checklist=gift)


@dataclass(frozen=True, slots=True, kw_only=True)
class MagnetMaker:
    """Makes the demo magnets as their owner would.

    ``seller`` gets the leads of the discount; ``bot`` is the bot's name, without @.
    """

    unit: Unit
    owner: Member
    seller: Member
    at: datetime
    bot: str
    dice: random.Random

    @property
    def edit(self) -> EditMagnets:
        """What ``/magnets`` changes."""
        unit = self.unit
        return EditMagnets(
            magnets=unit.magnets,
            consents=unit.consents,
            team=unit.team,
            clock=StillClock(self.at),
        )

    async def make(self, files: DemoFiles) -> None:
        """Make both magnets and open them."""
        await self.edit.set_operator(self.owner, _OPERATOR)
        await self._checklist(files)
        await self._discount()

    async def _checklist(self, files: DemoFiles) -> None:
        edit, owner = self.edit, self.owner
        magnet = await edit.create(owner, CHECKLIST)
        await edit.change(
            owner, magnet.id, promise=_PROMISE, picture=files.picture, handing=Handing.CITY
        )
        await edit.set_gift(owner, magnet.id, Part.GIFT, text=_GIFT)
        await edit.add_file(owner, magnet.id, Part.GIFT, files.checklist)
        await self._open(await edit.ask(owner, magnet.id, Ask.CITY))

    async def _discount(self) -> None:
        edit, owner = self.edit, self.owner
        magnet = await edit.create(owner, DISCOUNT)
        await edit.change(
            owner,
            magnet.id,
            promise=_DISCOUNT_PROMISE,
            handing=Handing.MANAGER,
            manager_id=self.seller.id,
        )
        await edit.set_gift(owner, magnet.id, Part.GIFT, text=_DISCOUNT_GIFT, coded=True)
        await edit.add_codes(owner, magnet.id, Part.GIFT, self._codes("ДЕМО", _CODES))
        await edit.add_codes(owner, magnet.id, Part.REWARD, self._codes("ДРУГ", _REWARDS))
        await self._open(
            await edit.set_gift(owner, magnet.id, Part.REWARD, text=_REWARD, coded=True)
        )

    async def _open(self, magnet: Magnet) -> None:
        edit, owner = self.edit, self.owner
        for name in SOURCES:
            await edit.add_link(owner, magnet.id, name)
        await edit.publish(owner, magnet.id, self._texts(magnet))
        await edit.set_state(owner, magnet.id, MagnetState.ACTIVE)

    def _texts(self, magnet: Magnet) -> Mapping[tuple[Purpose, str], str]:
        made = {Purpose.PERSONAL_DATA: personal_text, Purpose.MAILING: mailing_text}
        return {
            (purpose, locale): make(texts_for(locale), _OPERATOR, magnet, self.bot)
            for purpose, make in made.items()
            for locale in LOCALES
        }

    def _codes(self, word: str, count: int) -> str:
        return "\n".join(f"{word}-{''.join(self.dice.choices(_SIGNS, k=5))}" for _ in range(count))
