"""The customer's screens as they are made, without a bot behind them."""

from datetime import UTC, datetime

import pytest
from aiogram.methods import SendDocument, SendMediaGroup, SendMessage, SendPhoto, SendVoice
from aiogram.types import ReplyKeyboardMarkup, ReplyKeyboardRemove

from domain.customers.consents import Channel, ConsentText, Purpose
from domain.customers.fill_form import Finished
from domain.customers.forms import Answered, Form, Going
from domain.customers.magnets import (
    Ask,
    FileKind,
    Gift,
    GiftFile,
    Link,
    Magnet,
    MagnetState,
    Offer,
    Question,
)
from domain.customers.people import Customer
from handlers.callbacks import Menu
from handlers.customers import form_lines
from handlers.customers.keys import KeyKind, is_key, keys_of, pressed
from handlers.layout import utf16_units
from handlers.screens import Screen
from locales import LOCALES, texts_for
from tests.project.files import ROOT

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
RU = texts_for("ru")
QUESTIONS = (
    Question(id=1, ask=Ask.PHONE),
    Question(id=2, ask=Ask.NAME, required=False),
    Question(id=3, ask=Ask.OWN, text="Что <строите>?", required=False),
)
INERT = Menu(screen="preview")


def an_offer(*, picture: str = "", text: str = "Согласен на <всё>.", mailing: bool = True) -> Offer:
    purposes = (Purpose.PERSONAL_DATA, Purpose.MAILING) if mailing else (Purpose.PERSONAL_DATA,)
    return Offer(
        magnet=Magnet(
            id=1,
            title="Смета & план",
            promise="За минуту.",
            picture=picture,
            questions=QUESTIONS,
            state=MagnetState.ACTIVE,
            created_at=NOW,
            created_by=1,
        ),
        link=Link(id=7, magnet_id=1, code="abc", created_at=NOW),
        texts={
            purpose: ConsentText(
                id=1,
                magnet_id=1,
                purpose=purpose,
                locale="ru",
                version=1,
                text=text,
                created_at=NOW,
            )
            for purpose in purposes
        },
    )


def a_going(*answered: int, customer: Customer | None = None) -> Going:
    known = customer or Customer(id=5, telegram_id=9, created_at=NOW, seen_at=NOW)
    form = Form(
        id=3,
        customer_id=known.id,
        magnet_id=1,
        link_id=7,
        channel=Channel.TELEGRAM,
        consented_at=NOW,
        answered=tuple(Answered(question_id=one, at=NOW) for one in answered),
    )
    return Going(customer=known, form=form, offer=an_offer())


def labels(going: Going, profile: str = "Катя Ильина") -> list[str]:
    rows = keys_of(RU, going, country="RU", profile=profile)
    return [one.label for row in rows for one in row]


def test_consent_without_a_picture_is_one_message_with_the_whole_text() -> None:
    (screen,) = form_lines.consent_screen(RU, 9, an_offer())
    assert isinstance(screen, Screen)
    assert "Смета &amp; план" in screen.text
    assert "<blockquote expandable>Согласен на &lt;всё&gt;." in screen.text
    assert [len(row) for row in screen.buttons] == [1, 1]


def test_the_tick_is_there_only_for_a_mailing_text() -> None:
    (screen,) = form_lines.consent_screen(RU, 9, an_offer(mailing=False))
    assert isinstance(screen, Screen)
    assert [[one.callback_data for one in row] for row in screen.buttons] == [["ca:7::1:0"]]


def test_a_picture_carries_the_texts_while_they_fit() -> None:
    (photo,) = form_lines.consent_screen(RU, 9, an_offer(picture="file"))
    assert isinstance(photo, SendPhoto)
    assert "Согласен на" in (photo.caption or "")
    assert photo.reply_markup is not None


def test_a_long_text_follows_the_picture() -> None:
    photo, screen = form_lines.consent_screen(RU, 9, an_offer(picture="file", text="я" * 2000))
    assert isinstance(photo, SendPhoto)
    assert isinstance(screen, Screen)
    assert utf16_units(photo.caption or "") <= form_lines.CAPTION_LIMIT
    assert screen.buttons


def test_buttons_fit_into_telegrams_64_bytes() -> None:
    number = 9_999_999_999
    shown = form_lines.ConsentShown(personal=number, news=number)
    rows = form_lines.consent_buttons(RU, number, shown, friend="f" * 16, mailing=True)
    assert len(rows) == 2
    for row in rows:
        assert len((row[0].callback_data or "").encode()) <= 64


def test_a_question_says_where_it_stands_and_shares_the_number_by_a_key() -> None:
    screen = form_lines.question_screen(RU, a_going(), country="RU", profile="Катя Ильина")
    assert "Вопрос 1 из 3" in screen.text
    assert isinstance(screen.keyboard, ReplyKeyboardMarkup)
    (only,) = screen.keyboard.keyboard[0]
    assert only.request_contact
    assert labels(a_going()) == ["📱 Отправить мой номер"]


def test_the_name_of_the_profile_is_one_key_and_back_and_skip_name_their_question() -> None:
    assert labels(a_going(1)) == [
        "✅ Катя Ильина",
        "◀️ Назад (1 из 3)",
        "⏭ Пропустить (2 из 3)",
    ]


def test_what_was_given_can_be_kept_and_is_not_offered_twice() -> None:
    known = Customer(id=5, name="Катя Ильина", phone="+79165550188", created_at=NOW, seen_at=NOW)
    assert labels(a_going(customer=known))[1] == "👌 Оставить: 8 (916) 555-01-88"
    assert labels(a_going(1, customer=known))[:2] == [
        "👌 Оставить: Катя Ильина",
        "◀️ Назад (1 из 3)",
    ]


def test_a_key_of_another_question_is_a_key_but_none_of_the_present_ones() -> None:
    first, second = (
        keys_of(RU, one, country="RU", profile="Катя") for one in (a_going(), a_going(1))
    )
    assert pressed(second, "⏭ Пропустить (2 из 3)") is KeyKind.SKIP
    assert pressed(first, "⏭ Пропустить (2 из 3)") is None
    assert is_key("⏭ Пропустить (2 из 3)")
    assert not is_key("Пропустить")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_very_long_name_makes_a_key_that_is_recognised(locale: str) -> None:
    rows = keys_of(texts_for(locale), a_going(1), country="RU", profile="Ъ👩‍👩‍👧" * 60)
    label = rows[0][0].label
    assert utf16_units(label) <= 64
    assert pressed(rows, label) is KeyKind.PROFILE


def test_the_owners_own_words_are_escaped() -> None:
    screen = form_lines.question_screen(RU, a_going(1, 2), country="RU")
    assert "Что &lt;строите&gt;?" in screen.text


def test_a_preview_has_inert_buttons_and_no_keyboard() -> None:
    screen = form_lines.question_screen(RU, a_going(1), country="RU", profile="Катя", inert=INERT)
    assert screen.keyboard is None
    assert {one.callback_data for row in screen.buttons for one in row} == {INERT.pack()}
    rows = form_lines.consent_buttons(
        RU, 7, form_lines.ConsentShown(personal=1, news=2), inert=INERT
    )
    assert {one.callback_data for row in rows for one in row} == {INERT.pack()}


def test_a_gift_says_words_address_and_code_and_takes_the_keys_away() -> None:
    gift = Gift(text="Вот <он>.", link="https://example.com/?a=1&b=2", coded=True)
    (message,) = form_lines.gift_methods(
        RU, 9, Finished(gift=gift, code="AB-1"), an_offer().magnet, after="Позвоним."
    )
    assert isinstance(message, SendMessage)
    assert "Вот &lt;он&gt;." in message.text
    assert "https://example.com/?a=1&amp;b=2" in message.text
    assert "<code>AB-1</code>" in message.text
    assert message.text.endswith("Позвоним.")
    assert isinstance(message.reply_markup, ReplyKeyboardRemove)


def test_a_code_that_is_owed_is_promised() -> None:
    finished = Finished(gift=Gift(coded=True), code_owed=True)
    (message,) = form_lines.gift_methods(RU, 9, finished, an_offer().magnet)
    assert isinstance(message, SendMessage)
    assert "пришлём сюда" in message.text


def test_files_of_one_kind_make_an_album_and_others_come_alone() -> None:
    kinds = (
        FileKind.DOCUMENT,
        FileKind.PHOTO,
        FileKind.DOCUMENT,
        FileKind.VOICE,
        FileKind.VOICE,
    )
    files = tuple(GiftFile(kind=kind, file_id=f"id{at}") for at, kind in enumerate(kinds))
    methods = form_lines.gift_methods(RU, 9, Finished(gift=Gift(files=files)), an_offer().magnet)
    assert [type(one) for one in methods] == [
        SendMessage,
        SendPhoto,
        SendMediaGroup,
        SendVoice,
        SendVoice,
    ]


def test_eleven_documents_are_an_album_and_one_more() -> None:
    files = tuple(GiftFile(kind=FileKind.DOCUMENT, file_id=f"id{at}") for at in range(11))
    methods = form_lines.gift_methods(RU, 9, Finished(gift=Gift(files=files)), an_offer().magnet)
    assert [type(one) for one in methods] == [SendMessage, SendMediaGroup, SendDocument]


def test_the_marks_of_the_keys_stand_in_no_text() -> None:
    for locale in LOCALES:
        text = (ROOT / f"locales/{locale}/form.ftl").read_text("utf-8")
        for line in text.splitlines():
            if line.startswith("form-key-"):
                assert not is_key(line.partition(" = ")[2])
