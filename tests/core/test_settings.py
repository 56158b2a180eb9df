"""A bad setting is one line that names it."""

import os
from pathlib import Path

import pytest

from bot.settings import BadSettingError, load


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in tuple(os.environ):
        if name in NAMES:
            monkeypatch.delenv(name)


NAMES = {
    "BOT_TOKEN",
    "BOT_API_URL",
    "DATABASE_URL",
    "OWNER_IDS",
    "SECRET_KEY",
    "DEFAULT_LOCALE",
    "TIMEZONE",
    "COUNTRY",
    "WEBHOOK_URL",
    "WEBHOOK_SECRET",
    "HTTP_HOST",
    "HTTP_PORT",
    "MESSAGES_PER_SECOND",
    "MESSAGES_PER_CHAT_SECOND",
    "LOG_LEVEL",
    "LOG_FORMAT",
    "SANDBOX_PORT",
}


def test_every_setting_has_a_default() -> None:
    settings = load()
    assert settings.bot_token is None
    assert settings.database_url == "sqlite+aiosqlite:///data/touchbase.db"
    assert (settings.default_locale, settings.timezone, settings.country) == (
        "ru",
        "Europe/Moscow",
        "RU",
    )
    assert not settings.listens


def test_a_file_is_read_and_the_environment_goes_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("OWNER_IDS=1, 2,\nTIMEZONE=Asia/Vladivostok\nBOT_TOKEN=\n")
    monkeypatch.setenv("TIMEZONE", "Europe/Berlin")
    settings = load()
    assert settings.owner_ids == (1, 2)
    assert settings.timezone == "Europe/Berlin"
    assert settings.bot_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "nonsense"),
        ("BOT_API_URL", "telegram"),
        ("OWNER_IDS", "1,Anna"),
        ("SECRET_KEY", "too short"),
        ("DEFAULT_LOCALE", "de"),
        ("TIMEZONE", "Europe/Moskow"),
        ("COUNTRY", "Russia"),
        ("HTTP_PORT", "http"),
        ("HTTP_PORT", "70000"),
        ("PUBLIC_URL", "crm.example.com"),
        ("TRUSTED_PROXIES", "10.0.0.0/8,proxy"),
        ("MESSAGES_PER_SECOND", "-1"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_bad_value_names_its_setting(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettingError) as refused:
        load()
    assert str(refused.value).startswith(f"{name}: ")
    assert "\n" not in str(refused.value)


def test_a_token_is_never_repeated_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "42secret")
    with pytest.raises(BadSettingError) as refused:
        load()
    assert "secret" not in str(refused.value)


def test_a_key_is_never_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hush" * 8)
    settings = load()
    assert settings.secret_key is not None
    assert settings.secret_key.get_secret_value() == "hush" * 8
    assert "hush" not in repr(settings)
    monkeypatch.setenv("SECRET_KEY", "hush")
    with pytest.raises(BadSettingError) as refused:
        load()
    assert "hush" not in str(refused.value)


def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://example.org/hook")
    with pytest.raises(BadSettingError, match="WEBHOOK_SECRET"):
        load()
    monkeypatch.setenv("WEBHOOK_SECRET", "hush")
    assert load().listens
