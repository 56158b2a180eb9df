"""The installation's key, and the keyed hashes made with it (R52).

The key stands beside the database, not in it: who has a copy of the base alone cannot find out
whom a tombstone or a consent is about by trying phone numbers.
"""

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from storage.database import Database

KEY_BYTES: Final = 32
ON_SERVER: Final = Path("data/touchbase")


class BadKeyError(Exception):
    """The file of the key cannot be used; the message is one line that names it."""


def beside(database: Database, ending: str) -> Path | None:
    """Return the file of that ending which belongs to a base; none to one in memory.

    It stands beside the file of the base, or in ``data/`` where the base is on a server.
    """
    if not database.is_sqlite:
        return ON_SERVER.with_name(f"{ON_SERVER.name}.{ending}")
    base = database.file
    return base and base.with_name(f"{base.name}.{ending}")


class HmacSeal:
    """HMAC-SHA-256 with the key of this installation."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __call__(self, kind: str, value: str) -> str:
        """Return the hash of a value of a kind, in hex; equal values of two kinds differ."""
        return hmac.new(self._key, f"{kind}\0{value}".encode(), sha256).hexdigest()


def key_of(secret: SecretStr | None, file: Path | None) -> bytes:
    """Return the key: ``SECRET_KEY``, else what ``file`` holds; one is made at the first start.

    A base that lives in memory has no file: its key lives and ends with it. Raises
    ``BadKeyError``.
    """
    if secret is not None:
        return secret.get_secret_value().encode()
    if file is None:
        return secrets.token_bytes(KEY_BYTES)
    try:
        return _read(file) if file.exists() else _make(file)
    except OSError as error:
        raise BadKeyError(f"{file} cannot be used: {error.strerror}") from error


def _read(file: Path) -> bytes:
    key = file.read_bytes()
    if len(key) < KEY_BYTES:
        raise BadKeyError(f"{file} does not hold a key of {KEY_BYTES} bytes.")
    return key


def _make(file: Path) -> bytes:
    """Write a new key for its owner's eyes only; it is on disk, whole, when this returns."""
    key = secrets.token_bytes(KEY_BYTES)
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as written:
        written.write(key)
        written.flush()
        os.fsync(handle)
    draft.rename(file)
    sync_folder(file.parent)
    return key


def sync_folder(folder: Path) -> None:
    """Force to the disk which files a folder holds."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
