"""From a permalink to what it names: a statement, the passages of a turn, or an article's statements."""

from __future__ import annotations

import re
from typing import Any

from onrecord.index.names import Kind
from onrecord.search.finding import Searcher, find_paths
from onrecord.search.results import StatementHit, parse_statement

_STATEMENT = re.compile(r"[0-9a-f]{16}:\d+-\d+")
_ARTICLE = re.compile(r"[0-9a-f]{16,64}")

MOST = 1_000
"""Statements that are shown of one article."""


def is_permalink(text: str) -> bool:
    """Tell whether `text` has the form of an id that onrecord prints."""
    return _STATEMENT.fullmatch(text) is not None or _ARTICLE.fullmatch(text) is not None


def look_up(elastic: Searcher, permalink: str) -> tuple[StatementHit, ...]:
    """Return the statement or the passages under `permalink`, in the order of the page; old versions too.

    Raises EngineError when Elasticsearch can't be asked.
    """
    if _STATEMENT.fullmatch(permalink):
        query: dict[str, Any] = {
            "bool": {
                "should": [{"term": {"id": permalink}}, {"term": {"turn_id": permalink}}],
                "minimum_should_match": 1,
            }
        }
    else:
        query = {"prefix": {"article_id": permalink}}
    body = {"query": query, "size": MOST, "sort": ["article_id", "start", {"end": "desc"}]}
    hits = elastic.search(Kind.STATEMENTS, body)["hits"]["hits"]
    exact = [hit for hit in hits if hit["_source"]["id"] == permalink]
    paths = find_paths(elastic, tuple({hit["_source"]["article_id"] for hit in hits}))
    return tuple(parse_statement(hit, paths) for hit in exact or hits)
