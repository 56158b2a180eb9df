"""Files: sending them, and telling where to download what persons sent."""

from collections.abc import Callable
from typing import Any

from sandbox.files import UPLOAD_LIMIT, StoredFile, file_content
from sandbox.messages import caption_content
from sandbox.methods.registry import method
from sandbox.methods.setting import setting
from sandbox.texts import outgoing_caption
from sandbox.wire import ApiError, Args, Json, Upload, bad_request
from sandbox.world import Setting, World

ALBUM = range(2, 11)
_ATTACHED = "attach://"


def _sender(kind: str) -> Callable[[World, Args], Json]:
    def send(world: World, args: Args) -> Json:
        chat = world.open_chat(args["chat_id"])
        content = _content(world, kind, args[kind], args)
        return world.add_post(chat, None, content, setting(chat, args)).as_json()

    return send


# https://core.telegram.org/bots/api#senddocument and its sisters
method("sendDocument")(_sender("document"))
method("sendPhoto")(_sender("photo"))
method("sendVoice")(_sender("voice"))
method("sendAudio")(_sender("audio"))
method("sendVideo")(_sender("video"))


@method("sendMediaGroup")
def send_media_group(world: World, args: Args) -> list[Json]:
    """https://core.telegram.org/bots/api#sendmediagroup."""
    chat = world.open_chat(args["chat_id"])
    media: list[Json] = args["media"]
    if len(media) not in ALBUM:
        raise bad_request("there must be 2-10 items in the album")
    surroundings = setting(chat, args)
    contents = [
        _content(world, item["type"], _attached(args, item["media"]), {**args, **item})
        for item in media
    ]
    group_id = str(world.events.last_id + 1)
    album = Setting(
        reply_to=surroundings.reply_to, protected=surroundings.protected, media_group_id=group_id
    )
    return [world.add_post(chat, None, content, album).as_json() for content in contents]


@method("getFile")
def get_file(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#getfile."""
    stored = world.files.by_id(args["file_id"])
    if stored is None:
        raise bad_request("invalid file_id")
    return stored.as_json()


def _content(world: World, kind: str, value: str | Upload, args: Args) -> Json:
    caption = outgoing_caption(args, world.find_user)
    stored = _stored(world, kind, _attached(args, value))
    return {**file_content(kind, stored, args.get("duration") or 1), **caption_content(caption)}


def _attached(args: Args, value: Any) -> str | Upload:
    """Follow ``attach://name`` to the part of the request that it means."""
    if isinstance(value, str) and value.startswith(_ATTACHED):
        upload = args["attached"].get(value.removeprefix(_ATTACHED))
        if upload is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        value = upload
    if isinstance(value, str | Upload):
        return value
    raise bad_request("wrong file identifier/HTTP URL specified")


def _stored(world: World, kind: str, value: str | Upload) -> StoredFile:
    if isinstance(value, Upload):
        if not value.data:
            raise bad_request("file must be non-empty")
        if len(value.data) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        return world.files.put(kind=kind, name=value.name, mime=value.mime, data=value.data)
    stored = world.files.by_id(value)
    if stored is not None:
        return stored
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the box has no way out
    raise bad_request("wrong file identifier/HTTP URL specified")
