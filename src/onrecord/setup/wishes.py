"""What `onrecord setup` is asked for: read from the environment, or from the file that NAME_FILE names."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import AliasChoices, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from onrecord.errors import SettingsError


def _named(name: str) -> AliasChoices:
    return AliasChoices(name, name.removeprefix("ONRECORD_").lower())


class Wishes(BaseSettings):
    """Identities, passwords and places for set-up. What isn't set isn't made, and said so."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        populate_by_name=True,
    )

    elastic_username: str = Field(
        "elastic", validation_alias=_named("ELASTIC_USERNAME"), description="user that sets up"
    )
    elastic_password: SecretStr | None = Field(
        None, validation_alias=_named("ELASTIC_PASSWORD"), description="its password"
    )
    elastic_password_file: Path | None = Field(None, validation_alias=_named("ELASTIC_PASSWORD_FILE"))
    elastic_new_password: SecretStr | None = Field(
        None,
        validation_alias=_named("ELASTIC_NEW_PASSWORD"),
        description="password that it gets from `onrecord setup password`",
    )
    elastic_new_password_file: Path | None = Field(None, validation_alias=_named("ELASTIC_NEW_PASSWORD_FILE"))
    kibana_system_password: SecretStr | None = Field(
        None,
        validation_alias=_named("KIBANA_SYSTEM_PASSWORD"),
        description="password that Kibana itself logs in with",
    )
    kibana_system_password_file: Path | None = Field(
        None, validation_alias=_named("KIBANA_SYSTEM_PASSWORD_FILE")
    )
    reader_password: SecretStr | None = Field(
        None,
        validation_alias=_named("ONRECORD_READER_PASSWORD"),
        description="password of the user onrecord_reader",
    )
    reader_password_file: Path | None = Field(None, validation_alias=_named("ONRECORD_READER_PASSWORD_FILE"))
    writer_key_file: Path | None = Field(
        None,
        validation_alias=_named("ONRECORD_WRITER_KEY_FILE"),
        description="where the API key for ingest is written, 0600",
    )
    keeper_key_file: Path | None = Field(
        None,
        validation_alias=_named("ONRECORD_KEEPER_KEY_FILE"),
        description="where the API key for reindex is written, 0600",
    )
    key_days: int = Field(
        90,
        ge=1,
        le=90,
        validation_alias=_named("ONRECORD_KEY_DAYS"),
        description="days until an API key expires; it is renewed when a third is left",
    )
    kibana_ca_certs: Path | None = Field(
        None,
        validation_alias=_named("KIBANA_CA_CERTS"),
        description="certificate authority of Kibana; unset: that of Elasticsearch",
    )

    @model_validator(mode="after")
    def _read_files(self) -> Self:
        for name in ("elastic_password", "elastic_new_password", "kibana_system_password", "reader_password"):
            path: Path | None = getattr(self, f"{name}_file")
            if path is None or getattr(self, name) is not None:
                continue
            try:
                value = path.read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise ValueError(f"{path} can't be read: {type(error).__name__}") from None
            if not value:
                raise ValueError(f"{path} is empty")
            setattr(self, name, SecretStr(value))
        return self


def load_wishes() -> Wishes:
    """Return what the environment asks set-up for. Raises SettingsError naming the variable or the file."""
    try:
        return Wishes()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"])
        said = f"{name}: {first['msg']}" if name else str(first["msg"])
        raise SettingsError(
            f"set-up can't use a setting: {said}", remedy="see `onrecord setup --help`"
        ) from None
