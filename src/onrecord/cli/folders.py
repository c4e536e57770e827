"""A data or cache folder that can't be used: an environment error, whichever command met it.

Only what rights and disks do counts; a file of ours that is missing is a bug and keeps its traceback.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from onrecord.errors import LedgerError, OnrecordError

_ENVIRONMENT: Final = frozenset(
    (
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.ENOTDIR,
        errno.EEXIST,  # a file stands where the folder should be made
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EIO,
    )
)


def folder_error(error: OSError) -> LedgerError | None:
    """Return `error` in words when it is about the rights or the disk of a folder of ours, else None."""
    from onrecord.settings import load_settings

    if error.errno not in _ENVIRONMENT or not isinstance(error.filename, str):
        return None
    met = Path(error.filename)
    try:
        settings = load_settings()
    except OnrecordError:  # without settings nothing of ours was opened
        return None
    for folder, variable in (
        (settings.data_dir, "ONRECORD_DATA_DIR"),
        (settings.cache_dir, "ONRECORD_CACHE_DIR"),
    ):
        if met.is_relative_to(folder) or folder.is_relative_to(met):
            return LedgerError(
                f"{folder} can't be used: {os.strerror(error.errno or 0)} ({met})",
                remedy=f"change its owner or rights, or set {variable} to another folder",
            )
    return None
