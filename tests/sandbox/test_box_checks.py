from typing import Any

import pytest
from aiogram import methods

from sandbox import checks
from sandbox.checks import method_spec
from sandbox.methods import METHODS
from sandbox.texts import outgoing_text
from sandbox.wire import ApiError, Upload


def read(method: str, **raw: Any) -> dict[str, Any]:
    spec = method_spec(method.lower())
    assert spec is not None
    return spec.read(raw)


def refusal(method: str, **raw: Any) -> str:
    with pytest.raises(ApiError) as caught:
        read(method, **raw)
    return caught.value.description.removeprefix("Bad Request: ")


def test_every_method_that_aiogram_knows_is_known() -> None:
    known = [name for name in methods.__all__ if name[0].isupper()]
    assert len(known) > 150
    for name in checks._models():
        assert method_spec(name) is not None
    assert all(method_spec(name) is not None for name in METHODS)
    assert method_spec("getyou") is None


def test_every_type_of_every_method_can_be_checked() -> None:
    for model in checks._models().values():
        for name, field in model.model_fields.items():
            convert = checks._converter(name, field.annotation)
            if convert.__qualname__.startswith("_json_converter"):
                assert checks._adapter(field.annotation) is not None


@pytest.mark.parametrize(
    ("value", "meaning"),
    [(True, True), ("true", True), ("1", True), (1, True), ("false", False), (0, False)],
)
def test_booleans_come_in_many_ways(value: object, meaning: bool) -> None:
    args = read("sendMessage", chat_id=1, text="x", protect_content=value)
    assert args["protect_content"] is meaning


def test_strings_of_a_form_get_their_types() -> None:
    args = read("sendLocation", chat_id="-100", latitude="55.7", longitude=37, heading="5")
    assert args == {"chat_id": -100, "latitude": 55.7, "longitude": 37.0, "heading": 5}
    assert read("banChatMember", chat_id="@x", user_id=1, until_date="17")["until_date"] == 17
    assert read("sendMessage", chat_id=1, text=5)["text"] == "5"
    assert read("sendMessage", chat_id=1, text="x", unknown="y") == {"chat_id": 1, "text": "x"}


def test_json_is_checked_against_the_models() -> None:
    entities = '[{"type": "bold", "offset": 0, "length": 1}]'
    assert read("sendMessage", chat_id=1, text="x", entities=entities)["entities"] == [
        {"type": "bold", "offset": 0, "length": 1}
    ]
    assert "reply_parameters" not in {
        name: value
        for name, value in read("sendMessage", chat_id=1, text="x", reply_parameters="").items()
        if value is not None
    }


@pytest.mark.parametrize(
    ("method", "raw", "words"),
    [
        ("sendMessage", {"chat_id": [1]}, 'field "chat_id" must be of type String'),
        ("sendLocation", {"latitude": "north"}, 'field "latitude" must be of type Number'),
        ("editMessageText", {"message_id": 1.5}, 'field "message_id" must be of type Number'),
        ("sendDocument", {"document": 5}, 'field "document" must be of type String'),
        ("sendMessage", {"entities": "["}, "can't parse entities JSON object"),
        (
            "sendMessage",
            {"entities": [{"type": "bold"}]},
            "can't parse entities: 0.offset: Field required",
        ),
        ("banChatMember", {"chat_id": 1}, 'parameter "user_id" is required'),
        ("sendContact", {"chat_id": 1}, 'parameter "phone_number" is required'),
    ],
)
def test_wrong_types_are_named(method: str, raw: dict[str, Any], words: str) -> None:
    assert refusal(method, **raw) == words


def test_a_file_is_a_string_or_an_upload() -> None:
    upload = Upload(name="a", mime="b", data=b"c")
    assert read("sendDocument", chat_id=1, document=upload)["document"] is upload
    assert refusal("sendMessage", chat_id=1, text=upload) == 'field "text" must be of type String'


def text_of(**args: Any) -> tuple[str, list[dict[str, Any]]]:
    text = outgoing_text(args, lambda _: None)
    return text.text, text.entities


def test_given_entities_follow_the_trimming() -> None:
    bold = {"type": "bold", "offset": 4, "length": 9}
    assert text_of(text="  а 😀бв  ", entities=[bold]) == (
        "а 😀бв",
        [{"type": "bold", "offset": 2, "length": 4}],
    )
    lost = {"type": "bold", "offset": 9, "length": 2}
    assert text_of(text="а", entities=[lost]) == ("а", [])


def test_commands_inside_code_are_none() -> None:
    _, entities = text_of(text="/a <code>/b</code> <b>/c</b>", parse_mode="HTML")
    assert [(entity["type"], entity["offset"]) for entity in entities] == [
        ("bot_command", 0),
        ("code", 3),
        ("bold", 6),
        ("bot_command", 6),
    ]


def test_only_html_is_spoken() -> None:
    with pytest.raises(ApiError, match="speaks HTML only"):
        text_of(text="*x*", parse_mode="MarkdownV2")
