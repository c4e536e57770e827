"""What a run did: every path seen has exactly one outcome, and the sum is checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from onrecord import __version__
from onrecord.index.documents import RunDocument
from onrecord.model import EXTRACTOR_VERSION, Reason, Stage


class Outcome(StrEnum):
    """What a run came to for one path."""

    INDEXED = "indexed"  # its content was written
    UNCHANGED = "unchanged"  # nothing to do; also a file that was moved or renamed
    DUPLICATE = "duplicate"  # a new path with bytes that another path holds too
    QUARANTINED = "quarantined"
    DEFERRED = "deferred"  # a later run reads it
    SKIPPED = "skipped"  # not a regular file, unreadable, vanished


REFUSED = {
    Reason.WAITING: Outcome.DEFERRED,
    Reason.NOT_REGULAR: Outcome.SKIPPED,
    Reason.OUTSIDE_ROOT: Outcome.SKIPPED,
    Reason.UNREADABLE: Outcome.SKIPPED,
    Reason.VANISHED: Outcome.SKIPPED,
}
"""The outcome of a refusal; every other reason means quarantine."""


def outcome_of(reason: Reason) -> Outcome:
    """Return the outcome that a refusal with `reason` has."""
    return REFUSED.get(reason, Outcome.QUARANTINED)


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A path that was not indexed, as shown to people. `known`: an earlier run had refused it already."""

    path: str
    outcome: Outcome
    stage: Stage
    reason: Reason
    detail: str
    known: bool = False


@dataclass(slots=True)
class RunSummary:
    """The counts of one run. Times are ISO 8601 in UTC."""

    id: str
    kind: str
    started_at: str
    inbox: tuple[str, ...] = ()
    ended_at: str = ""
    seconds: float = 0.0
    state: str = "running"  # running, completed, stopped, killed
    error: str = ""
    seen: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[Reason] = field(default_factory=Counter)
    refused: list[RefusedFile] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)  # seconds, path
    changed: int = 0  # paths that hold other bytes than before
    moved: int = 0  # paths whose bytes stood elsewhere before
    gone: int = 0
    archived: int = 0  # files that were moved to archive_to
    newer_there: int = 0  # contents that a newer onrecord had written
    articles: int = 0  # article documents written
    statements: int = 0  # statement documents written
    bytes: int = 0
    notes: list[str] = field(default_factory=list)

    def count(self, outcome: Outcome) -> int:
        """Return how many paths came to `outcome`."""
        return self.outcomes[outcome]

    def add(self, outcome: Outcome, refused: RefusedFile | None = None) -> None:
        """Count one path."""
        self.outcomes[outcome] += 1
        if refused is not None:
            self.reasons[refused.reason] += 1
            self.refused.append(refused)

    def time(self, path: str, seconds: float) -> None:
        """Keep the ten files that took longest to read."""
        self.slowest.append((seconds, path))
        self.slowest.sort(reverse=True)
        del self.slowest[10:]

    def check_law(self) -> None:
        """Hold the law: seen = indexed + unchanged + duplicate + quarantined + deferred + skipped."""
        told = sum(self.outcomes.values())
        if told != self.seen:
            raise AssertionError(f"{self.seen} paths seen, {told} accounted for: {dict(self.outcomes)}")

    @property
    def document(self) -> RunDocument:
        """The run as it stands in the index: counts by outcome and reason, times, slowest files."""
        document: dict[str, Any] = {
            "id": self.id,
            "kind": self.kind,
            "state": self.state,
            "started_at": self.started_at,
            "inbox": list(self.inbox),
            "seen": self.seen,
            **{outcome.value: self.outcomes[outcome] for outcome in Outcome},
            **{f"reason_{reason.value}": number for reason, number in sorted(self.reasons.items())},
            "changed": self.changed,
            "moved": self.moved,
            "gone": self.gone,
            "statements": self.statements,
            "bytes": self.bytes,
            "seconds": round(self.seconds, 3),
            "slowest": [f"{seconds:.2f} s {path}" for seconds, path in self.slowest],
            "onrecord_version": __version__,
            "extractor_version": EXTRACTOR_VERSION,
        }
        if self.ended_at:
            document["ended_at"] = self.ended_at
        if self.error:
            document["error"] = self.error[:1000]
        return document
