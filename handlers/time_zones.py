"""Time zones as people of the country name them: "Омск", "МСК+3", "Asia/Omsk"."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.field_values import read_timezone
from domain.language.text import fold
from locales import LOCALES, Texts, texts_for

ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
"""The eleven zones of Russia, from west to east."""
_SHORTEST = 3


def zone_name(texts: Texts, zone: str, now: datetime) -> str:
    """Return a zone as a person names it; abroad its IANA name with the shift from UTC."""
    if zone in ZONES:
        return texts.plain(_key(zone))
    shift = now.astimezone(ZoneInfo(zone)).strftime("%z")
    return f"{zone} (UTC{shift[:3]}:{shift[3:]})"


def read_zone(typed: str, now: datetime, country: str) -> str:
    """Return the IANA name of a typed city, shift from Moscow or name. Raises ``ValueError``."""
    words = fold(typed.strip())
    if len(words) >= _SHORTEST:
        for locale in LOCALES:
            for zone in ZONES:
                if fold(texts_for(locale).plain(_key(zone))).partition(" (")[0].startswith(words):
                    return zone
    zone = read_timezone(typed.strip().replace("−", "-"), now, country)
    if not zone:
        raise ValueError("why-bad-timezone")
    return zone


def _key(zone: str) -> str:
    return f"settings-zone-{zone.partition('/')[2].lower()}"
