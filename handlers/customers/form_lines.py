"""What a customer sees of a form: pure functions from the domain's facts to messages.

The preview of a magnet shows the same; there ``inert`` is what every button carries instead of
its own deed, and keys of the reply keyboard stand under the message.
"""

from dataclasses import dataclass
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import SendPhoto, TelegramMethod
from aiogram.types import ReplyKeyboardMarkup, ReplyKeyboardRemove

from domain.customers.consents import ConsentText, Purpose
from domain.customers.fill_form import Finished
from domain.customers.forms import Going
from domain.customers.friends import Rewarded
from domain.customers.magnets import Ask, Magnet, Offer
from handlers.customers.callbacks import Agreed, TickMailing
from handlers.customers.gift_lines import file_methods, gift_text
from handlers.customers.keys import given, keyboard_of, keys_of
from handlers.layout import utf16_units
from handlers.screens import Row, Said, Screen, button, inline
from locales import Html, Texts, join

CAPTION_LIMIT = 1024
"""https://core.telegram.org/bots/api#sendphoto"""


def consent_screen(
    texts: Texts,
    chat_id: int,
    offer: Offer,
    *,
    friend: str = "",
    note: str = "",
    inert: CallbackData | None = None,
) -> list[Said]:
    """Return picture, title, promise and the texts to agree to, in one message if they fit.

    ``note`` stands above all of it.
    """
    magnet = offer.magnet
    head = join(
        [
            note,
            texts("form-title", title=magnet.title),
            texts("form-said", text=magnet.promise),
        ]
    )
    consent = _consent(texts, offer)
    buttons = consent_buttons(texts, offer.link.id, shown_of(offer), friend=friend, inert=inert)
    whole = join([head, consent], "\n\n")
    if not magnet.picture:
        return [Screen(text=whole, buttons=buttons, private=False, fresh=True)]
    if utf16_units(whole) <= CAPTION_LIMIT:
        return [
            SendPhoto(
                chat_id=chat_id,
                photo=magnet.picture,
                caption=whole,
                reply_markup=inline(buttons),
            )
        ]
    return [
        SendPhoto(chat_id=chat_id, photo=magnet.picture, caption=head),
        Screen(text=consent, buttons=buttons, private=False, fresh=True),
    ]


def news_screen(texts: Texts, link: int, news: ConsentText, note: str = "") -> Screen:
    """Offer mailings to who has the gift and agrees to none; ``note`` stands above (R51)."""
    wanted = Agreed(link=link, friend="", personal=0, news=news.id)
    return Screen(
        text=join([note, texts("form-consent-mailing", text=news.text)], "\n\n"),
        buttons=[[button(texts.plain("form-news-want"), wanted)]],
        private=False,
        fresh=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentShown:
    """The numbers of the consent texts in a message; ``news``, of mailings, may be missing (0)."""

    personal: int
    news: int = 0


def shown_of(offer: Offer) -> ConsentShown:
    """Return which texts a message of an offer shows."""
    personal, news = (offer.texts.get(one) for one in (Purpose.PERSONAL_DATA, Purpose.MAILING))
    return ConsentShown(personal=personal.id if personal else 0, news=news.id if news else 0)


def consent_buttons(
    texts: Texts,
    link: int,
    shown: ConsentShown,
    *,
    friend: str = "",
    mailing: bool = False,
    inert: CallbackData | None = None,
) -> list[Row]:
    """Return the tick of the mailings, where there is such a text, and the consent."""
    personal, news = shown.personal, shown.news
    agreed = inert or Agreed(
        link=link, friend=friend, personal=personal, news=news if mailing else 0
    )
    rows: list[Row] = []
    if news:
        key = "form-mailing-on" if mailing else "form-mailing-off"
        tick = inert or TickMailing(
            link=link, friend=friend, personal=personal, news=news, mailing=not mailing
        )
        rows.append([button(texts.plain(key), tick)])
    rows.append([button(texts.plain("form-agree"), agreed)])
    return rows


def question_screen(
    texts: Texts,
    going: Going,
    *,
    country: str,
    profile: str = "",
    note: str = "",
    inert: CallbackData | None = None,
) -> Screen:
    """Return the question that is asked now, with its keys.

    ``profile`` is the name in Telegram; ``note`` is put above: what was wrong with an answer.
    """
    at = going.progress
    question = at.question
    if question is None:
        return Screen(text=texts("form-all-asked"), private=False, fresh=True)
    rows = keys_of(texts, going, country=country, profile=profile)
    place = texts("form-progress", number=at.number, total=at.total) if at.total > 1 else ""
    before = given(going, question, country)
    text = join(
        [
            note,
            place,
            _asked(texts, question.ask, question.text),
            texts("form-given", value=before) if before else "",
        ]
    )
    buttons: list[Row] = []
    keyboard: ReplyKeyboardMarkup | ReplyKeyboardRemove | None = None
    if inert is None:
        placeholder = texts.plain(f"form-hint-{question.ask}")
        keyboard = keyboard_of(rows, placeholder) or ReplyKeyboardRemove()
    else:
        buttons = [[button(key.label, inert) for key in row] for row in rows]
    return Screen(text=text, buttons=buttons, keyboard=keyboard, private=False, fresh=True)


def gift_methods(
    texts: Texts,
    chat_id: int,
    finished: Finished,
    magnet: Magnet,
    *,
    after: str = "",
    again: bool = False,
    preview: bool = False,
) -> list[TelegramMethod[Any]]:
    """Return the gift: words, address and code in one message, then the files.

    ``after`` ends the words (see ``after_text``). The keys of the form go with them, if this is
    no ``preview``; ``again`` tells that the person has had the gift before.
    """
    rewarded = finished.rewarded
    key = "form-gift-again" if again else "form-gift"
    text = join(
        [
            texts(key, title=magnet.title),
            gift_text(
                texts,
                finished.gift,
                finished.code,
                owed=finished.code_owed,
                spent=finished.code_spent,
            ),
            _bonus(texts, rewarded),
            after,
        ],
        "\n\n",
    )
    files = (*finished.gift.files, *(rewarded.reward.files if rewarded else ()))
    keyboard = None if preview else ReplyKeyboardRemove()
    said = Screen(text=text, keyboard=keyboard, private=False)
    return [*said.messages(chat_id), *file_methods(chat_id, files)]


def reward_methods(
    texts: Texts, chat_id: int, rewarded: Rewarded, magnet: Magnet
) -> list[TelegramMethod[Any]]:
    """Return what the inviter gets once the friend has come (R54)."""
    reward, code = rewarded.reward, rewarded.inviter_code
    text = join(
        [
            texts("friend-came", title=magnet.title),
            gift_text(texts, reward, code, owed=reward.coded and not code),
        ],
        "\n\n",
    )
    said = Screen(text=text, private=False)
    return [*said.messages(chat_id), *file_methods(chat_id, reward.files)]


def closed_screen(texts: Texts, title: str = "") -> Screen:
    """Return that a gift is not given now, or that a link leads nowhere (no ``title``)."""
    text = texts("form-closed", title=title) if title else texts("form-no-link")
    return Screen(text=text, private=False, fresh=True)


def _consent(texts: Texts, offer: Offer) -> Html:
    personal, mailing = (offer.texts.get(one) for one in (Purpose.PERSONAL_DATA, Purpose.MAILING))
    return join(
        [
            texts("form-consent", text=personal.text) if personal else "",
            texts("form-consent-mailing", text=mailing.text) if mailing else "",
        ],
        "\n\n",
    )


def _asked(texts: Texts, ask: Ask, own: str) -> Html:
    return texts("form-said", text=own) if ask is Ask.OWN else texts(f"form-ask-{ask}")


def _bonus(texts: Texts, rewarded: Rewarded | None) -> Html:
    if rewarded is None or rewarded.reward.empty:
        return Html("")
    reward, code = rewarded.reward, rewarded.friend_code
    words = gift_text(texts, reward, code, owed=reward.coded and not code)
    return join([texts("form-bonus"), words], "\n")
