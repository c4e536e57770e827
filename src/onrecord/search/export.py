"""Hits for programs and spreadsheets: JSON values and CSV rows. A cell never starts a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, Final

from onrecord.search.marked import Marked
from onrecord.search.results import ArticleFacts, ArticleHit, Results, StatementHit
from onrecord.search.stated import Stated

COLUMNS: Final = (
    "is", "id", "kind", "speaker", "speaker_role", "speaker_printed", "cue", "cue_class", "text", "published",
    "precision", "headline", "authors", "agencies", "publisher", "language", "paths", "incomplete",
)  # fmt: skip

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_values(results: Results) -> Iterable[dict[str, Any]]:
    """Give each hit as a JSON object; `is` tells statements from articles, `hits` are offsets into `text`."""
    for statement in results.statements:
        yield statement_value(statement)
    for article in results.articles:
        yield {
            "is": "article",
            "id": article.article.article_id,
            **_article(article.article),
            "headline_hits": _spans(article.headline),
            "snippets": [{"text": part.text, "hits": _spans(part)} for part in article.snippets],
        }


def to_csv(results: Results) -> str:
    """Return all hits as CSV with a header line and CRLF, as spreadsheets expect it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    hits: tuple[StatementHit | ArticleHit, ...] = (*results.statements, *results.articles)
    for hit in hits:
        writer.writerow([harmless(cell) for cell in _row(hit)])
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that a spreadsheet shows instead of running it: what could open a formula gets a mark."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _row(hit: StatementHit | ArticleHit) -> tuple[str, ...]:
    facts = hit.article
    shared = (
        str(facts.published), facts.published.precision, facts.headline, "; ".join(facts.authors),
        "; ".join(facts.agencies), facts.publisher, facts.language, "; ".join(facts.paths),
    )  # fmt: skip
    if isinstance(hit, ArticleHit):
        snippets = " … ".join(part.text for part in hit.snippets)
        return ("article", facts.article_id, "", "", "", "", "", "", snippets, *shared, "")
    return (
        "statement", hit.id, hit.kind, hit.speaker, hit.role, hit.speaker_printed, hit.cue, hit.cue_class,
        hit.text.text, *shared, "; ".join(hit.incomplete),
    )  # fmt: skip


def statement_value(hit: StatementHit) -> dict[str, Any]:
    """Return a statement as a JSON object."""
    return {
        "is": "statement",
        "id": hit.id,
        "kind": hit.kind,
        "text": hit.text.text,
        "hits": _spans(hit.text),
        "start": hit.start,
        "end": hit.end,
        "speaker": hit.speaker or None,
        "speaker_role": hit.role or None,
        "speaker_printed": hit.speaker_printed or None,
        "cue": hit.cue or None,
        "cue_class": hit.cue_class or None,
        "before": hit.before or None,
        "after": hit.after or None,
        "turn": hit.turn_id or None,
        "incomplete": list(hit.incomplete),
        "rule": hit.rule or None,
        "speaker_rule": hit.speaker_rule or None,
        "article": hit.article.article_id,
        **_article(hit.article),
    }


def _article(facts: ArticleFacts) -> dict[str, Any]:
    return {
        "headline": facts.headline or None,
        "published": _stated(facts.published),
        "authors": list(facts.authors),
        "agencies": list(facts.agencies),
        "publisher": facts.publisher or None,
        "language": facts.language or None,
        "collections": list(facts.collections),
        "current": facts.current,
        "paths": list(facts.paths),
        "text_sha256": facts.text_sha256 or None,
    }


def _stated(stated: Stated) -> dict[str, Any] | None:
    if not stated.date:
        return None
    return {
        "date": stated.date,
        "time": stated.time or None,
        "utc_offset": stated.utc_offset,
        "precision": stated.precision,
        "printed": stated.printed or None,
    }


def _spans(marked: Marked) -> list[list[int]]:
    return [[span.start, span.end] for span in marked.hits]
