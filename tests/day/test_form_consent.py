"""What a person agrees to is the text that they saw, and no other (R51)."""

from dataclasses import replace

from domain.customers.consents import Consent, Purpose
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnet_talk import opens
from tests.day.magnets import AGREE, OWN_NUMBER, a_magnet, takes

NEWS = "📬 Присылайте мне новости"
UPDATED = "Текст согласия обновился"


async def _moves(owner: Actor) -> None:
    """Let the operator move: every consent text on personal data gets another version."""
    await owner.presses(data="mg:show:1:0")
    await owner.presses("Согласия")
    await owner.presses("Оператор")
    await owner.presses("Адрес")
    await owner.says("Тверь, Мира, 2")
    assert owner.sees("Обновлено 2 текста согласий")


async def _consents(team: Team, person: Actor) -> list[Consent]:
    async with SqlUnits(team.app.database)() as unit:
        known = await unit.customers.by_telegram(person.id)
        return list(await unit.consents.of_customer(known.id)) if known else []


async def test_r51_a_text_that_changed_before_the_press_is_shown_once_more(team: Team) -> None:
    code = await opens(team.olga, "Прайс")
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    await kate.starts(code)
    assert kate.sees("Тула, Ленина")
    await kate.presses("Присылайте мне новости")
    old = kate.last
    agree = old.buttons[-1][0].data
    await _moves(team.olga)
    await kate.presses(AGREE)
    assert kate.sees(UPDATED)
    assert kate.sees("Тверь, Мира")
    assert not kate.sees("Вопрос 1")
    assert await _consents(team, kate) == []
    await kate.presses(AGREE)
    assert kate.sees("Вопрос 1 из 2")
    (consent,) = await _consents(team, kate)
    assert consent.version == 2
    await kate.presses(data=agree, message=old)
    assert not kate.sees(UPDATED)
    await kate.presses(OWN_NUMBER)
    assert kate.sees("Вопрос 2 из 2")


async def test_r51_a_text_that_changes_under_way_is_shown_before_the_next_answer(
    team: Team,
) -> None:
    code = await opens(team.olga, "Прайс")
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    await kate.starts(code)
    await kate.presses(AGREE)
    await kate.presses(OWN_NUMBER)
    await _moves(team.olga)
    await kate.says("Катя Ильина")
    assert kate.sees(UPDATED)
    assert kate.sees("Тверь, Мира")
    await kate.starts(code)
    assert kate.sees(UPDATED)
    await kate.presses(AGREE)
    assert kate.sees("Вопрос 2 из 2")
    assert [one.version for one in await _consents(team, kate)] == [1, 2]
    await kate.says("Катя Ильина")
    assert kate.sees("Ваш подарок")
    await kate.starts(code)
    assert not kate.sees(UPDATED)


async def test_r51_who_stopped_news_may_want_them_again_by_the_link(team: Team) -> None:
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    code = await a_magnet(team)
    await takes(kate, code, mailing=True)
    await kate.starts(code)
    assert kate.find_button(NEWS) is None
    await kate.says("/stop")
    assert kate.sees("откройте ссылку своего подарка ещё раз")
    await kate.starts(code)
    assert any("уже ваш" in one.text for one in kate.answers)
    offered = kate.last
    wanted = offered.buttons[0][0].data
    await kate.presses(data=wanted, message=offered)
    assert kate.sees("будем присылать новости")
    await kate.presses(data=wanted, message=offered)
    assert "сломалось" not in (kate.toast or "")
    assert sorted(one.stands for one in await _consents(team, kate)) == [False, True, True]


async def test_r51_news_by_another_text_than_was_read_are_offered_anew(team: Team) -> None:
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    code = await a_magnet(team)
    await takes(kate, code)
    await kate.starts(code)
    offered = kate.last
    async with SqlUnits(team.app.database)() as unit:
        text = next(
            one
            for one in await unit.consents.texts(1)
            if (one.purpose, one.locale) == (Purpose.MAILING, "ru")
        )
        await unit.consents.add_text(replace(text, id=0, version=2, text="Иначе о новостях"))
    await kate.presses(NEWS, message=offered)
    assert kate.sees(UPDATED)
    assert kate.sees("Иначе о новостях")
    await kate.presses(NEWS)
    assert kate.sees("будем присылать новости")
    assert [one.version for one in await _consents(team, kate)] == [1, 2]


async def test_r51_a_button_works_weeks_later_while_its_text_stands(team: Team) -> None:
    code = await opens(team.olga, "Прайс")
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    await kate.starts(code)
    await team.tg.passes(days=40)
    await kate.presses("Присылайте мне новости")
    await kate.presses(AGREE)
    assert kate.sees("Вопрос 1 из 2")
    assert [one.version for one in await _consents(team, kate)] == [1, 1]
