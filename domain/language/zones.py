"""The time zone of a city or of a phone, as far as they tell it."""

from functools import lru_cache

from domain.language.text import fold

_CITIES = {
    "Europe/Kaliningrad": "калининград черняховск советск",
    "Europe/Moscow": (
        "москва мск moscow санкт-петербург петербург питер спб нижний-новгород казань ростов "
        "ростов-на-дону краснодар сочи воронеж волгоград ярославль тула рязань тверь липецк "
        "курск белгород брянск калуга смоленск владимир иваново кострома вологда архангельск "
        "мурманск петрозаводск псков новгород великий-новгород орел тамбов пенза саранск "
        "чебоксары йошкар-ола киров сыктывкар ставрополь махачкала грозный владикавказ нальчик "
        "черкесск майкоп элиста симферополь севастополь набережные-челны череповец таганрог "
        "новороссийск дзержинск химки мытищи балашиха подольск королев"
    ),
    "Europe/Samara": "самара тольятти ижевск",
    "Europe/Saratov": "саратов энгельс балаково",
    "Europe/Ulyanovsk": "ульяновск димитровград",
    "Europe/Astrakhan": "астрахань",
    "Asia/Yekaterinburg": (
        "екатеринбург екб челябинск уфа пермь тюмень оренбург сургут курган магнитогорск "
        "нижний-тагил стерлитамак ханты-мансийск нижневартовск салехард новый-уренгой"
    ),
    "Asia/Omsk": "омск",
    "Asia/Novosibirsk": "новосибирск нск",
    "Asia/Barnaul": "барнаул бийск горно-алтайск",
    "Asia/Tomsk": "томск",
    "Asia/Novokuznetsk": "кемерово новокузнецк",
    "Asia/Krasnoyarsk": "красноярск абакан кызыл норильск",
    "Asia/Irkutsk": "иркутск братск ангарск улан-удэ",
    "Asia/Chita": "чита",
    "Asia/Yakutsk": "якутск благовещенск",
    "Asia/Vladivostok": "владивосток хабаровск комсомольск-на-амуре уссурийск находка биробиджан",
    "Asia/Sakhalin": "южно-сахалинск",
    "Asia/Magadan": "магадан",
    "Asia/Kamchatka": "петропавловск-камчатский",
    "Asia/Anadyr": "анадырь",
    "Asia/Almaty": "алматы алма-ата астана шымкент караганда",
    "Europe/Minsk": "минск гомель брест гродно витебск могилев",
    "Asia/Yerevan": "ереван",
    "Asia/Tbilisi": "тбилиси",
    "Asia/Baku": "баку",
    "Asia/Tashkent": "ташкент самарканд",
    "Asia/Bishkek": "бишкек",
}
_ZONES = {city: zone for zone, cities in _CITIES.items() for city in cities.split()}


def zone_of_city(city: str) -> str:
    """Return the IANA zone of a well-known city ("г. Омск", "Нижний Новгород"), or nothing."""
    return _ZONES.get(city_key(city), "")


def city_key(city: str) -> str:
    """Return a city's name as it is compared: without case, "г.", blanks and commas."""
    name = fold(city).strip().removeprefix("г.").removeprefix("город ").strip()
    return "-".join(name.replace(",", " ").split())


@lru_cache(maxsize=4096)
def zone_of_phone(e164: str) -> str:
    """Return the IANA zone of a landline of one place, or nothing: mobiles travel."""
    if not e164:
        return ""
    # Imported when first asked: the numbers of the whole world weigh more than this module.
    from phonenumbers import (  # noqa: PLC0415 — see above
        NumberParseException,
        PhoneNumberType,
        number_type,
        parse,
        timezone,
    )

    try:
        number = parse(e164)
    except NumberParseException:
        return ""
    if number_type(number) is not PhoneNumberType.FIXED_LINE:
        return ""
    zones = timezone.time_zones_for_geographical_number(number)
    known = [zone for zone in zones if zone != timezone.UNKNOWN_TIMEZONE]
    return known[0] if len(known) == 1 else ""
