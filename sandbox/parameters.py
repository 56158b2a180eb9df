"""Reading a call's parameters out of an HTTP request.

Query string, urlencoded form, multipart form or JSON:
https://core.telegram.org/bots/api#making-requests.
"""

from dataclasses import dataclass, field

import orjson
from aiohttp import BodyPartReader, web
from yarl import URL

from sandbox.wire import Args, Upload, bad_request


@dataclass(frozen=True, slots=True)
class Parameters:
    """What came with a call, unchecked; files also under the names that attach:// uses."""

    values: Args
    files: dict[str, Upload] = field(default_factory=dict)


async def read_parameters(request: web.Request) -> Parameters:
    """Return the parameters of a call; ApiError 400 for a body that cannot be read."""
    values: Args = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Parameters(values)
    if request.content_type.startswith("multipart/"):
        return await _multipart(request, values)
    body = await request.read()
    if request.content_type == "application/json":
        values.update(_object(body))
    elif body:
        values.update(_form(body))
    return Parameters(values)


def _object(body: bytes) -> Args:
    try:
        decoded = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(decoded, dict):
        raise bad_request("can't parse JSON object")
    return decoded


def _form(body: bytes) -> Args:
    # yarl's unquoting is compiled: Russian texts are three quarters percent signs.
    query = URL.build(path="/", query_string=body.decode("ascii", "replace"), encoded=True).query
    return dict(query)


async def _multipart(request: web.Request, values: Args) -> Parameters:
    files: dict[str, Upload] = {}
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            data = bytes(await part.read(decode=True))
            if part.filename is None:
                values[part.name] = data.decode()
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                upload = Upload(name=part.filename, mime=mime, data=data)
                values[part.name] = files[part.name] = upload
    except ValueError:  # a boundary or an encoding that is none
        raise bad_request("can't parse multipart form data") from None
    return Parameters(values, files)
