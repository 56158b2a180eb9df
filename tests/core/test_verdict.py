"""Every send ends visibly; what may have arrived is repeated once and says so."""

import orjson
import pytest

from bot import verdict
from bot.telegram import Delivered, Refused, TooFast, Unauthorized, Unknown, Unreachable
from bot.verdict import Again, Settled, judge
from domain.delivery import Lane, SendState
from storage.outbox import Letter


def letter(
    method: str = "sendMessage",
    *,
    lane: Lane = Lane.ANSWER,
    repeated: bool = False,
    attempts: int = 1,
    **params: object,
) -> Letter:
    return Letter(
        id=1,
        chat_id=7,
        lane=lane,
        method=method,
        payload=orjson.dumps({"chat_id": 7, "text": "hello", **params}).decode(),
        repeated=repeated,
        attempts=attempts,
    )


def said(one: Letter) -> dict[str, object]:
    params: dict[str, object] = orjson.loads(verdict.payload(one, lambda _: "possible repeat"))
    return params


def test_delivered_is_sent_with_its_message() -> None:
    assert judge(letter(), Delivered({"message_id": 5})) == Settled(SendState.SENT, 5)
    assert judge(letter("answerCallbackQuery"), Delivered(True)) == Settled(SendState.SENT)


def test_retry_after_is_obeyed() -> None:
    assert judge(letter(), TooFast(3.0)) == Again(letter(), 3.0, "too fast, wait 3 s")


def test_what_never_left_goes_again_unmarked_and_ever_later() -> None:
    pauses = []
    for attempts in (1, 2, 3, 50):
        again = judge(letter(attempts=attempts), Unreachable("x"))
        assert isinstance(again, Again)
        assert not again.letter.repeated
        pauses.append(again.seconds)
    assert pauses == sorted(pauses)
    assert pauses[-1] == verdict.LONGEST_PAUSE


def test_a_refused_token_loses_nothing() -> None:
    assert isinstance(judge(letter(), Unauthorized("x")), Again)


@pytest.mark.parametrize("lane", [Lane.ANSWER, Lane.REMINDER, Lane.DIGEST])
def test_an_unknown_send_is_repeated_once_and_marked(lane: Lane) -> None:
    again = judge(letter(lane=lane), Unknown("lost"))
    assert isinstance(again, Again)
    assert said(again.letter)["text"] == "possible repeat\nhello"
    assert judge(again.letter, Unknown("lost")) == Settled(SendState.UNKNOWN, reason="lost")


def test_marketing_of_unknown_fate_is_held_for_a_person() -> None:
    held = judge(letter(lane=Lane.MAILING), Unknown("lost"))
    assert held == Settled(SendState.HELD, reason="lost")


def test_an_edit_of_unknown_fate_is_repeated_without_a_mark() -> None:
    again = judge(letter("editMessageText"), Unknown("lost"))
    assert isinstance(again, Again)
    assert said(again.letter)["text"] == "hello"


def test_a_mark_never_makes_a_text_too_long() -> None:
    long = "я" * verdict.TEXT_LIMIT
    assert said(letter(text=long, repeated=True))["text"] == long


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: message is not modified: specified new message content is the same",
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        "Bad Request: message to delete not found",
    ],
)
def test_a_refusal_that_loses_nothing_is_success(description: str) -> None:
    settled = judge(letter("editMessageText"), Refused(400, description))
    assert isinstance(settled, Settled)
    assert settled.state is SendState.SENT


@pytest.mark.parametrize("description", ["message to edit not found", "message can't be edited"])
def test_an_edit_of_a_message_that_is_gone_becomes_a_new_message(description: str) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    edit = letter("editMessageText", message_id=5, reply_markup=markup, parse_mode="HTML")
    again = judge(edit, Refused(400, f"Bad Request: {description}"))
    assert isinstance(again, Again)
    assert again.letter.method == "sendMessage"
    assert said(again.letter) == {
        "chat_id": 7,
        "text": "hello",
        "reply_markup": markup,
        "parse_mode": "HTML",
        "protect_content": True,
    }


def test_an_edit_without_words_of_a_message_that_is_gone_has_failed() -> None:
    edit = Letter(
        id=1,
        chat_id=7,
        lane=Lane.ANSWER,
        method="editMessageReplyMarkup",
        payload='{"chat_id":7,"message_id":5}',
    )
    settled = judge(edit, Refused(400, "Bad Request: message to edit not found"))
    assert isinstance(settled, Settled)
    assert settled.state is SendState.FAILED


def test_text_that_telegram_cannot_parse_is_said_plainly() -> None:
    broken = letter(text="<b>5 &lt; 7 <i>x</b>", parse_mode="HTML")
    again = judge(broken, Refused(400, "Bad Request: can't parse entities: Unmatched end tag"))
    assert isinstance(again, Again)
    assert said(again.letter) == {"chat_id": 7, "text": "5 < 7 x"}
    settled = judge(again.letter, Refused(400, "Bad Request: can't parse entities"))
    assert isinstance(settled, Settled)
    assert settled.state is SendState.FAILED


@pytest.mark.parametrize(
    "refused",
    [
        Refused(403, "Forbidden: bot was blocked by the user"),
        Refused(400, "Bad Request: chat not found"),
        Refused(403, "Forbidden: user is deactivated"),
    ],
)
def test_a_chat_that_cannot_be_written_to_is_known_as_such(refused: Refused) -> None:
    settled = judge(letter(), refused)
    assert settled == Settled(SendState.FAILED, reason=refused.description, blocked=True)


def test_any_other_refusal_is_a_failure_with_its_reason() -> None:
    settled = judge(letter(), Refused(400, "Bad Request: message text is empty"))
    assert settled == Settled(SendState.FAILED, reason="Bad Request: message text is empty")
