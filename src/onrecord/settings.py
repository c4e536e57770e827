"""All settings, read from the environment (prefix ONRECORD_) or `.env`; the README holds the same table."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import platformdirs
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from onrecord.errors import SettingsError


class AfterReading(StrEnum):
    """What happens to a file in the inbox once it is indexed."""

    LEAVE = "leave"
    ARCHIVE = "archive"


class EngineCompiler(StrEnum):
    """How far the embedded server compiles itself while it runs."""

    FULL = "full"
    QUICK = "quick"


class Settings(BaseSettings):
    """Settings of one installation. Secrets are only ever read from the environment or a file."""

    model_config = SettingsConfigDict(
        env_prefix="ONRECORD_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # compose passes unset variables on as empty ones
        extra="ignore",
        populate_by_name=True,
    )

    inbox: Path = Field(Path("inbox"), description="folder that is watched for new text files")
    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("onrecord", appauthor=False)),
        description="ledger, archive, quarantine and the embedded engine's data",
    )
    cache_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_cache_dir("onrecord", appauthor=False)),
        description="downloaded server and Java, shared by all data directories",
    )
    patterns: Annotated[tuple[str, ...], NoDecode] = Field(
        ("*.txt", "*.text", "*.md", "*.html", "*.htm", "*.xhtml"),
        description="file names that are picked up, comma separated",
    )
    recursive: bool = Field(True, description="look into subfolders of the inbox")
    settle_seconds: float = Field(
        2.0, ge=0, description="a file must be unchanged this long before it is read"
    )
    max_file_bytes: int = Field(20_000_000, gt=0, description="larger files are quarantined")
    max_run_files: int = Field(100_000, gt=0, description="files read in one run at most; the rest wait")
    max_run_bytes: int = Field(
        4_000_000_000, gt=0, description="bytes read in one run at most; the rest wait"
    )
    max_quarantine_bytes: int = Field(
        5_000_000_000,
        gt=0,
        description="refused bytes that are kept at most; the run that would pass it stops",
    )
    batch_size: int = Field(500, gt=0, description="files per batch and per Prefect task")
    workers: int = Field(2, gt=0, description="child processes that read files")
    extract_seconds: float = Field(30.0, gt=0, description="time limit for reading one file")
    extract_bytes: int = Field(1_000_000_000, gt=0, description="memory limit for one reading child")
    retry_seconds: float = Field(
        60.0, gt=0, description="a run waits this long for an Elasticsearch that doesn't answer, then stops"
    )
    vanish_fraction: float = Field(
        0.2,
        gt=0,
        le=1,
        description="a run stops when more than this share of the known files is gone at once",
    )
    after_reading: AfterReading = Field(
        AfterReading.LEAVE, description="leave read files, or move them to archive_to"
    )
    archive_to: Path | None = Field(None, description="folder that read files are moved to")
    index_prefix: str = Field(
        "onrecord", pattern=r"^onrecord[a-z0-9-]*$", description="first part of all index names"
    )
    engine_heap: str = Field("512m", pattern=r"^\d+[mg]$", description="heap of the embedded server")
    engine_compiler: EngineCompiler = Field(
        EngineCompiler.FULL,
        description="quick: the embedded server starts with half the work; full: it is twice as fast later",
    )
    engine_port: int = Field(0, ge=0, le=65535, description="port of the embedded server; 0 picks a free one")

    elasticsearch_url: str | None = Field(
        None,
        validation_alias=AliasChoices("ELASTICSEARCH_URL", "elasticsearch_url"),
        description="an existing Elasticsearch 9; unset: the embedded engine",
    )
    elasticsearch_api_key: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("ELASTICSEARCH_API_KEY", "elasticsearch_api_key"),
        description="API key",
    )
    elasticsearch_api_key_file: Path | None = Field(
        None,
        validation_alias=AliasChoices("ELASTICSEARCH_API_KEY_FILE", "elasticsearch_api_key_file"),
        description="file that holds the API key",
    )
    keeper_key_file: Path | None = Field(
        None, description="file that holds the API key for reindex; the writer's may not create indices"
    )
    elasticsearch_username: str | None = Field(
        None,
        validation_alias=AliasChoices("ELASTICSEARCH_USERNAME", "elasticsearch_username"),
        description="user",
    )
    elasticsearch_password: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("ELASTICSEARCH_PASSWORD", "elasticsearch_password"),
        description="password of that user",
    )
    elasticsearch_ca_certs: Path | None = Field(
        None,
        validation_alias=AliasChoices("ELASTICSEARCH_CA_CERTS", "elasticsearch_ca_certs"),
        description="certificate authority of that Elasticsearch",
    )
    kibana_url: str | None = Field(
        None,
        validation_alias=AliasChoices("KIBANA_URL", "kibana_url"),
        description="Kibana, for links and set-up",
    )

    @field_validator("patterns", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(part for part in (piece.strip() for piece in value.split(",")) if part)
        return value

    @property
    def ledger_path(self) -> Path:
        """The SQLite ledger."""
        return self.data_dir / "ledger.sqlite"

    @property
    def archive_dir(self) -> Path:
        """Content-addressed raw files."""
        return self.data_dir / "archive"

    @property
    def quarantine_dir(self) -> Path:
        """Refused files by hash, with their records."""
        return self.data_dir / "quarantine"

    @property
    def engine_dir(self) -> Path:
        """Data, configuration and password of the embedded engine."""
        return self.data_dir / "engine"


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """Return the settings of this process, read once.

    Raises SettingsError naming the variable when a value can't be used, or `.env` when it can't be read.
    """
    try:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise SettingsError(
            f"the file .env of this folder can't be read: {why}",
            remedy="mend it, or run the command in another folder",
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        if not name.startswith(("ELASTICSEARCH_", "KIBANA_")):
            name = f"ONRECORD_{name}"
        raise SettingsError(
            f"the setting {name} can't be used: {first['msg']}",
            remedy="see the table of settings in the README",
        ) from None
