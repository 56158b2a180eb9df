"""Groups get a pointer, inline mode nothing, edited messages no second effect."""

from aiogram.methods import AnswerInlineQuery
from aiogram.types import InlineQuery, User

from handlers.groups import nothing_inline
from tests.day.conftest import Team


async def test_r60_a_command_in_a_group_gets_only_a_pointer(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    group = team.tg.group("Отдел продаж", team.ann, team.stranger)
    await team.ann.says("/find Петров", to=group)
    assert group.sees("только в личном чате")
    assert not group.sees("8 (916)")
    assert group.last.buttons[0][0].url == "https://t.me/touchbase_bot"


async def test_a_mention_is_answered_and_the_talk_of_a_group_is_not(team: Team) -> None:
    group = team.tg.group("Отдел продаж", team.ann)
    await team.ann.says("звонил Петрову, перезвонить завтра", to=group, expects_answer=False)
    await team.ann.says("/call@other_bot Петров", to=group, expects_answer=False)
    assert group.answers == []
    await team.ann.says("@touchbase_bot ты тут?", to=group)
    assert group.sees("только в личном чате")


async def test_being_brought_into_a_group_is_answered_once_with_the_pointer(team: Team) -> None:
    group = team.tg.group("Отдел продаж", team.ann)
    bot = {"id": 4242, "is_bot": True, "first_name": "Touchbase"}
    left = {"status": "left", "user": bot}
    member = {"status": "member", "user": bot}
    for old, new in ((left, member), (member, left)):
        update_id = team.tg.world.updates.put(
            "my_chat_member",
            {
                "chat": group.chat.header,
                "from": {"id": team.ann.id, "is_bot": False, "first_name": "Анна"},
                "date": 1_790_000_000,
                "old_chat_member": old,
                "new_chat_member": {"until_date": 0, **new},
            },
        )
        await team.tg.settled(update_id)
    assert [bubble.text for bubble in group.bubbles] == [group.last.text]
    assert "только в личном чате" in group.last.text


async def test_r60_inline_mode_finds_nothing() -> None:
    person = User(id=3, is_bot=False, first_name="Анна")
    query = InlineQuery(id="1", from_user=person, query="Петров", offset="")
    answer = await nothing_inline(query)
    assert isinstance(answer, AnswerInlineQuery)
    assert answer.results == []


async def test_an_edited_command_has_no_second_effect(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.edits("/add Сидоров Пётр +79167654321")
    assert team.ann.sees("Исправленные сообщения я не читаю")
    await team.ann.says("/find Сидоров")
    assert team.ann.sees("никого не нашёл")


async def test_edited_words_are_passed_over_in_silence(team: Team) -> None:
    await team.ann.says("Петров")
    await team.ann.edits("Сидоров")
    assert team.ann.answers == []
