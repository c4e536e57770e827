"""The protocol of a run: claim, list, read in children, keep, write, judge, record. No scheduler in it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.ingest.preparing import Batch
    from onrecord.ingest.reindexing import reindex
    from onrecord.ingest.releasing import release
    from onrecord.ingest.run import Run, open_run, run_ingest
    from onrecord.ingest.summary import Outcome, RefusedFile, RunSummary

__all__ = [
    "Batch",
    "Outcome",
    "RefusedFile",
    "Run",
    "RunSummary",
    "open_run",
    "reindex",
    "release",
    "run_ingest",
]

_HOMES = {
    "Batch": "preparing",
    "Outcome": "summary",
    "RefusedFile": "summary",
    "Run": "run",
    "RunSummary": "summary",
    "open_run": "run",
    "reindex": "reindexing",
    "release": "releasing",
    "run_ingest": "run",
}


def __getattr__(name: str) -> Any:
    """Load on first use: a reading child lives in this package and must not load the engine's client."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"onrecord.ingest.{_HOMES[name]}"), name)
