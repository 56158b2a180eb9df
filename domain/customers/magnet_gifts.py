"""What a magnet gives: words, an address, files, personal codes; the same for the reward (R54)."""

from dataclasses import replace
from urllib.parse import urlsplit

from domain.customers.magnet_desk import MagnetDesk, not_longer
from domain.customers.magnets import LONGEST_TEXT, MOST_FILES, Gift, GiftFile, Magnet, Part
from domain.errors import InvalidValueError
from domain.language.text import clean
from domain.team import Member

LONGEST_LINK, LONGEST_CODE, MOST_CODES = 500, 100, 10_000


class EditGifts(MagnetDesk):
    """Changes of the gift and of the reward."""

    __slots__ = ()

    async def set_gift(
        self,
        member: Member,
        magnet_id: int,
        part: Part,
        *,
        text: str | None = None,
        link: str | None = None,
        coded: bool | None = None,
    ) -> Magnet:
        """Change the words, the address, or whether codes are given, of a part.

        Empty words or an empty address are taken away. Raises ``InvalidValueError``.
        """
        magnet = await self.opened(member, magnet_id)
        gift = gift_of(magnet, part)
        if text is not None:
            gift = replace(gift, text=not_longer("gift_text", clean(text), LONGEST_TEXT))
        if link is not None:
            gift = replace(gift, link=read_link(link) if link.strip() else "")
        if coded is not None:
            gift = replace(gift, coded=coded)
        return await self.keep(magnet, with_gift(magnet, part, gift))

    async def add_file(self, member: Member, magnet_id: int, part: Part, file: GiftFile) -> Magnet:
        """Add a file to a part, at most ten; the same one only once."""
        magnet = await self.opened(member, magnet_id)
        gift = gift_of(magnet, part)
        if any(one.file_id == file.file_id for one in gift.files):
            return magnet
        if len(gift.files) >= MOST_FILES:
            raise InvalidValueError(field="file", value=file.name, why="why-too-many-files")
        named = replace(file, name=clean(file.name, LONGEST_CODE))
        return await self.keep(
            magnet, with_gift(magnet, part, replace(gift, files=(*gift.files, named)))
        )

    async def drop_files(self, member: Member, magnet_id: int, part: Part) -> Magnet:
        """Take all files off a part."""
        magnet = await self.opened(member, magnet_id)
        gift = replace(gift_of(magnet, part), files=())
        return await self.keep(magnet, with_gift(magnet, part, gift))

    async def add_codes(self, member: Member, magnet_id: int, part: Part, lines: str) -> int:
        """Add codes, one a line; return how many were new. Raises ``InvalidValueError``."""
        magnet = await self.opened(member, magnet_id)
        codes = list(dict.fromkeys(filter(None, map(clean, lines.splitlines()))))
        if not codes:
            raise InvalidValueError(field="codes", value="", why="why-empty")
        if len(codes) > MOST_CODES:
            raise InvalidValueError(field="codes", value=str(len(codes)), why="why-too-many-codes")
        for one in codes:
            not_longer("codes", one, LONGEST_CODE)
        return await self.magnets.add_codes(magnet.id, part, codes)


def gift_of(magnet: Magnet, part: Part) -> Gift:
    """Return a part of what a magnet gives."""
    return magnet.gift if part is Part.GIFT else magnet.reward


def with_gift(magnet: Magnet, part: Part, gift: Gift) -> Magnet:
    """Return a magnet that gives something else."""
    return replace(magnet, gift=gift) if part is Part.GIFT else replace(magnet, reward=gift)


def read_link(typed: str) -> str:
    """Return an address of the web as a button takes it. Raises ``InvalidValueError``."""
    link = clean(typed)
    if "://" not in link:
        link = f"https://{link}"
    if not _is_web(link):
        raise InvalidValueError(field="gift_link", value=clean(typed, 60), why="why-bad-link")
    return not_longer("gift_link", link, LONGEST_LINK)


def _is_web(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return False
    named = "." in host.strip(".") and parts.username is None
    return named and parts.scheme.lower() in ("http", "https") and len(link.split()) == 1
