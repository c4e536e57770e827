"""Read files out of the inbox, where the user asked for that: renamed into `archive_to`, never deleted.

The ledger says so first. A run that dies in between finds the file again, knows its bytes and moves it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from onrecord.adapters.inbox import Entry, Stamp, show_path
from onrecord.adapters.ledger_rows import PathState
from onrecord.errors import SettingsError
from onrecord.ingest.context import Context, stamp_now
from onrecord.ingest.failpoints import reach
from onrecord.settings import AfterReading, Settings


def check_move(settings: Settings, roots: Iterable[bytes]) -> None:
    """See that files can be renamed from every root into `archive_to`. Raises SettingsError."""
    if settings.after_reading is not AfterReading.ARCHIVE:
        return
    target = settings.archive_to
    if target is None:
        raise SettingsError(
            "ONRECORD_AFTER_READING=archive needs a folder to move read files to",
            remedy="set ONRECORD_ARCHIVE_TO to a folder outside the inbox, on the same file system",
        )
    target.mkdir(parents=True, exist_ok=True)
    for root in roots:
        inbox = Path(os.fsdecode(root))
        if Path(os.path.realpath(target)).is_relative_to(inbox):
            raise SettingsError(
                f"ONRECORD_ARCHIVE_TO lies in the inbox {inbox}", remedy="choose a folder outside of it"
            )
        if target.stat().st_dev != inbox.stat().st_dev:
            raise SettingsError(
                f"ONRECORD_ARCHIVE_TO is on another file system than {inbox}",
                remedy="files are only ever renamed: choose a folder on the same file system",
            )


def move_read_files(context: Context, entries: Iterable[Entry]) -> None:
    """Move the indexed files among `entries` to `archive_to`. Raises LedgerError."""
    settings = context.settings
    if settings.after_reading is not AfterReading.ARCHIVE or settings.archive_to is None:
        return
    ledger = context.ledger
    for entry in entries:
        row = ledger.paths.find(entry.path)
        if row is None or row.state is not PathState.PRESENT or row.sha256 is None:
            continue
        content = ledger.contents.find([row.sha256]).get(row.sha256)
        if content is None or content.written is None or not _is_still(entry.path, row.stamp):
            continue
        with ledger.transaction():
            ledger.paths.store(replace(row, state=PathState.ARCHIVED, changed_at=stamp_now(), sure=False))
        reach("moving")
        target = _free_name(settings.archive_to / os.fsdecode(entry.name), row.sha256)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.rename(entry.path, os.fsencode(target))  # noqa: PTH104 - bytes
        except OSError as error:
            with ledger.transaction():
                ledger.paths.store(replace(row, changed_at=stamp_now()))
            context.summary.notes.append(f"{show_path(entry.name)} was not moved: {error.strerror}")
            continue
        context.summary.archived += 1
        reach("moved")


def _is_still(path: bytes, stamp: Stamp | None) -> bool:
    """Tell whether a path still holds the bytes that were read: what changed since is read first."""
    try:
        return Stamp.of(os.lstat(path)) == stamp
    except OSError:
        return False


def _free_name(target: Path, sha256: str) -> Path:
    """Return a name that overwrites nothing: another file of that name keeps its place."""
    if not os.path.lexists(target):
        return target
    number = 0
    while True:
        tail = f".{sha256[:8]}" + (f".{number}" if number else "")
        free = target.with_name(f"{target.stem[:200]}{tail}{target.suffix[:40]}")
        if not os.path.lexists(free):
            return free
        number += 1
