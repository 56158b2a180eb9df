"""What came in is kept once; what is said is stored with the work that says it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.delivery import Lane, OutMessage, SendState, Upload
from storage import conversations
from storage.conversations import Conversation, ConversationKey, ConversationWriter
from storage.database import Database
from storage.inbox import Arrival, Inbox, InboxState
from storage.migrate import migrate
from storage.outbox import Letter, Mark, Outbox
from storage.tables.delivery import conversations as conversation_rows
from storage.tables.delivery import inbox, outbox, outbox_files

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
INBOX = Inbox(bot_id=42)


class Stopped:
    def now(self) -> datetime:
        return NOW


class Hall:
    """An outbox and what it told its listener."""

    def __init__(self) -> None:
        self.told: list[Letter] = []
        self.outbox = Outbox(Stopped(), self.listen)

    def listen(self, letters: Sequence[Letter]) -> None:
        self.told.extend(letters)


@pytest.fixture
async def base(database: Database) -> Database:
    await migrate(database)
    return database


def arrival(number: int) -> Arrival:
    return Arrival(update_id=number, chat_key=1, payload=f'{{"update_id":{number}}}')


def message(key: str | None = None, text: str = "hello", **more: object) -> OutMessage:
    return OutMessage(
        chat_id=7,
        lane=Lane.REMINDER,
        method="sendMessage",
        params={"chat_id": 7, "text": text, **more},
        dedupe_key=key,
    )


async def test_an_update_is_stored_once(base: Database) -> None:
    async with base.unit() as unit:
        assert await INBOX.store(unit, [arrival(2), arrival(1)], NOW) == [arrival(2), arrival(1)]
    async with base.unit() as unit:
        assert await INBOX.store(unit, [arrival(1), arrival(3)], NOW) == [arrival(3)]
    async with base.unit() as unit:
        assert [one.update_id for one in await INBOX.pending(unit)] == [1, 2, 3]


async def test_the_same_update_twice_in_a_batch_is_stored_once(base: Database) -> None:
    async with base.unit() as unit:
        stored = await INBOX.store(unit, [arrival(1), arrival(1)], NOW)
    assert stored == [arrival(1)]


async def test_another_bot_has_its_own_numbers(base: Database) -> None:
    other = Inbox(bot_id=43)
    async with base.unit() as unit:
        await INBOX.store(unit, [arrival(1)], NOW)
        assert await other.store(unit, [arrival(1)], NOW) == [arrival(1)]


async def test_a_done_update_does_not_wait_and_is_pruned_when_old(base: Database) -> None:
    later = NOW + timedelta(seconds=1)
    async with base.unit() as unit:
        await INBOX.store(unit, [arrival(number) for number in range(1, 5)], NOW)
        INBOX.end(unit, arrival(1), InboxState.DONE, NOW)
        INBOX.end(unit, arrival(2), InboxState.ASIDE, NOW, error="not an update")
        INBOX.end(unit, arrival(3), InboxState.FAILED, NOW, error="ValueError")
    async with base.unit() as unit:
        assert await INBOX.pending(unit) == [arrival(4)]
        assert await INBOX.prune(unit, NOW, NOW) == 0
        assert await INBOX.prune(unit, later, NOW) == 1
        assert await INBOX.prune(unit, later, later) == 2
        assert await INBOX.pending(unit) == [arrival(4)]


@pytest.mark.parametrize(
    ("state", "fleeting", "kept"),
    [
        (InboxState.DONE, False, (1, "")),
        (InboxState.DONE, True, (0, "")),
        (InboxState.FAILED, False, (1, '{"update_id":1}')),
        (InboxState.FAILED, True, (0, "")),
        (InboxState.ASIDE, False, (1, '{"update_id":1}')),
    ],
)
async def test_r51_what_was_said_goes_when_the_update_is_done(
    base: Database, state: InboxState, fleeting: bool, kept: tuple[int, str]
) -> None:
    async with base.unit() as unit:
        await INBOX.store(unit, [arrival(1)], NOW)
        INBOX.end(unit, arrival(1), state, NOW, fleeting=fleeting)
    async with base.unit() as unit:
        (row,) = await unit.all(select(inbox.c.chat_key, inbox.c.payload))
    assert tuple(row) == kept


async def test_the_listener_is_told_after_the_commit(base: Database) -> None:
    hall = Hall()
    async with base.unit() as unit:
        hall.outbox.answer(unit, [message(), message()], update_id=1)
        assert await hall.outbox.put(unit, [message("a")]) == 1
        assert hall.told == []
    async with base.unit() as unit:
        waiting, cut_short = await hall.outbox.recover(unit)
    assert sorted(waiting, key=lambda letter: letter.id) == sorted(
        hall.told, key=lambda letter: letter.id
    )
    assert cut_short == []


async def test_a_failed_unit_says_nothing(base: Database) -> None:
    hall = Hall()

    async def fail() -> None:
        async with base.unit() as unit:
            hall.outbox.answer(unit, [message()])
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    async with base.unit() as unit:
        assert await hall.outbox.recover(unit) == ([], [])
    assert hall.told == []


async def test_what_is_due_once_is_said_once(base: Database) -> None:
    hall = Hall()
    for _ in range(2):
        async with base.unit() as unit:
            await hall.outbox.put(unit, [message("r1"), message("r2"), message("r1")])
    async with base.unit() as unit:
        waiting, _ = await hall.outbox.recover(unit)
    assert len(waiting) == len(hall.told) == 2


async def test_numbers_go_on_after_a_restart(base: Database) -> None:
    first = Hall()
    async with base.unit() as unit:
        await first.outbox.put(unit, [message("a"), message("b")])
    second = Hall()
    async with base.unit() as unit:
        await second.outbox.recover(unit)
        second.outbox.answer(unit, [message()])
    async with base.unit() as unit:
        waiting, _ = await second.outbox.recover(unit)
    assert len({letter.id for letter in waiting}) == 3


async def test_files_survive_a_restart(base: Database) -> None:
    hall = Hall()
    upload = Upload(name="file0", filename="plan.csv", content=b"\x00\xff")
    letter = OutMessage(
        chat_id=7,
        lane=Lane.ANSWER,
        method="sendDocument",
        params={"chat_id": 7, "document": "attach://file0"},
        uploads=(upload,),
    )
    async with base.unit() as unit:
        hall.outbox.answer(unit, [letter])
    async with base.unit() as unit:
        (found,), _ = await hall.outbox.recover(unit)
        assert found.uploads == (upload,)
        hall.outbox.mark(unit, [Mark(letter=found, state=SendState.SENT, at=NOW)])
    async with base.unit() as unit:
        assert await unit.all(select(outbox_files)) == []


@pytest.mark.parametrize(
    ("state", "fleeting", "chat", "words"),
    [
        (SendState.CLAIMED, True, 7, True),
        (SendState.PENDING, True, 7, True),
        (SendState.SENT, False, 7, False),
        (SendState.SENT, True, 0, False),
        (SendState.FAILED, False, 7, True),
        (SendState.FAILED, True, 0, False),
        (SendState.UNKNOWN, True, 0, False),
        (SendState.HELD, True, 7, True),
    ],
)
async def test_r51_what_was_said_goes_when_it_was_sent_and_whom_of_strangers(
    base: Database, state: SendState, fleeting: bool, chat: int, words: bool
) -> None:
    hall = Hall()
    async with base.unit() as unit:
        await hall.outbox.put(unit, [replace(message("a"), fleeting=fleeting)])
    async with base.unit() as unit:
        (letter,) = hall.told
        hall.outbox.mark(unit, [Mark(letter=letter, state=state, at=NOW)])
    async with base.unit() as unit:
        (row,) = await unit.all(select(outbox))
    assert (row.state, row.chat_id, bool(row.payload)) == (state, chat, words)
    assert row.dedupe_key == "a"


async def test_a_letter_is_the_same_after_a_restart(base: Database) -> None:
    hall = Hall()
    async with base.unit() as unit:
        hall.outbox.answer(unit, [replace(message(), receipt="gift:7", fleeting=True)])
    async with base.unit() as unit:
        assert await Hall().outbox.recover(unit) == (hall.told, [])
    assert (hall.told[0].receipt, hall.told[0].fleeting) == ("gift:7", True)


async def test_r51_a_talk_that_ended_is_not_kept(base: Database) -> None:
    key = ConversationKey(bot_id=42, chat_id=7, user_id=7)
    for ends in (False, True):
        async with base.unit() as unit:
            writer = ConversationWriter(unit, key)
            writer.save(Conversation(data={}))
            writer.save(Conversation(state=None if ends else "add:name", data={}))
        async with base.unit() as unit:
            assert len(await unit.all(select(conversation_rows))) == (0 if ends else 1)


async def test_a_marked_letter_is_not_sent_again(base: Database) -> None:
    hall = Hall()
    async with base.unit() as unit:
        await hall.outbox.put(unit, [message(str(n)) for n in range(3)])
    async with base.unit() as unit:
        (one, two, three), _ = await hall.outbox.recover(unit)
        hall.outbox.mark(
            unit,
            [
                Mark(letter=one, state=SendState.SENT, at=NOW, message_id=5),
                Mark(letter=two, state=SendState.CLAIMED, at=NOW),
            ],
        )
    async with base.unit() as unit:
        assert await hall.outbox.recover(unit) == ([three], [two])
        assert await hall.outbox.prune(unit, NOW + timedelta(seconds=1)) == 1


async def test_a_talk_is_kept_and_its_last_word_wins(base: Database) -> None:
    key = ConversationKey(bot_id=42, chat_id=7, user_id=7)
    for state in ("add:name", "add:phone", None):
        async with base.unit() as unit:
            writer = ConversationWriter(unit, key)
            writer.save(Conversation(state="other", data={}))
            writer.save(Conversation(state=state, data={"name": "Пётр"}))
        async with base.unit() as unit:
            found = await conversations.load(unit, key)
        assert found == Conversation(state=state, data={"name": "Пётр"})


async def test_talks_are_told_apart_by_every_part_of_their_key(base: Database) -> None:
    keys = [
        ConversationKey(bot_id=42, chat_id=7, user_id=7),
        ConversationKey(bot_id=43, chat_id=7, user_id=7),
        ConversationKey(bot_id=42, chat_id=8, user_id=7),
        ConversationKey(bot_id=42, chat_id=7, user_id=8),
        ConversationKey(bot_id=42, chat_id=7, user_id=7, thread_id=1),
        ConversationKey(bot_id=42, chat_id=7, user_id=7, business_connection_id="b"),
        ConversationKey(bot_id=42, chat_id=7, user_id=7, destiny="d"),
    ]
    async with base.unit() as unit:
        for number, key in enumerate(keys):
            ConversationWriter(unit, key).save(Conversation(data={"number": number}))
    async with base.unit() as unit:
        found = [(await conversations.load(unit, key)).data["number"] for key in keys]
    assert found == list(range(len(keys)))
