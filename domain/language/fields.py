"""Names that people give to the fields of a card, for ``/edit WHO FIELD VALUE``."""

from enum import StrEnum

from rapidfuzz import fuzz, process

from domain.language.text import fold


class Field(StrEnum):
    """A field of a card that can be edited (domain.md, "The card")."""

    SURNAME = "surname"
    NAME = "name"
    PATRONYMIC = "patronymic"
    POSITION = "position"
    PHONE = "phone"
    EMAIL = "email"
    MESSENGER = "messenger"
    INN = "inn"
    BIRTHDAY = "birthday"
    HOLIDAY = "holiday"
    CITY = "city"
    TAG = "tag"
    COMPANY = "company"
    TRADE = "trade"
    HEADCOUNT = "headcount"
    ADDRESS = "address"
    SITE = "site"
    NOTES = "notes"
    HOURS = "hours"
    TIMEZONE = "timezone"
    SOURCE = "source"
    CHANNEL = "channel"
    CLASS = "class"
    STANDING = "standing"
    WORKING_HOURS = "working_hours"
    REQUISITES = "requisites"


_NAMES: dict[Field, str] = {
    Field.SURNAME: "фамилия фамилию surname lastname last_name family",
    Field.NAME: "имя name firstname first_name",
    Field.PATRONYMIC: "отчество patronymic middlename middle_name",
    Field.POSITION: "должность пост position title job",
    Field.PHONE: "телефон тел тел. телефоны номер моб мобильный phone tel mobile phones",
    Field.EMAIL: "email e-mail емейл имейл мейл почта почту мыло mail емайл",
    Field.MESSENGER: "мессенджер мессенджеры телеграм telegram whatsapp ватсап messenger",
    Field.INN: "инн inn tin taxid",
    Field.BIRTHDAY: "др д.р. деньрождения день_рождения рождение рождения birthday born bday",
    Field.HOLIDAY: "праздник профпраздник holiday",
    Field.CITY: "город регион city region town",
    Field.TAG: "тег теги тэг тэги метка метки tag tags label",
    Field.COMPANY: "компания компанию фирма организация название company firm organization",
    Field.TRADE: "отрасль сфера сегмент trade industry segment",
    Field.HEADCOUNT: "численность штат сотрудников сотрудники headcount staff employees",
    Field.ADDRESS: "адрес юрадрес address",
    Field.SITE: "сайт site website web url",
    Field.NOTES: "заметка заметки заметку примечание комментарий notes note comment",
    Field.HOURS: "часы время часызвонка график hours worktime",
    Field.TIMEZONE: "пояс часовойпояс таймзона зона timezone tz zone",
    Field.SOURCE: "источник откуда source origin",
    Field.CHANNEL: "канал связь channel",
    Field.CLASS: "класс категория class category",
    Field.STANDING: "статус vip вип партнер standing",
    Field.WORKING_HOURS: "режим режимработы часыработы working_hours",
    Field.REQUISITES: "реквизиты счет банк requisites bank details",
}
_BY_NAME = {fold(name): field for field, names in _NAMES.items() for name in names.split()}
_LIKE_ENOUGH = 70


def find_field(word: str) -> Field | None:
    """Return the field that ``word`` names, in Russian or English, or None."""
    folded = fold(word).strip(" :=")
    return _BY_NAME.get(folded) or _BY_NAME.get(folded.rstrip("."))


def nearest_field(word: str) -> Field | None:
    """Return the field whose name is most like a misspelt ``word``, None when none is."""
    best = process.extractOne(
        fold(word)[:40], _BY_NAME.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH
    )
    return None if best is None else _BY_NAME[best[0]]
