"""Rows of the ledger as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.adapters.inbox import Stamp
from onrecord.model import Reason, Rejected, Stage


class PathState(StrEnum):
    """What became of a path."""

    PRESENT = "present"  # holds accepted bytes
    GONE = "gone"
    ARCHIVED = "archived"  # we moved the file after reading it
    QUARANTINED = "quarantined"
    DEFERRED = "deferred"  # read later: still being written, or no place in this run
    SKIPPED = "skipped"  # must not or can't be read: a link, a pipe, no permission


HOLDING = (PathState.PRESENT, PathState.ARCHIVED, PathState.DEFERRED, PathState.SKIPPED)
"""A content is current while some path is in one of these states with it. A path that can't be read just
now, or is being written, keeps the bytes it was last seen with until it is known to have lost them."""


@dataclass(frozen=True, slots=True)
class PathRow:
    """One path. `sure`: an equal stamp proves equal bytes (it was old when the bytes were read)."""

    path: bytes
    root: bytes
    state: PathState
    first_seen: str
    changed_at: str
    refused: Rejected | None = None
    sha256: str | None = None
    stamp: Stamp | None = None
    sure: bool = False
    revision: int = 1

    @property
    def name(self) -> bytes:
        """The path below its root."""
        return self.path[len(self.root.rstrip(b"/")) + 1 :]


@dataclass(frozen=True, slots=True)
class ContentRow:
    """One content. `written` is the extractor version that the index holds, None while it is owed."""

    sha256: str
    size: int
    received_at: str
    written: int | None = None
    revision: int = 0
    standing: str = ""
    refused_by: int | None = None
    refused: Rejected | None = None
    card: str = "{}"
    touched: int = 0

    @property
    def version(self) -> int:
        """The version of its documents in the index."""
        return ((self.written or 0) << 20) | self.revision


def build_rejected(stage: str | None, reason: str | None, detail: str | None) -> Rejected | None:
    """Return the refusal that three columns hold."""
    if stage is None or reason is None:
        return None
    return Rejected(Stage(stage), Reason(reason), detail or "")
