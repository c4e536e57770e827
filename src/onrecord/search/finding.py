"""Asking Elasticsearch: statements, then articles that hit only in headline or body, then their files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from onrecord.index.names import Kind
from onrecord.search.bodies import article_body, statement_body
from onrecord.search.request import Request, Scope
from onrecord.search.results import Results, parse_article, parse_statement

Answer = Mapping[str, Any]


class Searcher(Protocol):
    """What is needed of `onrecord.adapters.elastic.Elastic`."""

    def search(self, kinds: Kind, body: Mapping[str, Any]) -> Answer:
        """Return the answer to `body` from the alias of a kind of index."""
        ...


def find(elastic: Searcher, request: Request) -> Results:
    """Return what answers `request`.

    Raises EngineError when Elasticsearch can't be asked.
    """
    statements: Answer = {}
    articles: Answer = {}
    if request.scope is not Scope.ARTICLES:
        statements = elastic.search(Kind.STATEMENTS, statement_body(request))
    if request.scope is Scope.ARTICLES or (request.scope is Scope.ALL and not request.about_statements):
        articles = elastic.search(Kind.ARTICLES, article_body(request, known=_known_articles(statements)))
    hits = [*_hits(statements), *_hits(articles)]
    paths = find_paths(elastic, tuple({_article_id(hit) for hit in hits}))
    return Results(
        statements=tuple(parse_statement(hit, paths) for hit in _hits(statements)),
        articles=tuple(parse_article(hit, paths) for hit in _hits(articles)),
        statement_total=_total(statements),
        article_total=_total(articles),
        milliseconds=statements.get("took", 0) + articles.get("took", 0),
        complete=not (statements.get("timed_out") or articles.get("timed_out")),
    )


def find_paths(elastic: Searcher, article_ids: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the paths that hold each article now, in order; an article that none holds is left out."""
    if not article_ids:
        return {}
    body = {
        "query": {"bool": {"filter": [{"terms": {"sha256": list(article_ids)}}]}},
        "_source": ["sha256", "path", "root"],
        "sort": ["path"],
        "size": 1_000,
    }
    found: dict[str, list[str]] = {}
    for hit in _hits(elastic.search(Kind.FILES, body)):
        source = hit["_source"]
        found.setdefault(source["sha256"], []).append(source["path"])
    return {article_id: tuple(paths) for article_id, paths in found.items()}


def _known_articles(statements: Answer) -> tuple[str, ...]:
    buckets = statements.get("aggregations", {}).get("articles", {}).get("buckets", ())
    return tuple(bucket["key"] for bucket in buckets)


def _hits(answer: Answer) -> list[dict[str, Any]]:
    hits: list[dict[str, Any]] = answer.get("hits", {}).get("hits", [])
    return hits


def _total(answer: Answer) -> int:
    total: int = answer.get("hits", {}).get("total", {}).get("value", 0)
    return total


def _article_id(hit: Mapping[str, Any]) -> str:
    source = hit["_source"]
    article_id: str = source.get("article_id") or source["sha256"]
    return article_id
