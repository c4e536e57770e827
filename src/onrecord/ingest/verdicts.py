"""What Elasticsearch said about contents, and when so many refusals can't be the contents' fault."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from onrecord.errors import RunStopped
from onrecord.ingest.messages import Answer
from onrecord.model import Reason, Rejected

REFUSED_SHARE = 0.15
"""Above it the index is at fault (another mapping, say), not the files."""
REFUSED_LEAST = 5

FAILED_SHARE = 0.5
"""Above it the installation is broken (a library, a limit), not the files."""
FAILED_LEAST = 10
_FAILURES = (Reason.EXTRACTOR_CRASHED, Reason.EXTRACTOR_ERROR)


@dataclass(slots=True)
class Verdicts:
    """What became of the contents of one batch. `versions`: the document version that stands in the index."""

    versions: dict[str, int] = field(default_factory=dict)
    newer_there: set[str] = field(default_factory=set)
    refused: dict[str, Rejected] = field(default_factory=dict)
    statements: int = 0


@dataclass(slots=True)
class Breaker:
    """Counts the refusals of the index over a run, and stops it when there are too many."""

    tried: int = 0
    refused: int = 0
    read: int = 0
    failed: int = 0

    def check_reading(self, answers: Collection[Answer]) -> None:
        """Count what was read. Raises RunStopped when reading itself seems broken."""
        failures = [a for a in answers if isinstance(a, Rejected) and a.reason in _FAILURES]
        self.read += len(answers)
        self.failed += len(failures)
        if self.failed >= FAILED_LEAST and self.failed > FAILED_SHARE * self.read:
            raise RunStopped(
                f"{self.failed} of {self.read} files could not be read by a fault of ours"
                f" ({failures[0].detail if failures else 'see before'})",
                remedy="see `onrecord doctor`; no file of this batch was blamed",
            )

    def check(self, tried: int, refused: dict[str, Rejected]) -> None:
        """Count a batch. Raises RunStopped, before anything is put into quarantine for it."""
        self.tried += tried
        self.refused += len(refused)
        if self.refused >= REFUSED_LEAST and self.refused > REFUSED_SHARE * self.tried:
            example = next(iter(refused.values())).detail if refused else ""
            raise RunStopped(
                f"Elasticsearch refused {self.refused} of {self.tried} contents ({example})",
                remedy="its indices are not those of this version: run `onrecord setup`; no file was blamed",
            )
