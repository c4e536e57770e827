"""What the parts of a run share: where things are kept, who reads, what was counted so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from onrecord.adapters.archive import Archive
from onrecord.adapters.elastic import Elastic
from onrecord.adapters.ledger import Ledger
from onrecord.adapters.ledger_rows import PathRow
from onrecord.adapters.quarantine import Quarantine
from onrecord.ingest.readers import Readers
from onrecord.ingest.summary import RunSummary
from onrecord.ingest.verdicts import Breaker
from onrecord.progress import Progress
from onrecord.settings import Settings


def now() -> datetime:
    """Return the moment in UTC. Only `received_at` and the records of runs ever depend on it."""
    return datetime.now(UTC)


def stamp_now() -> str:
    """Return the moment as the ledger and the documents of files and runs keep it."""
    return now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")[:-4] + "Z"


@dataclass(slots=True)
class Context:
    """One run's surroundings. `known` holds the rows of the paths as they were when it began."""

    settings: Settings
    ledger: Ledger
    elastic: Elastic
    archive: Archive
    quarantine: Quarantine
    readers: Readers
    summary: RunSummary
    progress: Progress
    breaker: Breaker = field(default_factory=Breaker)
    known: dict[bytes, PathRow] = field(default_factory=dict)
