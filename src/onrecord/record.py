"""The public record of one file: what `onrecord read --json` prints. Fields may be added, never renamed."""

from __future__ import annotations

import hashlib
from typing import Any

from onrecord.model import Article, Chosen, DateClaim, Found, Mark, Rejected, SourceFormat, Statement

Record = dict[str, Any]

_EMPTY: Record = {
    "path": None, "sha256": None, "format": None, "encoding": None, "language": None, "text": None,
    "text_sha256": None, "headline": None, "authors": [], "agencies": [], "publisher": None,
    "published": None, "updated": None, "dateline": None, "body": None, "statements": [],
    "incomplete": [], "rejected": None,
}  # fmt: skip


def build_record(path: str, sha256: str, result: Article | Rejected) -> Record:
    """Return the record of the file at `path` as plain JSON values."""
    if isinstance(result, Rejected):
        refused = {"stage": result.stage.value, "reason": result.reason.value, "detail": result.detail}
        return {**_EMPTY, "path": path, "sha256": sha256, "rejected": refused}
    source = result.page.source
    is_html = source.format is SourceFormat.HTML
    return {
        **_EMPTY,
        "path": path,
        "sha256": sha256,
        "format": source.format.value,
        "encoding": source.encoding,
        "language": result.page.language,
        "text": source.text if is_html else None,
        "text_sha256": hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
        if is_html
        else None,
        "headline": result.headline.value if result.headline else None,
        "authors": [author.value for author in result.authors],
        "agencies": [agency.value for agency in result.agencies],
        "publisher": result.publisher.value if result.publisher else None,
        "published": _stamp(result.published),
        "updated": _stamp(result.updated),
        "dateline": _dateline(result),
        "body": result.page.body,
        "statements": [_statement(statement, result) for statement in result.statements],
        "incomplete": [reason.value for reason in result.incomplete],
    }


def _stamp(chosen: Chosen[DateClaim] | None) -> Record | None:
    if chosen is None or chosen.value.date is None or chosen.value.date.precision is None:
        return None
    found, date = chosen.found, chosen.value.date
    precision = date.precision
    return {
        "date": date.iso,
        "time": date.time,
        "utc_offset": date.utc_offset,
        "precision": precision.value if precision else None,
        "rule": found.rule,
        "printed": found.printed,
        "start": found.span.start if found.span else None,
        "end": found.span.end if found.span else None,
        "zone": date.zone,
        "flags": list(chosen.value.flags),
        "reason": chosen.reason,
        "rivals": [
            {"printed": rival.found.printed, "rule": rival.found.rule, "why_not": rival.why_not}
            for rival in chosen.rejected
        ],
    }


def _dateline(article: Article) -> Record | None:
    found = article.dateline
    if found is None:
        return None
    date = found.value.date
    return {
        "place": found.value.place,
        "date": date.iso if date else None,
        "agencies": list(found.value.agencies),
        **_span(found),
    }


def _span(found: Found[Any]) -> Record:
    return {"start": found.span.start if found.span else None, "end": found.span.end if found.span else None}


def _mark(mark: Mark | None) -> Record | None:
    return {"text": mark.text, "start": mark.span.start, "end": mark.span.end} if mark else None


def _statement(statement: Statement, article: Article) -> Record:
    text = article.page.source.text
    speaker = statement.speaker
    turn = statement.turn
    return {
        "id": statement.identity(article.sha256),
        "kind": statement.kind.value,
        "text": statement.span.of(text),
        "start": statement.span.start,
        "end": statement.span.end,
        "fragments": [[fragment.start, fragment.end] for fragment in statement.fragments],
        "speaker": speaker.name if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_kind": speaker.kind.value if speaker else None,
        "speaker_key": speaker.key if speaker else None,
        "speaker_rule": speaker.rule if speaker else None,
        "mention": _mark(statement.mention),
        "cue": _mark(statement.cue),
        "cue_class": statement.cue_class.value,
        "rule": statement.rule,
        "said_on": _mark(statement.said_on),
        "spoken": statement.spoken.iso if statement.spoken else None,
        "turn": f"{article.sha256[:16]}:{turn.start}-{turn.end}" if turn else None,
        "incomplete": list(statement.incomplete),
    }
