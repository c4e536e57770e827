"""API keys in files: made when missing, worthless, of other rights or near their end; never shown.

A key that is only near its end is left to expire, so that whoever still holds it can finish.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO

from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_security import (
    Role,
    find_key,
    grant_key,
    invalidate_keys,
    rights_of,
)
from onrecord.adapters.elastic_setup import Change, Done
from onrecord.errors import SettingsError


def ensure_key(elastic: Elastic, role: Role, path: Path, *, days: int) -> Change:
    """See that `path` holds an API key with the rights of `role`. Raises EngineError, SettingsError."""
    old = _read(path)
    standing = find_key(elastic, old) if old else None
    if standing is not None:
        end = standing.expires_at
        left = timedelta.max if end is None else end - datetime.now(UTC)
        same = standing.rights == rights_of(role.descriptor())
        if same and end is not None and left > timedelta(days=days) / 3:
            _own(path)
            return Change("API key", role.name, Done.LEFT, f"until {end:%Y-%m-%d}, in {path}")
        reason = "near its end" if same and end is not None else "had other rights"
    else:
        reason = "the server did not accept the old one" if old else ""
    until = _renew(elastic, role, path, days)
    if standing is None or reason == "had other rights":
        _drop_others(elastic, role, path)
    note = f"until {until:%Y-%m-%d}, in {path}"
    if not reason:
        return Change("API key", role.name, Done.CREATED, note)
    return Change("API key", role.name, Done.CHANGED, f"{reason}; {note}")


def rotate_key(elastic: Elastic, role: Role, path: Path, *, days: int) -> Change:
    """Write a new API key to `path` and make every earlier one of this role worthless at once."""
    until = _renew(elastic, role, path, days)
    dropped = _drop_others(elastic, role, path)
    return Change(
        "API key", role.name, Done.CHANGED, f"until {until:%Y-%m-%d}, in {path}; {dropped} older withdrawn"
    )


def _renew(elastic: Elastic, role: Role, path: Path, days: int) -> datetime:
    # first the file: a key that nobody can keep must not come into being
    with _replacing(path) as file:
        file.write(grant_key(elastic, role, days=days))
    return datetime.now(UTC) + timedelta(days=days)


def _drop_others(elastic: Elastic, role: Role, path: Path) -> int:
    standing = find_key(elastic, _read(path))
    assert standing is not None
    return invalidate_keys(elastic, role.name, keep=standing.id)


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the key file {path} can't be read: {type(error).__name__}") from error


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """Yield a file that takes the place of `path` at the end, readable for its owner alone."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise SettingsError(
            f"the key file {path} can't be written: {error.strerror}",
            remedy="set ONRECORD_WRITER_KEY_FILE (or ONRECORD_KEEPER_KEY_FILE) to a place that is yours",
        ) from error
    finally:
        with suppress(OSError):
            fresh.unlink()


def _own(path: Path) -> None:
    """Close a file that somebody opened to others."""
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
