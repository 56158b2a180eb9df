"""What people do to a form: others' contacts, nonsense, markup, floods, blocking (issue 4)."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.customers.magnets import Ask, MagnetState, Question
from handlers.customers import gate
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnets import AGREE, OWN_NUMBER, a_magnet, on_disk


@pytest.fixture
async def kate(team: Team) -> Actor:
    """Return a person who was asked for a phone."""
    kate = team.tg.person("Катя Ильина", phone="+79165550188", username="kate_secret")
    await kate.starts(await a_magnet(team))
    await kate.presses(AGREE)
    return kate


async def test_r51_nothing_of_a_person_is_on_the_disk_before_consent(
    team: Team, tmp_path: Path
) -> None:
    code = await a_magnet(team)
    shy = team.tg.person("Скромник Тихонов", id=77001122, phone="+79165550199", username="shy_one")
    await shy.starts(code)
    await shy.presses("Присылайте мне новости")
    await shy.says("А сколько это стоит, спросил Скромник?")
    await shy.shares_own_contact()
    await shy.says("/mydata")
    await shy.says("/cancel")
    traces = ("Скромник", "Тихонов", "shy_one", "77001122", "9165550199", "сколько это стоит")
    await team.app.stop()  # the write-ahead log holds older pages until it is written back
    assert on_disk(tmp_path, *traces) == []


async def test_another_persons_contact_is_refused_and_asked_again(team: Team, kate: Actor) -> None:
    other = team.tg.person("Пётр Другой", phone="+79165550777")
    for deed in (
        kate.shares_contact_of(other),
        kate.shares_contact("Пётр Другой", "+79165550777"),
        kate.forwards_contact(other),
        kate.forwards_contact(kate),
    ):
        await deed
        assert kate.sees("не ваш контакт")
        assert kate.sees("Вопрос 1 из 2")
    await kate.presses(OWN_NUMBER)
    assert kate.sees("Вопрос 2 из 2")


@pytest.mark.parametrize("words", ["нет", "+7", "12", "абвгд", "8 916", "<b>+7916</b>", "🙂"])
async def test_a_nonsense_phone_is_explained_and_asked_again(kate: Actor, words: str) -> None:
    await kate.says(words)
    assert kate.sees("Не получилось")
    assert kate.sees("Вопрос 1 из 2")
    assert len(kate.answers) == 1


async def test_a_doubtful_phone_is_taken_when_it_is_said_again(kate: Actor) -> None:
    await kate.says("+7 999 999-99-99")
    assert kate.sees("пришлите его ещё раз")
    await kate.says("+7 999 999-99-99")
    assert kate.sees("Вопрос 2 из 2")


async def test_stickers_files_and_voices_are_met_kindly(kate: Actor) -> None:
    for deed in (
        kate.sends_voice(b"OggS"),
        kate.sends_photo(b"\xff\xd8\xff\xe0"),
        kate.sends_file("a.pdf", b"%PDF"),
    ):
        await deed
        assert kate.sees("Ответьте, пожалуйста, словами")
        assert kate.sees("Вопрос 1 из 2")


async def test_unknown_commands_ask_the_question_again(kate: Actor) -> None:
    await kate.says("/today")
    assert kate.sees("Вопрос 1 из 2")
    await kate.says("/cancel")
    assert kate.sees("Ничего не потерялось")


async def test_an_edited_answer_is_not_read_again(kate: Actor) -> None:
    await kate.says("+79165550188")
    assert kate.sees("Вопрос 2 из 2")
    await kate.edits("+79165550199")
    assert kate.answers == []


@pytest.mark.parametrize(
    "name", ["<b>Катя</b> & <script>", "https://evil.example/x", "К" * 3000, "Ка\u202eтя\u0000"]
)
async def test_markup_links_and_very_long_names_do_no_harm(
    team: Team, kate: Actor, name: str
) -> None:
    await kate.presses(OWN_NUMBER)
    await kate.says(name)
    assert kate.sees("Ваш подарок") or kate.sees("Не получилось")
    assert not kate.sees("сломалось")
    await kate.says("/mydata")
    assert kate.sees("Что мы о вас храним")
    for one in (team.ann, team.gleb):
        assert not any("сломалось" in bubble.text for bubble in one.bubbles)


async def test_a_strange_profile_name_can_be_tapped(team: Team) -> None:
    odd = team.tg.person("<b>&\u200bИмя</b>" + "Ъ" * 50, phone="+79165550166")
    await odd.starts(await a_magnet(team))
    await odd.presses(AGREE)
    await odd.presses(OWN_NUMBER)
    await odd.presses("✅")
    assert odd.sees("Ваш подарок")


async def test_who_blocks_the_bot_in_the_middle_goes_on_later(kate: Actor) -> None:
    await kate.blocks()
    await kate.blocks(blocked=False)
    await kate.starts()
    assert kate.sees("Вопрос 1 из 2")
    await kate.presses(OWN_NUMBER)
    await kate.presses("✅ Катя Ильина")
    assert kate.sees("Ваш подарок")


async def test_buttons_pressed_twice_have_one_effect(team: Team) -> None:
    lev = team.tg.person("Лев Повторов", phone="+79165550144")
    await lev.starts(await a_magnet(team))
    consent = lev.last
    tick, agree = (row[0].data for row in consent.buttons)
    for data in (tick, tick, agree, agree):
        await lev.presses(data=data, message=consent)
        assert "сломалось" not in (lev.toast or "")
    assert lev.sees("Вопрос 1 из 2")
    await lev.presses(OWN_NUMBER)
    await lev.says("✅ Лев Повторов")
    assert lev.sees("Ваш подарок")
    await lev.presses(data=agree, message=consent)
    assert lev.sees("уже ваш")
    await lev.says("✅ Лев Повторов")
    assert lev.sees("уже позади")
    leads = [one for who in (team.ann, team.gleb) for one in who.bubbles if "Повторов" in one.text]
    assert len(leads) == 1


@pytest.mark.parametrize(
    "data", ["ca:99999::1:0", "cm:99999::1:2:1", "cs:9999:5", "cs:1:11", "ca:x", "co:x"]
)
async def test_buttons_made_by_hand_lead_nowhere(kate: Actor, data: str) -> None:
    await kate.presses(data=data)
    assert kate.toast
    assert "сломалось" not in kate.toast


async def test_a_flood_is_slowed_but_the_form_goes_on(
    kate: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "PAUSE_SECONDS", 3600.0)
    said = 0
    while not kate.sees("Слишком часто"):
        await kate.says("/help")
        said += 1
        assert said <= gate.BURST
    await kate.says("/help")
    assert kate.answers == []
    await kate.presses(OWN_NUMBER)
    assert kate.sees("Вопрос 2 из 2")
    await kate.says("✅ Катя Ильина")
    assert kate.sees("Ваш подарок")
    await kate.says("ещё слова")
    assert kate.answers == []


async def test_in_a_rush_the_consent_keeps_its_buttons_and_an_old_press_asks_on(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate.TalkGate, "floods", lambda _, __: True)
    lev = team.tg.person("Лев Торопов", phone="+79165550199")
    await lev.starts(await a_magnet(team))
    await lev.presses(AGREE)
    assert lev.sees("Вопрос 1 из 2")
    assert lev.find_button(AGREE) is not None
    await lev.presses(AGREE)
    assert lev.sees("Вопрос 1 из 2")
    await lev.presses(OWN_NUMBER)
    await lev.says("✅ Лев Торопов")
    assert lev.sees("Ваш подарок")


async def test_a_disposable_mail_is_taken_and_the_manager_is_told(team: Team) -> None:
    code = await a_magnet(team, questions=[Question(ask=Ask.EMAIL)])
    lev = team.tg.person("Лев Одноразов")
    await lev.starts(code)
    await lev.presses(AGREE)
    await lev.says("lev@mailinator.com")
    assert lev.sees("Ваш подарок")
    leads = [
        one for who in (team.ann, team.gleb) for one in who.bubbles if "mailinator" in one.text
    ]
    assert len(leads) == 1


async def test_a_magnet_that_is_paused_in_the_middle_says_so_and_the_form_waits(
    team: Team, kate: Actor
) -> None:
    await _turns(team, MagnetState.PAUSED)
    await kate.presses(OWN_NUMBER)
    paused = "сейчас на паузе, ваши ответы сохранены"
    assert any(paused in one.text for one in kate.answers)
    await kate.says("Катя Ильина")
    assert kate.sees(paused)
    await kate.sends_photo(b"a photo")
    assert kate.sees(paused)
    await _turns(team, MagnetState.ACTIVE)
    await kate.starts()
    assert kate.sees("Вопрос 1 из 2")


async def _turns(team: Team, state: MagnetState) -> None:
    async with SqlUnits(team.app.database)() as unit:
        (magnet,) = await unit.magnets.magnets()
        await unit.magnets.save(magnet, replace(magnet, state=state))
