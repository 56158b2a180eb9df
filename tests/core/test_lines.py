"""Order within a chat, answers first, so many a second; one chat's trouble is its own."""

from bot.limits import BURST, CHAT_BURST, Limits
from bot.lines import SHARE, Lines
from domain.delivery import Lane
from storage.outbox import Letter


def letter(
    number: int, chat: int = 1, lane: Lane = Lane.ANSWER, method: str = "sendMessage"
) -> Letter:
    return Letter(id=number, chat_id=chat, lane=lane, method=method, payload="{}")


def lines(per_second: float = 0, per_chat: float = 0) -> Lines:
    return Lines(Limits(per_second, per_chat))


def numbers(taken: tuple[list[Letter], float | None]) -> list[int]:
    return [one.id for one in taken[0]]


def test_a_chat_gets_its_messages_one_by_one_in_order() -> None:
    queue = lines()
    one, two = letter(1), letter(2)
    queue.add([two, one])
    assert numbers(queue.take(0, 16)) == [1]
    assert numbers(queue.take(0, 16)) == []
    queue.done(one)
    assert numbers(queue.take(0, 16)) == [2]


def test_answers_go_before_reminders_before_digests_before_mailings() -> None:
    queue = lines()
    queue.add([letter(n, chat=n, lane=lane) for n, lane in enumerate(reversed(Lane))])
    assert numbers(queue.take(0, 16)) == [3, 2, 1, 0]


def test_r53_a_lead_is_told_while_a_crowd_is_answered_but_no_mailing() -> None:
    queue = lines()
    crowd = [letter(n, chat=n) for n in range(3 * SHARE)]
    leads = [letter(100 + n, chat=100 + n, lane=Lane.REMINDER) for n in range(2)]
    queue.add([*crowd, *leads, letter(200, chat=200, lane=Lane.MAILING)])
    taken = numbers(queue.take(0, 4 * SHARE))
    assert [taken.index(one.id) for one in leads] == [SHARE - 1, 2 * SHARE - 1]
    assert taken[-1] == 200
    assert [one for one in taken if one < 100] == list(range(3 * SHARE))


def test_an_answer_overtakes_a_mailing_to_the_same_chat() -> None:
    queue = lines()
    queue.add([letter(1, lane=Lane.MAILING), letter(2, lane=Lane.MAILING), letter(3)])
    assert numbers(queue.take(0, 16)) == [3]


def test_no_more_are_taken_than_there_is_room() -> None:
    queue = lines()
    queue.add([letter(n, chat=n) for n in range(5)])
    assert numbers(queue.take(0, 3)) == [0, 1, 2]


def test_all_chats_together_keep_the_rate() -> None:
    queue = lines(per_second=10)
    queue.add([letter(n, chat=n) for n in range(30)])
    now, sent = 0.0, 0
    while sent < 30:
        taken, again = queue.take(now, 100)
        sent += len(taken)
        assert sent <= BURST + now * 10 + 1
        if sent < 30:
            assert again is not None
            assert again > now
            now = again
    assert 2.4 <= now <= 2.6


def test_one_chat_keeps_its_rate_after_a_small_burst() -> None:
    queue = lines(per_chat=1)
    queue.add([letter(n) for n in range(CHAT_BURST + 2)])
    now = 0.0
    moments: list[float] = []
    while len(moments) < CHAT_BURST + 2:
        taken, again = queue.take(now, 16)
        for one in taken:
            moments.append(now)
            queue.done(one)
        if not taken:
            assert again is not None
            now = again
    assert moments == [0.0] * CHAT_BURST + [1.0, 2.0]


def test_a_chat_that_waits_does_not_hold_up_another() -> None:
    queue = lines(per_chat=1)
    queue.add([letter(n, chat=1) for n in range(10)])
    for _ in range(CHAT_BURST):
        queue.done(queue.take(0, 16)[0][0])
    queue.add([letter(99, chat=2)])
    assert numbers(queue.take(0, 16)) == [99]


def test_a_paused_chat_waits_with_all_its_messages_and_alone() -> None:
    queue = lines()
    one = letter(1)
    queue.add([one, letter(2), letter(3, chat=2)])
    assert numbers(queue.take(0, 16)) == [1, 3]
    queue.pause(one, until=5.0)
    assert queue.take(1, 16) == ([], 5.0)
    assert numbers(queue.take(5, 16)) == [1]


def test_a_spinner_waits_for_nobody() -> None:
    queue = lines(per_second=1, per_chat=1)
    queue.add([letter(n) for n in range(CHAT_BURST + 1)])
    queue.add([letter(90 + n, method="answerCallbackQuery") for n in range(3)])
    queue.add([letter(93, method="setMyCommands"), letter(94, method="sendChatAction")])
    assert numbers(queue.take(0, 16)) == [90, 91, 92, 93, 94, 0]


def test_a_pause_counts_as_quiet_and_a_throttled_letter_does_not() -> None:
    queue = lines(per_chat=1)
    quiet = [queue.quiet]
    many = [letter(n) for n in range(CHAT_BURST + 1)]
    queue.add(many)
    quiet.append(queue.quiet)
    for one in many[:-1]:
        queue.take(0, 16)
        queue.done(one)
    queue.take(0, 16)
    quiet.append(queue.quiet)
    queue.take(10, 16)
    queue.pause(many[-1], until=60)
    quiet.append(queue.quiet)
    assert quiet == [True, False, False, True]
