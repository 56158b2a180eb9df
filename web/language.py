"""Which of our languages a request asks for."""

from typing import Final

from aiohttp.web import Request

from locales import LOCALES

LONGEST_HEADER: Final = 500


def asked(request: Request, default: str) -> str:
    """Return the language of ``?lang=``, else the best of ``Accept-Language``, else ``default``."""
    named = request.query.get("lang", "")
    if named in LOCALES:
        return named
    wishes = request.headers.get("Accept-Language", "")[:LONGEST_HEADER].split(",")
    best = max((_wish(part) for part in wishes), key=lambda wish: wish[0])
    return best[1] if best[0] > 0 else default


def _wish(part: str) -> tuple[float, str]:
    """Read ``ru-RU;q=0.8``; what is none of our languages is wished for by nothing."""
    name, _, rest = part.partition(";")
    language = name.strip().lower()[:2]
    if language not in LOCALES:
        return 0.0, ""
    _, _, quality = rest.partition("q=")
    try:
        return (float(quality) if quality else 1.0), language
    except ValueError:
        return 0.0, ""
