"""Time zones as people of the country name them: "Омск", "МСК+3", "Asia/Omsk"."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

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
_CITIES = {
    "Europe/Moscow": "санкт-петербург петербург питер спб казань ростов краснодар сочи нижний",
    "Europe/Samara": "ижевск тольятти",
    "Asia/Yekaterinburg": "екб челябинск уфа пермь тюмень оренбург сургут",
    "Asia/Novosibirsk": "красноярск томск барнаул кемерово новокузнецк",
    "Asia/Irkutsk": "улан-удэ",
    "Asia/Yakutsk": "чита благовещенск",
    "Asia/Vladivostok": "хабаровск комсомольск-на-амуре",
    "Asia/Magadan": "сахалин южно-сахалинск",
    "Asia/Kamchatka": "петропавловск-камчатский анадырь",
}
"""Large cities by the zone whose clock they share."""
_SHORTEST = 3


def zone_name(texts: Texts, zone: str, now: datetime) -> str:
    """Return a zone as a person names it; abroad its IANA name with the shift from UTC."""
    if zone in ZONES:
        return texts.plain(_key(zone))
    shift = now.astimezone(ZoneInfo(zone)).strftime("%z")
    return f"{zone} (UTC{shift[:3]}:{shift[3:]})"


def read_zone(typed: str, now: datetime, country: str) -> str:
    """Return the IANA name of a typed city, shift from Moscow or name. Raises ``ValueError``."""
    words = fold(typed.strip()).replace("−", "-")
    if len(words) >= _SHORTEST:
        for zone in ZONES:
            if any(map(words.startswith, _CITIES.get(zone, "").split())):
                return zone
            if any(_named(texts_for(locale), zone).startswith(words) for locale in LOCALES):
                return zone
    if words in _known():
        return _known()[words]
    zone = read_timezone(words, now, country)
    if not zone:
        raise ValueError("why-bad-timezone")
    return zone


@cache
def _known() -> dict[str, str]:
    """Return every IANA zone by its folded name, and by its city alone.

    ``Etc/GMT+3`` lies three hours west of Greenwich, which nobody means who types "gmt+3".
    """
    zones = [one for one in sorted(available_timezones()) if not one.startswith("Etc/")]
    by_city = {fold(zone.rpartition("/")[2].replace("_", " ")): zone for zone in zones}
    return {**by_city, **{fold(zone): zone for zone in zones}}


def _named(texts: Texts, zone: str) -> str:
    return fold(texts.plain(_key(zone))).partition(" (")[0]


def _key(zone: str) -> str:
    return f"settings-zone-{zone.partition('/')[2].lower()}"
