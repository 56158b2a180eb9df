"""Bring a friend (R54)."""

import re

import pytest

from domain.customers.magnets import Gift
from sandbox.actors import Actor
from tests.day.conftest import Team
from tests.day.magnets import AGREE, OWN_NUMBER, a_magnet, takes

REWARD = Gift(text="Скидка за друга", coded=True)


@pytest.fixture
async def kate(team: Team) -> Actor:
    """Return a customer of a magnet that rewards bringing a friend."""
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    await takes(kate, await a_magnet(team, reward=REWARD, rewards=["Д-1", "Д-2", "Д-3", "Д-4"]))
    return kate


async def _link(actor: Actor) -> str:
    await actor.says("/friend")
    found = re.search(r"start=(fr_[\w-]+)", actor.last.text)
    assert found is not None, actor.transcript()
    return found[1]


async def test_r54_both_are_rewarded_once(team: Team, kate: Actor) -> None:
    link = await _link(kate)
    assert "t.me/share/url?url=https%3A%2F%2Ft.me" in (kate.last.buttons[0][0].url or "")
    lev = team.tg.person("Лев Другов", phone="+79165550122")
    await takes(lev, link)
    assert lev.sees("вас пригласил друг")
    assert lev.sees("Скидка за друга")
    assert "По вашей ссылке пришёл друг" in kate.last.text
    codes = {code for one in (lev, kate) for code in re.findall(r"Д-\d", one.last.text)}
    assert len(codes) == 2
    await kate.says("/friend")
    assert kate.sees("1 друг")
    said = len(kate.bubbles)
    await lev.starts(link)
    assert len(kate.bubbles) == said


async def test_r54_every_friend_brings_another_code(team: Team, kate: Actor) -> None:
    link = await _link(kate)
    for number in (1, 2):
        friend = team.tg.person(f"Друг {number}-й", phone=f"+7916555012{number}")
        await takes(friend, link)
    codes = [found[0] for one in kate.bubbles if (found := re.findall(r"Д-\d", one.text))]
    assert codes == ["Д-1", "Д-3"]
    await kate.says("/friend")
    assert kate.sees("2 друга")
    assert kate.sees("Д-1")
    assert kate.sees("Д-3")
    await kate.says("/mydata")
    assert kate.sees("Награды за друзей")
    assert kate.sees("Д-3")


async def test_r54_oneself_and_rings_are_refused_quietly(team: Team, kate: Actor) -> None:
    link = await _link(kate)
    await kate.starts(link)
    assert kate.sees("уже ваш")
    lev = team.tg.person("Лев Другов", phone="+79165550122")
    await takes(lev, link)
    back = await _link(lev)
    said = len(lev.bubbles)
    await kate.starts(back)
    assert kate.sees("уже ваш")
    assert len(lev.bubbles) == said


async def test_r54_being_forgotten_earns_no_second_reward_and_no_other_code(team: Team) -> None:
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    code = await a_magnet(
        team,
        gift=Gift(text="Каталог", coded=True),
        codes=["К-1", "К-2", "К-3", "К-4"],
        reward=REWARD,
        rewards=["Д-1", "Д-2", "Д-3", "Д-4"],
    )
    await takes(kate, code)
    link = await _link(kate)
    said = len(kate.bubbles)
    lev = team.tg.person("Лев Другов", phone="+79165550122")
    for _ in range(3):
        await takes(lev, link)
        assert lev.sees("Каталог")
        await lev.says("/forget")
        await lev.presses("Да, удалить всё")
    assert len(kate.bubbles) == said + 1
    talk = " ".join(one.text for one in lev.bubbles)
    assert set(re.findall(r"[КД]-\d", talk)) == {"К-2", "Д-2"}
    assert talk.count("Личный код к этому подарку вам уже выдавали") == 2


async def test_one_link_is_sent_with_a_short_button(team: Team, kate: Actor) -> None:
    await _link(kate)
    assert [row[0].text for row in kate.last.buttons] == ["📤 Отправить другу"]
    await a_magnet(team, title="Смета", reward=REWARD)
    await _link(kate)
    assert [row[0].text for row in kate.last.buttons] == ["📤 Смета", "📤 Чек-лист ремонта"]


async def test_r54_a_known_client_earns_nobody_anything(team: Team, kate: Actor) -> None:
    await team.ann.says("/add Старова Вера +79165550333")
    link = await _link(kate)
    said = len(kate.bubbles)
    vera = team.tg.person("Вера Старова", phone="+79165550333")
    await vera.starts(link)
    await vera.presses(AGREE)
    await vera.presses(OWN_NUMBER)
    await vera.presses("✅ Вера Старова")
    assert vera.sees("Ваш подарок")
    assert not vera.sees("пригласил друг")
    assert len(kate.bubbles) == said


async def test_without_rewards_there_is_nothing_to_send(team: Team) -> None:
    lev = team.tg.person("Лев Другов", phone="+79165550122")
    await takes(lev, await a_magnet(team))
    await lev.says("/friend")
    assert lev.sees("за друзей ничего не дарим")


async def test_a_stranger_has_no_links(team: Team) -> None:
    await team.stranger.says("/friend")
    assert team.stranger.sees("рабочий бот для сотрудников")
