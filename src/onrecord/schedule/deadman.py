"""The dead-man check: when did an ingest run complete last? Asked of the index, not of the scheduler."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from onrecord.errors import OnrecordError
from onrecord.index.names import Kind


class Searcher(Protocol):
    """Whatever answers searches over our aliases."""

    def search(self, kinds: Kind, body: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to a search request."""
        ...


class ScheduleSilent(OnrecordError):
    """No ingest run has completed for too long."""


def last_completed(elastic: Searcher) -> datetime | None:
    """Return when the last ingest run completed; None when none ever did. Raises EngineError."""
    body = {
        "size": 1,
        "query": {"bool": {"filter": [{"term": {"state": "completed"}}, {"term": {"kind": "ingest"}}]}},
        "sort": [{"ended_at": {"order": "desc", "unmapped_type": "date"}}],
    }
    hits = elastic.search(Kind.RUNS, body)["hits"]["hits"]
    if not hits:
        return None
    return datetime.fromisoformat(hits[0]["_source"]["ended_at"].replace("Z", "+00:00"))


def check_alive(elastic: Searcher, silent: timedelta, now: datetime | None = None) -> str:
    """Return when the last run completed, in words. Raises ScheduleSilent when that is too long ago."""
    last, moment = last_completed(elastic), now or datetime.now(UTC)
    remedy = "look at the failed runs in Prefect and at `onrecord status`; is a worker running?"
    if last is None:
        raise ScheduleSilent("no ingest run has ever completed", remedy=remedy)
    minutes = (moment - last).total_seconds() / 60
    if moment - last > silent:
        raise ScheduleSilent(
            f"the last ingest run completed {minutes:.0f} minutes ago, at {last:%Y-%m-%d %H:%M} UTC",
            remedy=remedy,
        )
    return f"the last ingest run completed {minutes:.0f} minutes ago"
