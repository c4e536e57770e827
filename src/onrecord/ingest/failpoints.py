"""Places where a test can end a run: the boundaries of the protocol, by name.

ONRECORD_FAILPOINT names one, optionally with the number of the passage ("pending:2") and what happens there
("pending=enospc"): kill (the default), raise or enospc. Unset, as ever outside tests, nothing happens.
"""

from __future__ import annotations

import errno
import os
import signal
from collections import Counter

POINTS = (
    "claimed",  # the lock is held, nothing was looked at
    "listed",  # the inbox is listed, nothing was read
    "read",  # the files of a batch are read, nothing is kept
    "archived",  # their bytes are kept
    "pending",  # the ledger owes them to the index
    "statements",  # their statements are written
    "deletes",  # statements that are no longer there are deleted
    "articles",  # their articles are written
    "quarantined",  # the refused ones are in quarantine
    "settled",  # the ledger knows what became of the batch
    "files",  # the documents of the paths are written
    "gone",  # vanished paths are marked
    "replaced",  # contents that stand elsewhere now are rewritten
    "moving",  # the ledger says that a file was moved, it was not yet
    "moved",  # a file was moved
    "announced",  # a rebuild is about to lead the aliases to new indices
    "swapped",  # the aliases lead there, the ledger doesn't know
    "reported",  # the run's own document is in the ledger, not in the index
)

_passed: Counter[str] = Counter()


class FailpointReached(Exception):
    """Raised in tests only."""


def reach(point: str) -> None:
    """Pass a boundary of the protocol."""
    wanted = os.environ.get("ONRECORD_FAILPOINT")
    if not wanted:
        return
    place, _, act = wanted.partition("=")
    name, _, number = place.partition(":")
    if name != point:
        return
    _passed[point] += 1
    if _passed[point] != int(number or 1):
        return
    if act == "raise":
        raise FailpointReached(point)
    if act == "enospc":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.kill(os.getpid(), signal.SIGKILL)
