"""Which Elasticsearch this installation speaks to: the one that is configured, or the embedded one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import SettingsError
from onrecord.progress import Progress, Silent

if TYPE_CHECKING:
    from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach an Elasticsearch. Secrets are kept out of `repr()`.

    `api_key` wins over user and password. `embedded` tells that the server is ours.
    """

    url: str
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    ca_certs: Path | None = None
    embedded: bool = False


def open_engine(settings: Settings, progress: Progress | None = None) -> Connection:
    """Return the configured Elasticsearch, or the embedded one, started when it doesn't run.

    A configured one isn't asked anything here. Raises SettingsError for credentials that can't be read, and
    what `onrecord.embedded.start` raises.
    """
    if settings.elasticsearch_url is None:
        # psutil and urllib are needed for the embedded one alone
        from onrecord import embedded

        return embedded.start(settings, progress or Silent())
    password = settings.elasticsearch_password
    return Connection(
        url=settings.elasticsearch_url,
        username=settings.elasticsearch_username,
        password=None if password is None else password.get_secret_value(),
        api_key=_api_key(settings),
        ca_certs=settings.elasticsearch_ca_certs,
    )


def open_keeper(settings: Settings, progress: Progress | None = None) -> Connection:
    """Return the engine as whoever rebuilds the indices: with the keeper's key where its file is named.

    The writer's key may not create an index. Raises what `open_engine` raises.
    """
    if settings.elasticsearch_url is None or settings.keeper_key_file is None:
        return open_engine(settings, progress)
    return replace(
        open_engine(settings, progress),
        api_key=_read_key(settings.keeper_key_file),
        username=None,
        password=None,
    )


def _api_key(settings: Settings) -> str | None:
    if settings.elasticsearch_api_key is not None:
        return settings.elasticsearch_api_key.get_secret_value()
    path = settings.elasticsearch_api_key_file
    return None if path is None else _read_key(path)


def _read_key(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"the API key in {path} can't be read: {type(error).__name__}",
            remedy="`onrecord setup` writes it; check the name of the file and its owner",
        ) from error
