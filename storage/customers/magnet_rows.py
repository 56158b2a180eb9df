"""Between magnets and their rows: one statement brings a magnet whole."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Select, bindparam, case, select

from domain.customers.consents import ConsentText, Purpose
from domain.customers.magnets import (
    Gift,
    GiftFile,
    Link,
    Magnet,
    MagnetState,
    Offer,
    Part,
    Question,
)
from storage.customers.consents import present_texts
from storage.json_list import Row, json_list
from storage.rows import values_of
from storage.tables.magnets import magnet_files, magnet_links, magnet_questions, magnets

_PARTS: Final = ("gift", "reward")
_GIFT: Final = ("text", "link", "coded")
_FLAT: Final = tuple(f"{part}_{name}" for part in _PARTS for name in _GIFT)
_QUESTIONS = (
    select(*(magnet_questions.c[name] for name in ("id", "ask", "text", "required")))
    .where(magnet_questions.c.magnet_id == magnets.c.id, magnet_questions.c.removed.is_(False))
    .order_by(magnet_questions.c.position, magnet_questions.c.id)
)
_FILES = (
    select(*(magnet_files.c[name] for name in ("part", "id", "kind", "file_id", "name", "size")))
    .where(magnet_files.c.magnet_id == magnets.c.id)
    .order_by(magnet_files.c.position, magnet_files.c.id)
)
_WHOLE: Final = (
    *magnets.c,
    json_list(_QUESTIONS, magnets).label("question_rows"),
    json_list(_FILES, magnets).label("file_rows"),
)
_ORDER: Final = tuple(
    (magnets.c.state == state, place)
    for place, state in enumerate((MagnetState.ACTIVE, MagnetState.DRAFT))
)
MAGNETS: Final = select(*_WHOLE).order_by(
    case(*_ORDER, else_=len(_ORDER)), magnets.c.created_at.desc(), magnets.c.id.desc()
)
MAGNET: Final = select(*_WHOLE).where(magnets.c.id == bindparam("magnet"))
LINKS: Final = (
    select(magnet_links)
    .where(magnet_links.c.magnet_id == bindparam("magnet"))
    .order_by(magnet_links.c.id)
)
LINK: Final = select(magnet_links).where(magnet_links.c.id == bindparam("link"))
_LINKED: Final = tuple(column.name for column in magnet_links.c)
_OFFERS: Final = select(
    *_WHOLE,
    *(magnet_links.c[name].label(f"linked_{name}") for name in _LINKED),
    json_list(present_texts(magnets.c.id), magnets).label("text_rows"),
).join(magnet_links, magnet_links.c.magnet_id == magnets.c.id)
OFFER: Final[Select[Any]] = _OFFERS.where(magnet_links.c.code == bindparam("link_code"))
OFFER_BY_LINK: Final[Select[Any]] = _OFFERS.where(magnet_links.c.id == bindparam("link"))
OFFER_BY_KEY: Final[Select[Any]] = _OFFERS.where(
    magnet_links.c.web_key == bindparam("key"), magnet_links.c.web_key != ""
)


def magnet_row(magnet: Magnet) -> dict[str, Any]:
    """Return the row of a magnet, without questions and files."""
    gifts = zip(_PARTS, (magnet.gift, magnet.reward), strict=True)
    flat = {f"{part}_{name}": getattr(gift, name) for part, gift in gifts for name in _GIFT}
    return values_of(magnets, magnet, **flat)


def question_row(magnet_id: int, position: int, question: Question) -> dict[str, Any]:
    """Return the row of a question that is asked."""
    return {
        "magnet_id": magnet_id,
        "position": position,
        "ask": question.ask,
        "text": question.text,
        "required": question.required,
        "removed": False,
    }


def file_row(magnet_id: int, part: Part, position: int, file: GiftFile) -> dict[str, Any]:
    """Return the row of a file."""
    place = {"magnet_id": magnet_id, "part": part, "position": position}
    return values_of(magnet_files, file, **place)


def read_magnet(row: Any) -> Magnet:
    """Return the magnet in a row with ``question_rows`` and ``file_rows``."""
    values = {name: row._mapping[name] for name in _NAMES}  # noqa: SLF001 — SQLAlchemy's public name
    files: dict[Part, list[GiftFile]] = {Part.GIFT: [], Part.REWARD: []}
    for one in row.file_rows:
        files[one.pop("part")].append(GiftFile(**one))
    return Magnet(
        **values,
        gift=_gift(row, "gift", files[Part.GIFT]),
        reward=_gift(row, "reward", files[Part.REWARD]),
        questions=tuple(Question(**one) for one in row.question_rows),
    )


_NAMES: Final = tuple(column.name for column in magnets.c if column.name not in _FLAT)


def read_link(row: Any) -> Link:
    """Return the link in a row."""
    return Link(**row._asdict())


def read_offer(row: Any, locale: str) -> Offer:
    """Return the magnet, the link and the texts, in another language where there are none."""
    found: Mapping[str, Any] = row._mapping  # noqa: SLF001 — SQLAlchemy's public name
    link = Link(**{name: found[f"linked_{name}"] for name in _LINKED})
    return Offer(magnet=read_magnet(row), link=link, texts=_texts(row.text_rows, locale))


def _gift(row: Any, part: str, files: list[GiftFile]) -> Gift:
    return Gift(
        **{name: getattr(row, f"{part}_{name}") for name in _GIFT},
        files=tuple(files),
    )


def _texts(rows: list[Row], locale: str) -> dict[Purpose, ConsentText]:
    chosen: dict[Purpose, Row] = {}
    for one in rows:
        if one["purpose"] not in chosen or one["locale"] == locale:
            chosen[one["purpose"]] = one
    return {purpose: ConsentText(**one) for purpose, one in chosen.items()}
