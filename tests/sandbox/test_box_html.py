from typing import Any

import pytest

from sandbox.html import parse_html, utf16_length
from sandbox.wire import ApiError


def find_user(user_id: int) -> dict[str, Any] | None:
    return {"id": 7, "is_bot": False, "first_name": "Анна"} if user_id == 7 else None


def parse(source: str) -> tuple[str, list[dict[str, Any]]]:
    return parse_html(source, find_user)


def kinds(source: str) -> list[tuple[str, int, int]]:
    return [(entity["type"], entity["offset"], entity["length"]) for entity in parse(source)[1]]


def refusal(source: str) -> str:
    with pytest.raises(ApiError) as caught:
        parse(source)
    assert caught.value.code == 400
    start = "Bad Request: can't parse entities: "
    assert caught.value.description.startswith(start)
    return caught.value.description.removeprefix(start)


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("code", "code"),
        ("pre", "pre"),
        ("tg-spoiler", "spoiler"),
        ("blockquote", "blockquote"),
        ("B", "bold"),
    ],
)
def test_every_simple_tag(tag: str, kind: str) -> None:
    assert parse(f"a<{tag}>bc</{tag}>d") == (
        "abcd",
        [{"type": kind, "offset": 1, "length": 2}],
    )


def test_offsets_are_utf16_units() -> None:
    assert utf16_length("я😀") == 3
    assert kinds("я😀<b>😀</b>!") == [("bold", 3, 2)]


def test_nested_tags_come_outer_first() -> None:
    assert kinds("<b>a<i>b</i></b>") == [("bold", 0, 2), ("italic", 1, 1)]


def test_attributes() -> None:
    assert (
        parse('<a href="https://ya.ru/?a=1&amp;b=2">x</a>')[1][0]["url"] == "https://ya.ru/?a=1&b=2"
    )
    assert parse("<a href='http://x.ru'>x</a>")[1][0]["type"] == "text_link"
    assert kinds('<span class="tg-spoiler">x</span>') == [("spoiler", 0, 1)]
    assert kinds("<blockquote expandable>x</blockquote>") == [("expandable_blockquote", 0, 1)]
    assert parse('<tg-emoji emoji-id="5368">👍</tg-emoji>')[1][0]["custom_emoji_id"] == "5368"
    assert parse('<pre><code class="language-python">x</code></pre>')[1] == [
        {"type": "pre", "language": "python", "offset": 0, "length": 1}
    ]


def test_a_link_without_an_address_takes_its_text() -> None:
    assert parse("<a>ya.ru</a>")[1][0]["url"] == "http://ya.ru/"


def test_a_link_to_a_user_is_a_mention_of_a_known_one() -> None:
    assert parse('<a href="tg://user?id=7">Аня</a>')[1][0]["user"]["id"] == 7
    assert parse('<a href="tg://user?id=8">Аня</a>') == ("Аня", [])


def test_characters() -> None:
    assert parse("&lt;b&gt; &amp; &quot; &#65; &#x1F600;")[0] == '<b> & " A 😀'
    assert parse("R&D &nbsp; &#0; &amp")[0] == "R&D &nbsp; &#0; &"


def test_code_in_a_block_keeps_its_own_range_otherwise() -> None:
    assert kinds('<pre>a<code class="language-x">b</code></pre>') == [("pre", 0, 2), ("code", 1, 1)]
    assert kinds('<code class="x">a</code>') == [("code", 0, 1)]
    assert parse("<a href='a b'>x</a><b title=x>y</b>")[1] == [
        {"type": "bold", "offset": 1, "length": 1}
    ]


def test_empty_tags_leave_nothing() -> None:
    assert parse("a<b></b>") == ("a", [])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("я <br/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("1 < 2 > 0", 'Unsupported start tag "" at byte offset 2'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<a "x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_refusals_have_telegrams_words(source: str, reason: str) -> None:
    assert refusal(source) == reason
