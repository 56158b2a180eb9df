"""The key of an installation is made once and lies beside the base; hashes need it (R52)."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.graveyard import FileGraveyard
from bot.seal import BadKeyError, HmacSeal, beside, key_of
from domain.customers.erasure import PersonKind, Tombstone
from storage.database import Database
from tests.storage.people import NOW

FIRST = Tombstone(kind=PersonKind.PHONE, hash="ab12", at=NOW)
SECOND = Tombstone(kind=PersonKind.EMAIL, hash="cd34", at=NOW)


def test_a_key_is_made_once_for_its_owners_eyes_only(tmp_path: Path) -> None:
    file = tmp_path / "data" / "base.db.key"
    key = key_of(None, file)
    assert len(key) == 32
    assert key_of(None, file) == key
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["base.db.key"]


def test_the_setting_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "base.db.key"
    assert key_of(SecretStr("k" * 32), file) == b"k" * 32
    assert not file.exists()


def test_a_base_in_memory_has_a_key_for_its_life() -> None:
    assert key_of(None, None) != key_of(None, None)


def test_a_key_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "base.db.key"
    file.write_bytes(b"short")
    with pytest.raises(BadKeyError, match="32 bytes"):
        key_of(None, file)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadKeyError, match="cannot be used"):
        key_of(None, tmp_path / "file" / "base.db.key")


def test_the_files_stand_beside_the_base(tmp_path: Path) -> None:
    def of(url: str) -> Path | None:
        return beside(Database(url), "key")

    assert of(f"sqlite+aiosqlite:///{tmp_path}/base.db") == tmp_path / "base.db.key"
    assert of("sqlite+aiosqlite:///:memory:") is None
    assert of("postgresql+asyncpg://a@b/c") == Path("data/touchbase.key")


def test_r52_a_hash_needs_the_key_and_tells_kinds_apart() -> None:
    seal = HmacSeal(b"k" * 32)
    assert seal("phone", "+79160000000") == seal("phone", "+79160000000")
    others = {
        seal("email", "+79160000000"),
        seal("phone", "+79160000001"),
        HmacSeal(b"q" * 32)("phone", "+79160000000"),
    }
    assert len({seal("phone", "+79160000000"), *others}) == 4
    assert len(seal("phone", "")) == 64


async def test_r52_tombstones_are_appended_for_their_owners_eyes_only(tmp_path: Path) -> None:
    file = tmp_path / "data" / "base.db.tombstones"
    graveyard = FileGraveyard(file)
    assert graveyard.tombstones() == ()
    await graveyard.bury(())
    assert not file.exists()
    await graveyard.bury((FIRST,))
    await FileGraveyard(file).bury((SECOND, FIRST))
    assert FileGraveyard(file).tombstones() == [FIRST, SECOND, FIRST]
    assert file.stat().st_mode & 0o777 == 0o600


async def test_r52_a_line_cut_short_by_a_crash_hides_no_other(tmp_path: Path) -> None:
    file = tmp_path / "base.db.tombstones"
    graveyard = FileGraveyard(file)
    await graveyard.bury((FIRST,))
    with file.open("ab") as cut:
        cut.write(b'\n{"kind":"phone","ha')
    await graveyard.bury((SECOND,))
    assert graveyard.tombstones() == [FIRST, SECOND]


async def test_a_base_in_memory_buries_nobody() -> None:
    graveyard = FileGraveyard(None)
    await graveyard.bury((FIRST,))
    assert graveyard.tombstones() == ()
