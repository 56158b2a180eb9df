"""Settings: environment variables, and the file ``.env`` for those that are not set there."""

from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from domain.calendar import calendar_of

TELEGRAM = "https://api.telegram.org"


class BadSettingError(Exception):
    """A setting cannot be used; the message is one line that names it."""


class Settings(BaseSettings):
    """How this installation runs. Every name is an environment variable."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr | None = None
    bot_api_url: str = TELEGRAM
    database_url: str = "sqlite+aiosqlite:///data/touchbase.db"
    secret_key: Annotated[SecretStr | None, Field(min_length=32)] = None
    owner_ids: Annotated[tuple[int, ...], NoDecode] = ()
    default_locale: Literal["ru", "en"] = "ru"
    timezone: str = "Europe/Moscow"
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] = "RU"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    http_host: str = "127.0.0.1"
    http_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    public_url: str | None = None
    trusted_proxies: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = ()
    messages_per_second: Annotated[float, Field(ge=0)] = 30
    messages_per_chat_second: Annotated[float, Field(ge=0)] = 1
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    sandbox_port: Annotated[int, Field(ge=0, le=65535)] = 8080

    @field_validator("owner_ids", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            number, colon, rest = value.get_secret_value().partition(":")
            if not (number.isdecimal() and colon and rest):
                raise ValueError("does not look like a token of BotFather (12345:ABC…)")
        return value

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("is no IANA time zone (such as Europe/Moscow)")
        return value

    @field_validator("country")
    @classmethod
    def _has_a_calendar(cls, value: str) -> str:
        calendar_of(value)
        return value

    @field_validator("bot_api_url", "webhook_url", "public_url")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError("is no http(s) address")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_SECRET must be set together with WEBHOOK_URL")
        return self

    @property
    def listens(self) -> bool:
        """Whether the program serves HTTP itself (webhook, ``/healthz``, forms)."""
        return self.http_port is not None or self.webhook_url is not None


def load() -> Settings:
    """Read the settings. Raises ``BadSettingError`` that names the first bad one."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"][:1]).upper()
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise BadSettingError(f"{name}: {reason}" if name else reason) from error
