"""Names, types and requiredness of the parameters of every Bot API method.

They are read off aiogram's own models, so a method that aiogram knows is known here.
Values come as JSON or as the strings of a form; both end as plain Python values.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

import orjson
from aiogram import methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from pydantic import ConfigDict, PydanticUserError, TypeAdapter, ValidationError

from sandbox.wire import Args, Upload, bad_request

Convert = Callable[[str, Any], Any]

_TRUE = {True, "true", "True", "1", "yes"}
_FALSE = {False, "false", "False", "0", "no", ""}
_MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "callback_query_id": ("query is too old and response timeout expired or query ID is invalid"),
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "voice": "there is no voice in the request",
    "audio": "there is no audio in the request",
    "video": "there is no video in the request",
    "file_id": "invalid file_id",
    "action": "wrong parameter action in request",
}
_MAY_BE_EMPTY = {"url"}  # setWebhook without an address removes the webhook


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of a method and how its value is read."""

    name: str
    required: bool
    convert: Convert


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodSpec:
    """What the Bot API's documentation says about one method."""

    name: str
    parameters: dict[str, Parameter]
    required: tuple[str, ...]
    returns_bool: bool

    def read(self, raw: Args) -> Args:
        """Return the known parameters with their types; ApiError 400 names the wrong one."""
        args: Args = {}
        for name, value in raw.items():
            parameter = self.parameters.get(name)
            if parameter is not None and value is not None:
                args[name] = parameter.convert(name, value)
        for name in self.required:
            if args.get(name) is None or args[name] == "":
                reason = _MISSING.get(name, f'parameter "{name}" is required')
                raise bad_request(reason)
        return args


@cache
def method_spec(name: str) -> MethodSpec | None:
    """Return the spec of a method by its name in lower case, None for an unknown one."""
    model = _models().get(name)
    if model is None:
        return None
    parameters = {
        field_name: Parameter(
            name=field_name,
            required=field.is_required(),
            convert=_converter(field_name, field.annotation),
        )
        for field_name, field in model.model_fields.items()
    }
    return MethodSpec(
        name=model.__api_method__,
        parameters=parameters,
        required=tuple(
            name
            for name, parameter in parameters.items()
            if parameter.required and name not in _MAY_BE_EMPTY
        ),
        returns_bool=model.__returning__ is bool,
    )


@cache
def _models() -> dict[str, type[TelegramMethod[Any]]]:
    models = (getattr(methods, name) for name in methods.__all__)
    return {
        model.__api_method__.lower(): model
        for model in models
        if isinstance(model, type)
        and issubclass(model, TelegramMethod)
        and model is not TelegramMethod
    }


def _converter(name: str, annotation: object) -> Convert:
    """Choose the reader for a type; the order puts the wider type first."""
    kinds = _flattened(annotation)
    if name == "reply_markup":
        return _json_value
    if InputFile in kinds:
        return _file
    if any(kind is datetime for kind in kinds):
        return _integer
    if kinds == {int, str}:
        return _chat
    for kind, convert in _PLAIN.items():
        if kinds == {kind}:
            return convert
    return _json_converter(annotation)


def _flattened(annotation: object) -> set[object]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _flattened(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return {kind for part in get_args(annotation) for kind in _flattened(part)}
    return set() if annotation in {NoneType, Default} else {annotation}


def _string(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool | list | dict | float | Upload):
        raise bad_request(f'field "{name}" must be of type String')
    return str(value)


def _integer(name: str, value: Any) -> int:
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            raise bad_request(f'field "{name}" must be a valid Number') from None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise bad_request(f'field "{name}" must be of type Number')


def _float(name: str, value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise bad_request(f'field "{name}" must be of type Number') from None


def _boolean(name: str, value: Any) -> bool:
    if isinstance(value, str | int):
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
    raise bad_request(f'field "{name}" must be of type Boolean')


def _chat(name: str, value: Any) -> int | str:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise bad_request(f'field "{name}" must be of type String')
    try:
        return int(value)
    except ValueError:
        return value


def _file(name: str, value: Any) -> str | Upload:
    if isinstance(value, str | Upload):
        return value
    raise bad_request(f'field "{name}" must be of type String')


def _json_value(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return orjson.loads(value) if value else None
    except orjson.JSONDecodeError:
        what = "reply keyboard markup" if name == "reply_markup" else name
        raise bad_request(f"can't parse {what} JSON object") from None


def _json_converter(annotation: object) -> Convert:
    adapter: TypeAdapter[Any] | None = None

    def convert(name: str, value: Any) -> Any:
        nonlocal adapter
        decoded = _json_value(name, value)
        if decoded is None:
            return None
        if adapter is None:
            adapter = _adapter(annotation)
        try:
            adapter.validate_python(decoded)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(step) for step in first["loc"])
            raise bad_request(f"can't parse {name}: {place}: {first['msg']}") from None
        return decoded

    return convert


def _adapter(annotation: object) -> TypeAdapter[Any]:
    config = ConfigDict(arbitrary_types_allowed=True)
    try:
        return TypeAdapter(cast("Any", annotation), config=config)
    except PydanticUserError:  # a bare model brings its own configuration
        return TypeAdapter(cast("Any", annotation))


_PLAIN: dict[type, Convert] = {str: _string, int: _integer, float: _float, bool: _boolean}
