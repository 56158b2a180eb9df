"""A form as it comes in: JSON or urlencoded, at most 64 KB, flat."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl

import orjson
from aiohttp.web import Request

from domain.customers.consents import Purpose
from domain.customers.intake import Submission
from domain.customers.magnets import Offer
from domain.customers.submit_form import CONSENT, fields_of
from locales import LOCALES
from web.problems import ProblemError

MOST_BYTES: Final = 64 * 1024
MOST_FIELDS: Final = 50
MOST_CONSENTS: Final = 10
DIGEST: Final = re.compile("[0-9a-f]{64}")
LONGEST_FIELD: Final = 500
"""How much a page takes into one field; more than that is refused."""
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
LOCALE = "locale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was sent: ``values`` by field, the digests ``agreed`` to, the language they were in."""

    values: dict[str, str]
    agreed: frozenset[str]
    locale: str = ""

    def submission(self, offer: Offer) -> Submission:
        """Return what of it belongs to the form of an offer.

        Raises ``ProblemError`` (422) for values beyond all measure.
        """
        wrong = {
            field: "why-too-long" for field, one in self.values.items() if len(one) > LONGEST_FIELD
        }
        if wrong:
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, fields=wrong)
        asked = fields_of(offer.magnet)
        return Submission(
            values={field: one for field, one in self.values.items() if field in asked},
            agreed=self.agreed,
            locale=offer.texts[Purpose.PERSONAL_DATA].locale,
        )


async def read_entry(request: Request) -> Entry:
    """Read a request. Raises ``ProblemError``: 400, 413 or 415."""
    if request.content_type not in {JSON, FORM}:
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send {JSON} or {FORM}.")
    body = await _body(request)
    return _of_json(body) if request.content_type == JSON else _of_form(body)


async def _body(request: Request) -> bytes:
    too_large = ProblemError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"At most {MOST_BYTES} bytes are taken."
    )
    if (request.content_length or 0) > MOST_BYTES:
        raise too_large
    body = bytearray()
    async for chunk in request.content.iter_chunked(MOST_BYTES):
        body += chunk
        if len(body) > MOST_BYTES:
            raise too_large
    return bytes(body)


def _of_json(body: bytes) -> Entry:
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise _malformed("This is not JSON in UTF-8.") from None
    if not isinstance(sent, dict):
        raise _malformed("Send an object.")
    return _entry(sent, sent.pop(CONSENT, []))


def _of_form(body: bytes) -> Entry:
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        raise _malformed("This is not a form in UTF-8.") from None
    values: dict[str, object] = {name: value for name, value in pairs if name != CONSENT}
    return _entry(values, [value for name, value in pairs if name == CONSENT])


def _entry(sent: dict[str, object], agreed: object) -> Entry:
    locale = sent.pop(LOCALE, None)
    if locale is not None and locale not in LOCALES:
        raise _malformed(f"locale must be one of: {', '.join(LOCALES)}.")
    if not isinstance(agreed, list) or len(agreed) > MOST_CONSENTS:
        raise _malformed(f"consent must be a list of at most {MOST_CONSENTS} digests.")
    digests = frozenset(one for one in agreed if isinstance(one, str) and DIGEST.fullmatch(one))
    if len(digests) < len(agreed):
        raise _malformed("consent must hold digests of the texts, each once.")
    values = {name: one for name, one in sent.items() if isinstance(one, str)}
    if len(values) < len(sent):
        raise _malformed("Every other value must be a string.")
    return Entry(values=values, agreed=digests, locale=str(locale or ""))


def _malformed(detail: str) -> ProblemError:
    return ProblemError(HTTPStatus.BAD_REQUEST, detail)
