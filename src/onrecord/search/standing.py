"""How an index stands: how much it holds, what was refused, how the last runs went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord.index.names import Kind
from onrecord.search.finding import Searcher

RUNS_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run; `counts` holds its outcomes over paths."""

    started_at: str
    state: str
    seconds: float
    counts: Mapping[str, int]
    error: str = ""


OUTCOMES: Final = ("seen", "indexed", "unchanged", "duplicate", "quarantined", "deferred", "skipped")


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of documents; `files` by state, `refused` by reason."""

    statements: int
    unattributed: int
    articles: int
    undated: int
    files: Mapping[str, int]
    refused: Mapping[str, int]
    runs: tuple[Run, ...]


def read_standing(elastic: Searcher) -> Standing:
    """Return the counts of the current documents and the last runs.

    Raises EngineError when Elasticsearch can't be asked.
    """
    current = {"bool": {"filter": [{"term": {"current": True}}]}}
    statements = _aggregate(elastic, Kind.STATEMENTS, current, unattributed={"missing": {"field": "speaker"}})
    articles = _aggregate(elastic, Kind.ARTICLES, current, undated={"filter": {"term": {"undated": True}}})
    files = _aggregate(
        elastic,
        Kind.FILES,
        {"match_all": {}},
        states={"terms": {"field": "state", "size": 20}},
        reasons={"terms": {"field": "reason", "size": 50}},
    )
    runs = elastic.search(
        Kind.RUNS, {"size": RUNS_SHOWN, "sort": [{"started_at": {"order": "desc", "unmapped_type": "date"}}]}
    )
    return Standing(
        statements=statements["hits"]["total"]["value"],
        unattributed=statements["aggregations"]["unattributed"]["doc_count"],
        articles=articles["hits"]["total"]["value"],
        undated=articles["aggregations"]["undated"]["doc_count"],
        files=_buckets(files["aggregations"]["states"]),
        refused=_buckets(files["aggregations"]["reasons"]),
        runs=tuple(_run(hit["_source"]) for hit in runs["hits"]["hits"]),
    )


def _aggregate(elastic: Searcher, kind: Kind, query: Mapping[str, Any], **aggs: Any) -> Mapping[str, Any]:
    return elastic.search(kind, {"size": 0, "track_total_hits": True, "query": dict(query), "aggs": aggs})


def _buckets(terms: Mapping[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in terms["buckets"]}


def _run(source: Mapping[str, Any]) -> Run:
    return Run(
        started_at=source.get("started_at", ""),
        state=source.get("state", ""),
        seconds=float(source.get("seconds", 0)),
        counts={name: int(source.get(name, 0)) for name in OUTCOMES},
        error=source.get("error", ""),
    )
