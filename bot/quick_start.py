"""Imports aiogram without building what nobody asked for: a start in half the time.

aiogram builds the validators of its 400 types while it is imported, which takes longer than
everything else in the start together (docs/decisions/0005-quick-start.md). Here the building is
put off: pydantic builds a type when it is first used, and is told where the names in its
annotations are found, as aiogram itself tells it.

Import this module before anything that imports aiogram; afterwards it changes nothing.
"""

import sys
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel


def _import_aiogram() -> None:
    base: Any = BaseModel
    usual = vars(BaseModel)["model_rebuild"]
    base.model_rebuild = classmethod(_put_off)
    try:
        from aiogram import methods, types  # noqa: PLC0415 — this import is the point
        from aiogram.client.default import Default  # noqa: PLC0415 — it must come after
    finally:
        base.model_rebuild = usual

    names = {
        "List": list,
        "Optional": Optional,
        "Union": Union,
        "Literal": Literal,
        "Default": Default,
        **{name: getattr(types, name) for name in types.__all__},
    }

    def build(cls: type[Any], /, **options: Any) -> bool | None:
        done: bool | None = usual.__func__(cls, **{**options, "_types_namespace": names})
        return done

    roots: tuple[Any, ...] = (types.TelegramObject, methods.TelegramMethod)
    for root in roots:
        root.model_rebuild = classmethod(build)


def _put_off(*_: Any, **__: Any) -> None:
    """Build nothing yet."""


if "aiogram.types" not in sys.modules:
    _import_aiogram()
