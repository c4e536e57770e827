"""Files that survive a crash whole or not at all: written beside, flushed, renamed. Private to the owner."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from onrecord.errors import DiskFull, OnrecordError

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def make_folder(folder: Path) -> None:
    """Create `folder` and its parents, private to the user. Raises OnrecordError when that fails."""
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, folder) from None


def write_durably(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data`, on disk before the name appears. Raises OnrecordError.

    The folder's own entry is made durable by `flush_folder`, once for many files.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, PRIVATE_FILE)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise explain(error, path) from None


def flush_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Raises OnrecordError."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise explain(error, folder) from None


def explain(error: OSError, path: Path) -> OnrecordError:
    """Return an error of the disk in words a person can act on."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"no space left for {path}", remedy="free some space and run again; nothing is lost")
    said = os.strerror(error.errno) if error.errno is not None else str(error)
    return OnrecordError(f"can't write {path}: {said}", remedy="see who owns the data directory")
