"""The files of the box, in memory."""

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import PurePosixPath

from sandbox.wire import Json, bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
_ANY = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file and the names Telegram gives it; ``path`` is for the download address."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    data: bytes

    def as_json(self) -> Json:
        """Return the Bot API's File; ApiError for one that bots may not download."""
        if len(self.data) > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return {**self.identity(), "file_path": self.path}

    def identity(self) -> Json:
        """Return the three fields that every kind of file has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.data),
        }


class FileStore:
    """Keeps files by their id and by their path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def put(self, *, kind: str, name: str, mime: str, data: bytes) -> StoredFile:
        """Store a file of a kind (document, photo, voice …) and return it with its names.

        A media type that says nothing is read off the name.
        """
        if mime == _ANY:
            mime = mimetypes.guess_type(name)[0] or mime
        number = len(self._by_id)
        digest = hashlib.sha256(data).hexdigest()
        stored = StoredFile(
            file_id=f"BOX{number:06d}{digest[:24]}",
            unique_id=f"BX{digest[:14]}",
            path=f"{kind}s/file_{number}{PurePosixPath(name).suffix}",
            name=name,
            mime=mime,
            data=data,
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        """Return a file by the id that the bot was given."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        """Return a file by the path that getFile told."""
        return self._by_path.get(path)


def file_content(kind: str, stored: StoredFile, duration: int = 1) -> Json:
    """Return what a message of this kind holds; ``duration`` (seconds) counts for sounds."""
    identity = stored.identity()
    if kind == "photo":
        sizes = ((90, 68), (640, 480))
        return {
            "photo": [{**identity, "width": width, "height": height} for width, height in sizes]
        }
    details: Json = {**identity, "mime_type": stored.mime}
    if kind != "voice":
        details["file_name"] = stored.name
    if kind != "document":
        details["duration"] = duration
    if kind == "video":
        details.update(width=640, height=480)
    return {kind: details}
