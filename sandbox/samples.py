"""Made-up files, for a person who has none at hand."""

import math
import struct
import zlib
from collections.abc import Iterable

from sandbox.wire import Upload

_SIDE = 160
_RATE = 8000
_TONE = 440.0

_CARDS = (
    ("Лесникова", "Вера", "+79035550142", "vera@beregovoy.example"),
    ("Горин", "Олег", "+79165550177", "gorin@stroymir.example"),
)


def sample(kind: str) -> Upload:
    """Return a photo (PNG), a voice note (one second of a tone) or a document (.vcf)."""
    match kind:
        case "photo":
            return Upload(name="photo.png", mime="image/png", data=_picture())
        case "voice":
            return Upload(name="voice.wav", mime="audio/wav", data=_tone())
        case _:
            return Upload(name="contacts.vcf", mime="text/vcard", data=_cards())


def png(width: int, height: int, rows: Iterable[bytes]) -> bytes:
    """Return a picture; a row is three bytes a pixel: red, green, blue."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _picture() -> bytes:
    """Draw a slanting gradient."""
    rows = (
        bytes(part for x in range(_SIDE) for part in (60 + x // 2, 90 + y // 2, 180))
        for y in range(_SIDE)
    )
    return png(_SIDE, _SIDE, rows)


def _chunk(name: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)


def _tone() -> bytes:
    wave = (round(96 * math.sin(2 * math.pi * _TONE * n / _RATE)) + 128 for n in range(_RATE))
    data = bytes(wave)
    form = struct.pack("<IHHIIHH", 16, 1, 1, _RATE, _RATE, 1, 8)
    body = b"WAVEfmt " + form + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _cards() -> bytes:
    cards = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{surname};{name};;;\r\nFN:{name} {surname}\r\n"
        f"TEL;TYPE=CELL:{phone}\r\nEMAIL:{email}\r\nEND:VCARD\r\n"
        for surname, name, phone, email in _CARDS
    )
    return "".join(cards).encode()
