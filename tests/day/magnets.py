"""Lead magnets for the end-to-end tests, put into the base as their owner left them."""

from collections.abc import Sequence
from pathlib import Path

from domain.customers.consents import ConsentText, Purpose
from domain.customers.magnets import (
    Ask,
    Gift,
    Handing,
    Link,
    Magnet,
    MagnetState,
    Operator,
    Part,
    Question,
)
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team

PERSONAL = "Я соглашаюсь, чтобы ООО «Север» обрабатывало мои данные и позвонило мне."
MAILING = "Я соглашаюсь получать новости ООО «Север»."
AGREE = "Согласен, хочу подарок"
OWN_NUMBER = "Отправить мой номер"
BASICS = (Question(ask=Ask.PHONE), Question(ask=Ask.NAME))


async def a_magnet(
    team: Team,
    *,
    title: str = "Чек-лист ремонта",
    promise: str = "Ничего не забудете.",
    code: str = "",
    gift: Gift | None = None,
    reward: Gift | None = None,
    questions: Sequence[Question] = BASICS,
    mailing: bool = True,
    picture: str = "",
    codes: Sequence[str] = (),
    rewards: Sequence[str] = (),
    state: MagnetState = MagnetState.ACTIVE,
    source: str = "",
    handing: Handing = Handing.TURN,
) -> str:
    """Put a magnet of the owner, Olga, into the base; return the code of its first link.

    It asks for phone and name and gives an address, unless something else is said. ``source``
    names the link; ``codes`` and ``rewards`` are the lists of personal codes. The team has spoken
    to the bot before, so that it can write to them.
    """
    for one in (team.olga, team.boris, team.ann, team.gleb):
        if not one.bubbles:
            await one.starts()
    at = team.tg.clock.now()
    async with SqlUnits(team.app.database)() as unit:
        owner = next(one for one in await unit.team.members() if one.telegram_id == team.olga.id)
        books = unit.magnets
        if not (await books.operator()).complete:
            await books.save_operator(Operator(name="ООО «Север»", address="Омск, Мира 1"))
        magnet = await books.add(
            Magnet(
                title=title,
                promise=promise,
                picture=picture,
                gift=gift or Gift(text="Держите список.", link="https://example.com/list"),
                reward=reward or Gift(),
                questions=tuple(questions),
                purpose="перезвонить",
                handing=handing,
                state=state,
                created_at=at,
                created_by=owner.id,
            )
        )
        code = code or f"gift{magnet.id}"
        link = Link(magnet_id=magnet.id, code=code, name=source, created_at=at)
        await books.add_link(link)
        texts = {Purpose.PERSONAL_DATA: PERSONAL, **({Purpose.MAILING: MAILING} if mailing else {})}
        for locale in ("ru", "en"):
            for purpose, text in texts.items():
                await unit.consents.add_text(
                    ConsentText(
                        magnet_id=magnet.id,
                        purpose=purpose,
                        locale=locale,
                        version=1,
                        text=text,
                        created_at=at,
                    )
                )
        for part, values in ((Part.GIFT, codes), (Part.REWARD, rewards)):
            if values:
                await books.add_codes(magnet.id, part, values)
    return code


async def takes(person: Actor, code: str, *, mailing: bool = False) -> None:
    """Let a person fill in the form as it is by default, up to the gift."""
    await person.starts(code)
    if mailing:
        await person.presses("Присылайте мне новости")
    await person.presses(AGREE)
    await person.presses(OWN_NUMBER)
    await person.presses(f"✅ {person.phone.person.name}")
    assert person.sees("Ваш подарок"), person.transcript()


def on_disk(folder: Path, *words: str) -> list[str]:
    """Return which of some words stand anywhere in the files of the database."""
    found = b"".join(one.read_bytes() for one in sorted(folder.glob("base.db*")))
    return [word for word in words if word.encode() in found]
