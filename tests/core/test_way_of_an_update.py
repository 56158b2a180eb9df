"""One update, at most one effect; what is said is what was done; everybody gets an answer."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import App
from storage.tables.delivery import inbox, outbox
from tests.core.fake_api import FakeApi, serving
from tests.core.scripted import Script, kept, running


@pytest.fixture
async def api() -> AsyncIterator[FakeApi]:
    async with serving() as api:
        yield api


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
async def app(api: FakeApi, tmp_path: Path, script: Script) -> AsyncIterator[App]:
    async with running(api, tmp_path, script) as app:
        yield app


async def taken(api: FakeApi, app: App, number: int) -> None:
    await api.until(lambda: api.offset > number)
    await app.settled()


async def states(app: App) -> dict[int, str]:
    async with app.database.unit() as unit:
        rows = await unit.all(select(inbox.c.update_id, inbox.c.state))
    return {row.update_id: row.state for row in rows}


async def test_an_update_is_worked_on_and_answered(api: FakeApi, app: App) -> None:
    number = api.says("hello")
    await taken(api, app, number)
    assert await kept(app) == ["hello"]
    assert api.said() == ["hello"]
    assert await states(app) == {number: "done"}


async def test_telegram_is_told_only_after_the_update_is_on_disk(api: FakeApi, app: App) -> None:
    number = api.says("hello")
    await api.until(lambda: api.offset > number)
    assert number in await states(app)


async def test_an_update_that_comes_twice_has_one_effect(api: FakeApi, app: App) -> None:
    number = api.says("once")
    await taken(api, app, number)
    api.raw({"update_id": number, "message": {}})
    again = api.says("next")
    await taken(api, app, again)
    assert await kept(app) == ["once", "next"]


async def test_updates_of_a_chat_are_worked_on_in_order(api: FakeApi, app: App) -> None:
    numbers = [api.says(f"{n}", person=7 + n % 2) for n in range(40)]
    await taken(api, app, numbers[-1])
    assert api.said(7) == [f"{n}" for n in range(0, 40, 2)]
    assert api.said(8) == [f"{n}" for n in range(1, 40, 2)]


async def test_a_rules_no_undoes_the_work_and_is_said(api: FakeApi, app: App) -> None:
    number = api.says("rule")
    await taken(api, app, number)
    assert await kept(app) == []
    assert api.said() == ["no: error-gone"]
    assert await states(app) == {number: "done"}


async def test_a_no_of_the_preparation_is_said_too(api: FakeApi, app: App) -> None:
    await taken(api, app, api.says("hello", person=666))
    assert api.said() == ["no: error-not-allowed"]


async def test_a_bug_undoes_the_work_and_apologises(
    api: FakeApi, app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    number = api.says("bug")
    await taken(api, app, number)
    assert await kept(app) == []
    assert api.said() == ["sorry"]
    assert await states(app) == {number: "failed"}
    log = capsys.readouterr().out
    assert "ZeroDivisionError" in log
    assert "secret of bug" not in log


async def test_a_handler_that_sends_by_hand_is_told_not_to(api: FakeApi, app: App) -> None:
    number = api.says("send")
    await taken(api, app, number)
    assert api.said() == ["sorry"]
    assert await states(app) == {number: "failed"}


@pytest.mark.parametrize(("failures", "said"), [(1, "database"), (2, "database"), (3, "sorry")])
async def test_an_update_that_the_database_stopped_is_tried_three_times(
    api: FakeApi, app: App, script: Script, failures: int, said: str
) -> None:
    script.commit_failures = failures
    await taken(api, app, api.says("database"))
    assert api.said() == [said]
    assert await kept(app) == ([said] if said == "database" else [])


async def test_an_update_that_cannot_be_read_is_put_aside_and_the_rest_goes_on(
    api: FakeApi, app: App
) -> None:
    bad = api.update(message={"message_id": "?"})
    api.raw({"no": "number"})
    good = api.says("hello")
    await taken(api, app, good)
    assert await states(app) == {bad: "aside", good: "done"}
    assert api.said() == ["hello"]


async def test_a_kind_nobody_asked_for_is_done_without_effect(
    api: FakeApi, app: App, script: Script
) -> None:
    number = api.update(
        channel_post={"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel"}}
    )
    await taken(api, app, number)
    assert await states(app) == {number: "done"}
    assert script.seen == []


async def test_a_pressed_button_is_always_answered(api: FakeApi, app: App) -> None:
    await taken(api, app, api.presses("x"))
    assert api.called("answerCallbackQuery") == [{"callback_query_id": "q7"}]
    assert api.said() == ["pressed"]


async def test_an_edited_message_reaches_handlers_as_such(
    api: FakeApi, app: App, script: Script
) -> None:
    message = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "x"}
    await taken(api, app, api.update(edited_message=message))
    assert [update.event_type for update in script.seen] == ["edited_message"]
    assert await kept(app) == []


async def test_a_talk_goes_on_in_the_next_update(api: FakeApi, app: App) -> None:
    api.says("state add:name")
    api.says("state?", person=8)
    await taken(api, app, api.says("state?"))
    assert api.said(8) == ["None {}"]
    assert api.said(7)[-1] == "add:name {'typed': 'state add:name'}"


async def test_a_failed_update_leaves_the_talk_as_it_was(api: FakeApi, app: App) -> None:
    api.says("state add:name")
    api.says("rule")
    await taken(api, app, api.says("state?"))
    assert api.said()[-1] == "add:name {'typed': 'state add:name'}"


async def test_half_a_surrogate_pair_does_not_stop_the_queue(api: FakeApi, app: App) -> None:
    body = b'{"ok":true,"result":[{"update_id":0,"message":{"text":"\\ud83d"}}]}'
    api.answers["getUpdates"].append((200, body))
    first = api.says("hello")
    await api.until(lambda: not api.answers["getUpdates"])
    second = api.says("again")
    await taken(api, app, second)
    assert await states(app) == {0: "aside", first: "done", second: "done"}
    assert api.said() == ["hello", "again"]


async def test_a_nul_is_a_letter_like_any_other(api: FakeApi, app: App) -> None:
    number = api.says("a\x00b")
    await taken(api, app, number)
    assert (await states(app))[number] == "done"
    assert api.said() == ["a\x00b"]


async def test_a_failure_is_recorded_even_when_there_are_no_words_for_it(
    api: FakeApi, app: App, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "replies", None)
    number = api.says("bug")
    await taken(api, app, number)
    assert await states(app) == {number: "failed"}
    assert api.said() == []


async def test_every_letter_is_recorded(api: FakeApi, app: App) -> None:
    number = api.says("hello")
    await taken(api, app, number)
    async with app.database.unit() as unit:
        (row,) = await unit.all(select(outbox))
    assert (row.state, row.update_id, row.chat_id, row.attempts) == ("sent", number, 7, 1)
    assert row.message_id == 100


async def test_a_quiet_update_costs_few_statements(api: FakeApi, app: App) -> None:
    await taken(api, app, api.says("warm"))
    before = app.database.statements
    await taken(api, app, api.says("hello"))
    # inbox in, talk read, effect, outbox in, inbox done, claimed, sent
    assert app.database.statements - before == 7


async def test_a_phone_book_that_is_too_large_is_not_fetched(
    api: FakeApi, app: App, script: Script
) -> None:
    document = {"file_id": "f", "file_unique_id": "u", "file_name": "a.VCF", "file_size": 5_000_000}
    await taken(api, app, api.says("x", document=document))
    assert script.facts[0]["attachment_error"] == "too-large"
    assert api.called("getFile") == []


async def test_a_phone_book_that_cannot_be_had_is_told(
    api: FakeApi, app: App, script: Script
) -> None:
    document = {"file_id": "f", "file_unique_id": "u", "mime_type": "text/vcard"}
    await taken(api, app, api.says("x", document=document))
    assert script.facts[0]["attachment"] is None
    assert script.facts[0]["attachment_error"] == "unreachable"
