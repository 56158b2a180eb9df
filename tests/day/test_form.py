"""The form in the chat: from the link to the gift (R50, R51), and the lead that comes of it."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from bot.wiring import build
from domain.customers.magnets import Ask, FileKind, Gift, GiftFile, MagnetState, Question
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnets import AGREE, OWN_NUMBER, a_magnet, takes

FOUR = (
    Question(ask=Ask.NAME),
    Question(ask=Ask.CITY, required=False),
    Question(ask=Ask.PHONE),
    Question(ask=Ask.OWN, text="Что строите?"),
)


@pytest.fixture
def kate(team: Team) -> Actor:
    """Return a person from outside with a phone."""
    return team.tg.person("Катя Ильина", phone="+79165550188")


async def test_r50_from_the_link_to_the_gift_in_four_actions(team: Team, kate: Actor) -> None:
    code = await a_magnet(team)
    await kate.starts(code)
    assert kate.sees("Чек-лист ремонта")
    assert kate.sees("Ничего не забудете")
    assert kate.sees("Я соглашаюсь, чтобы")
    await kate.presses(AGREE)
    assert kate.sees("Вопрос 1 из 2")
    await kate.presses(OWN_NUMBER)
    assert kate.sees("Вопрос 2 из 2")
    await kate.presses("Катя Ильина")
    assert kate.sees("Ваш подарок: Чек-лист ремонта")
    assert kate.sees("https://example.com/list")
    assert kate.sees("Менеджер свяжется с вами сегодня до 18:00")
    assert kate.keys == []
    assert len(kate.answers) == 1


async def test_r53_the_lead_is_in_the_managers_chat_at_once(team: Team, kate: Actor) -> None:
    await takes(kate, await a_magnet(team, source="Выставка"))
    told = [one for one in (team.ann, team.gleb) if one.bubbles and "Ильина" in one.last.text]
    assert len(told) == 1
    assert "8 (916) 555-01-88" in told[0].last.text
    assert told[0].last.buttons


async def test_nothing_of_the_trade_is_shown_to_a_customer(team: Team, kate: Actor) -> None:
    await takes(kate, await a_magnet(team))
    talk = kate.transcript().lower()
    for word in ("анна", "глеб", "ольга", "лид", "crm", "None"):
        assert word not in talk


async def test_outside_working_hours_the_call_is_promised_for_later(
    team: Team, kate: Actor
) -> None:
    code = await a_magnet(team)
    await team.tg.passes(hours=13)
    await takes(kate, code)
    assert kate.sees("Менеджер свяжется с вами: завтра после ")


async def test_back_shows_what_was_given_and_keeps_it(team: Team, kate: Actor) -> None:
    await kate.starts(await a_magnet(team, questions=FOUR))
    await kate.presses(AGREE)
    await kate.says("Екатерина")
    assert kate.sees("Вопрос 2 из 4")
    await kate.presses("Назад (1 из 4)")
    assert kate.sees("Вопрос 1 из 4")
    assert kate.sees("Сейчас записано: Екатерина")
    await kate.presses("Оставить: Екатерина")
    assert kate.sees("Вопрос 2 из 4")


async def test_what_may_be_skipped_is_skipped(team: Team, kate: Actor) -> None:
    await kate.starts(await a_magnet(team, questions=FOUR))
    await kate.presses(AGREE)
    await kate.presses("Катя Ильина")
    await kate.presses("Пропустить (2 из 4)")
    assert kate.sees("На какой номер")
    await kate.presses(OWN_NUMBER)
    assert kate.sees("Что строите?")
    assert not any("Пропустить" in key for row in kate.keys for key in row)
    await kate.says("баню")
    assert kate.sees("Ваш подарок")


async def test_keys_pressed_twice_answer_one_question(team: Team, kate: Actor) -> None:
    await kate.starts(await a_magnet(team, questions=FOUR))
    await kate.presses(AGREE)
    for key, stays in (
        ("✅ Катя Ильина", "Вопрос 2 из 4"),
        ("⏭ Пропустить (2 из 4)", "Вопрос 3 из 4"),
        ("◀️ Назад (2 из 4)", "Вопрос 2 из 4"),
    ):
        await kate.says(key)
        assert kate.sees(stays)
        await kate.says(key)
        assert kate.sees(stays)


async def test_a_form_is_gone_on_with_after_days(team: Team, kate: Actor) -> None:
    code = await a_magnet(team)
    await kate.starts(code)
    await kate.presses(AGREE)
    await team.tg.passes(days=9)
    await kate.says("/start")
    assert kate.sees("Вопрос 1 из 2")
    await team.tg.passes(days=9)
    await kate.starts(code)
    assert kate.sees("Вопрос 1 из 2")
    await kate.presses(OWN_NUMBER)
    assert kate.sees("Вопрос 2 из 2")


async def test_a_form_is_gone_on_with_after_a_restart(
    team: Team, kate: Actor, tmp_path: Path
) -> None:
    await kate.starts(await a_magnet(team))
    await kate.presses(AGREE)
    await kate.presses(OWN_NUMBER)
    await team.app.stop()
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr(team.tg.token),
        bot_api_url=team.tg.url,
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'base.db'}",
        messages_per_second=0,
        messages_per_chat_second=0,
    )
    again = build(settings, team.tg.clock)
    try:
        await again.start()
        team.tg.settle = again.settled
        await kate.presses("Катя Ильина")
        assert kate.sees("Ваш подарок")
    finally:
        await again.stop()


async def test_another_magnet_in_the_middle_keeps_what_was_given(team: Team, kate: Actor) -> None:
    await kate.starts(await a_magnet(team))
    await kate.presses(AGREE)
    await kate.presses(OWN_NUMBER)
    await kate.starts(await a_magnet(team, title="Каталог"))
    assert kate.sees("Каталог")
    await kate.presses(AGREE)
    assert not kate.sees("номер позвонить")
    await kate.presses("Катя Ильина")
    assert kate.sees("Ваш подарок: Каталог")
    await kate.says("/start")
    assert kate.sees("Вопрос 2 из 2")
    await kate.presses("Оставить: Катя Ильина")
    assert kate.sees("Ваш подарок: Чек-лист ремонта")


async def test_the_gift_is_given_again_and_makes_no_second_lead(team: Team, kate: Actor) -> None:
    code = await a_magnet(team)
    await takes(kate, code)
    leads = len(team.ann.bubbles) + len(team.gleb.bubbles)
    await kate.starts(code)
    assert kate.sees("уже ваш")
    assert kate.sees("https://example.com/list")
    assert len(team.ann.bubbles) + len(team.gleb.bubbles) == leads


@pytest.mark.parametrize("state", [MagnetState.DRAFT, MagnetState.PAUSED])
async def test_a_closed_magnet_says_so(team: Team, kate: Actor, state: MagnetState) -> None:
    await kate.starts(await a_magnet(team, state=state))
    assert kate.sees("сейчас не выдаём")


async def test_a_link_that_leads_nowhere_says_so(kate: Actor) -> None:
    for code in ("nosuchlink", "fr_nosuchlink"):
        await kate.starts(code)
        assert kate.sees("никуда не ведёт")


async def test_the_tick_of_mailings_is_set_and_cleared(team: Team, kate: Actor) -> None:
    await kate.starts(await a_magnet(team))
    await kate.presses("⬜ Присылайте мне новости")
    assert kate.last.buttons[0][0].text.startswith("☑️")
    await kate.presses("☑️ Присылайте мне новости")
    assert kate.last.buttons[0][0].text.startswith("⬜")
    await kate.presses("⬜ Присылайте мне новости")
    await kate.presses(AGREE)
    await kate.says("/mydata")
    assert any("новости и предложения" in one.text for one in kate.answers)


async def test_without_the_tick_nobody_agrees_to_mailings(team: Team, kate: Actor) -> None:
    await kate.starts(await a_magnet(team))
    await kate.presses(AGREE)
    await kate.says("/mydata")
    assert not any("новости и предложения" in one.text for one in kate.answers)


async def test_the_picture_carries_the_consent(team: Team, kate: Actor) -> None:
    await team.olga.sends_photo(b"\xff\xd8\xff\xe0picture")
    photo = team.olga.phone.chat.posts
    file_id = next(
        one.content["photo"][-1]["file_id"] for one in photo.values() if "photo" in one.content
    )
    await kate.starts(await a_magnet(team, picture=file_id))
    assert "photo" in kate.last.content
    await kate.presses("Присылайте мне новости")
    await kate.presses(AGREE)
    assert kate.sees("Вопрос 1 из 2")


async def test_files_words_and_a_code_come_together(team: Team, kate: Actor) -> None:
    for name in ("первый.pdf", "второй.pdf"):
        await team.olga.sends_file(name, b"%PDF", "application/pdf")
    posts = team.olga.phone.chat.posts.values()
    ids = [one.content["document"]["file_id"] for one in posts if "document" in one.content][:2]
    files = tuple(GiftFile(kind=FileKind.DOCUMENT, file_id=one) for one in ids)
    gift = Gift(text="Ваши файлы", coded=True, files=files)
    await takes(kate, await a_magnet(team, gift=gift, codes=["СЕВЕР-1", "СЕВЕР-2"]))
    assert kate.sees("Ваши файлы")
    assert kate.sees("СЕВЕР-1")
    assert kate.sees("первый.pdf")
    assert kate.sees("второй.pdf")


async def test_the_owner_is_warned_once_that_codes_run_out(team: Team, kate: Actor) -> None:
    gift = Gift(text="Код", coded=True)
    codes = [f"К-{at}" for at in range(7)]
    code = await a_magnet(team, gift=gift, codes=codes)
    people = [kate, *(team.tg.person(f"Гость {at}", phone=f"+7916555020{at}") for at in range(8))]
    for one in people:
        await takes(one, code)
    words = [one.text for one in team.olga.bubbles]
    assert len([one for one in words if "осталось 5 личных кодов" in one]) == 1
    assert len([one for one in words if "коды закончились" in one]) == 1
    assert people[-1].sees("пришлём сюда")
    assert len({one.last.text for one in people[:7]}) == 7


async def test_a_member_sees_a_preview_and_becomes_no_lead(team: Team, kate: Actor) -> None:
    code = await a_magnet(team, reward=Gift(text="Скидка"))
    await takes(kate, code)
    await kate.says("/friend")
    friend = kate.last.text.partition("start=")[2].split()[0]
    said = len(team.gleb.bubbles)
    for link in (code, friend):
        await team.ann.starts(link)
        assert team.ann.sees("Чек-лист ремонта")
        await team.ann.presses(AGREE)
        assert team.ann.toast
    assert team.ann.keys
    assert len(team.gleb.bubbles) == said
    async with SqlUnits(team.app.database)() as unit:
        assert await unit.customers.by_telegram(team.ann.id) is None


@pytest.mark.parametrize(
    ("language", "question", "gift"),
    [
        ("en", "Question 1 of 2", "Your gift"),
        ("ru", "Вопрос 1 из 2", "Ваш подарок"),
        ("de", "Вопрос 1 из 2", "Ваш подарок"),
    ],
)
async def test_a_customer_reads_their_language_or_the_companys(
    team: Team, language: str, question: str, gift: str
) -> None:
    max_ = team.tg.person("Max Frei", language_code=language, phone="+491711234567")
    await max_.starts(await a_magnet(team))
    await max_.presses("✅")
    assert max_.sees(question)
    await max_.presses("📱")
    await max_.presses("✅ Max Frei")
    assert max_.sees(gift)


async def test_help_and_other_words_of_a_customer_are_met(team: Team, kate: Actor) -> None:
    await takes(kate, await a_magnet(team))
    for line, answer in (
        ("/help", "Чем помогу"),
        ("/start", "Рады вас видеть"),
        ("/cancel", "нечего отменять"),
        ("привет", "Рады вас видеть"),
        ("/today", "Рады вас видеть"),
    ):
        await kate.says(line)
        assert kate.sees(answer), line
    await kate.sends_voice(b"OggS")
    assert kate.sees("Рады вас видеть")
