"""The hosted pages as HTML: no script, one style with a nonce, nothing from elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from http import HTTPStatus
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final

from aiohttp.web import Response

from domain.customers.magnets import Offer
from domain.customers.submit_form import CONSENT
from locales import LOCALES, Texts, texts_for
from web.entries import LONGEST_FIELD, Entry
from web.fields import inputs_of, ticks_of
from web.reception import SiteAnswer
from web.words import call_words

if TYPE_CHECKING:
    from jinja2 import Environment

NOTHING: Final = Entry(values={}, agreed=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A form to fill in: what was typed into it before, and what was wrong with that.

    ``wrong`` holds a text's key by field, ``notice`` a sentence above the form.
    """

    offer: Offer
    texts: Texts
    stamp: str
    typed: Entry = NOTHING
    wrong: Mapping[str, str] | None = None
    notice: str = ""
    status: int = HTTPStatus.OK
    headers: Mapping[str, str] | None = None


def form_page(page: FormPage) -> Response:
    """Show a form."""
    texts, offer, wrong = page.texts, page.offer, page.wrong or {}
    reasons = {field: texts.plain(key) for field, key in wrong.items()}
    fields = [
        replace(
            one,
            value=page.typed.values.get(one.code, "")[:LONGEST_FIELD],
            error=reasons.get(one.code, ""),
        )
        for one in inputs_of(texts, offer)
    ]
    action = f"/f/{offer.link.code}"
    return _page(
        "form.html",
        page.status,
        offer.link.origins,
        page.headers,
        locale=texts.locale,
        title=offer.magnet.title,
        promise=offer.magnet.promise,
        picture=f"{action}/picture" if offer.magnet.picture else "",
        action=action,
        stamp=page.stamp,
        fields=fields,
        longest=LONGEST_FIELD,
        focus=next((one.code for one in fields if one.error), ""),
        ticks=ticks_of(texts, offer, page.typed.agreed),
        consent_error=reasons.get(CONSENT, ""),
        notice=page.notice or (texts.plain("site-look-again") if wrong else ""),
        bad=bool(wrong),
        words=_form_words(texts),
        languages=[
            (name, f"{action}?lang={name}", texts_for(name).plain("site-language"))
            for name in LOCALES
            if name != texts.locale
        ],
    )


def chat_address(bot_username: str, offer: Offer) -> str:
    """Return where the form goes on in Telegram."""
    return f"https://t.me/{bot_username}?start={offer.link.code}"


def thanks_page(
    offer: Offer, texts: Texts, answer: SiteAnswer, *, bot_username: str, now: datetime
) -> Response:
    """Hand the gift over."""
    return _page(
        "thanks.html",
        HTTPStatus.OK,
        offer.link.origins,
        locale=texts.locale,
        title=offer.magnet.title,
        name=offer.magnet.title,
        text=answer.text,
        code_in_chat=answer.code_in_chat,
        files=answer.files,
        link=answer.link if answer.link.startswith(("https://", "http://")) else "",
        call=call_words(texts, answer, now),
        telegram=chat_address(bot_username, offer),
        words=_thanks_words(texts),
    )


def message_page(
    texts: Texts, title: str, text: str, status: int, headers: Mapping[str, str] | None = None
) -> Response:
    """Say what is the matter."""
    return _page("message.html", status, (), headers, locale=texts.locale, title=title, text=text)


def _form_words(texts: Texts) -> Mapping[str, str]:
    return {
        "optional": texts.plain("site-optional"),
        "either": texts.plain("site-either"),
        "read_whole": texts.plain("site-read-whole"),
        "leave_empty": texts.plain("site-leave-empty"),
        "send": texts.plain("site-send"),
    }


def _thanks_words(texts: Texts) -> Mapping[str, str]:
    return {
        "thanks": texts.plain("site-thanks"),
        "gift": texts.plain("site-gift"),
        "code_in_chat": texts.plain("site-code-in-chat"),
        "take_code": texts.plain("site-take-code"),
        "download": texts.plain("site-download"),
        "too_large": texts.plain("site-too-large"),
        "open_gift": texts.plain("site-open-gift"),
        "telegram": texts.plain("site-telegram"),
    }


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 — 2 MB; most never show a page

    return Environment(
        loader=PackageLoader("web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _page(
    template: str,
    status: int,
    origins: Sequence[str],
    headers: Mapping[str, str] | None = None,
    **facts: object,
) -> Response:
    nonce = token_urlsafe(12)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; img-src 'self' data:; form-action 'self'; "
        f"base-uri 'none'; frame-ancestors {' '.join(origins) or chr(39) + 'none' + chr(39)}"
    )
    return Response(
        text=_templates().get_template(template).render(nonce=nonce, **facts),
        status=status,
        content_type="text/html",
        charset="utf-8",
        headers={
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "Vary": "Accept-Language",
            **(headers or {}),
        },
    )
