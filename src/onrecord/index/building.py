"""Article -> documents: what is stored of one content. Pure: one article, always the same documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, cast

from onrecord.index.context import Context
from onrecord.index.date_fields import build_instant, build_point, build_published, build_range, build_updated
from onrecord.index.documents import ArticleDocument, ArticleFields, StatementDocument
from onrecord.index.shown import cut_parts, scrub, scrub_line
from onrecord.model import (
    Article,
    BlockKind,
    PartialDate,
    Reason,
    Rejected,
    Span,
    Stage,
    Statement,
    StatementKind,
)

BODY_FIELDS = ("body", *(f"body_{number:02d}" for number in range(2, 22)))
"""The body goes into the first; one of more than a million characters goes on in the next."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a content beside its bytes: when it came, how large it is, where it stands now."""

    received_at: datetime | None = None
    size: int = 0
    collections: tuple[str, ...] = ()
    current: bool = True


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one content."""

    article: ArticleDocument
    statements: tuple[StatementDocument, ...]


def build_documents(article: Article, standing: Standing) -> Documents | Rejected:
    """Return the documents of `article`; Rejected(too_large) when its body fits no document."""
    shared = _shared(article, standing)
    statements = tuple(_unique(_statements(article, shared)))
    body = scrub(article.page.body)
    parts = list(cut_parts(body))
    if len(parts) > len(BODY_FIELDS):
        return Rejected(Stage.INDEX, Reason.TOO_LARGE, f"{len(body)} characters of text in one article")
    document: ArticleDocument = {**shared, "sha256": article.sha256}  # type: ignore[typeddict-item]
    for name, (start, end) in zip(BODY_FIELDS, parts, strict=False):
        cast(dict[str, str], document)[name] = body[start:end]
    deck = " ".join(
        scrub_line(article.page.text_of(block))
        for block in article.page.blocks
        if block.kind is BlockKind.DECK
    )
    speakers = _distinct(s.speaker.name for s in article.statements if s.speaker is not None)
    document |= cast(
        ArticleDocument,
        _filled(
            {
                "deck": deck,
                "flags": list(article.page.source.flags),
                "incomplete": _distinct(reason.value for reason in article.incomplete),
                "speakers": speakers,
            }
        ),
    )
    document["size"] = standing.size
    document["encoding"] = article.page.source.encoding
    document["statement_count"] = len(statements)
    document["statement_ids"] = [statement["id"] for statement in statements]
    return Documents(document, statements)


def _shared(article: Article, standing: Standing) -> ArticleFields:
    source = article.page.source
    dateline = article.dateline.value if article.dateline is not None else None
    fields = cast(
        ArticleFields,
        _filled(
            {
                "headline": scrub_line(article.headline.value) if article.headline is not None else "",
                "author": _distinct(found.value for found in article.authors),
                "agency": _distinct(found.value for found in article.agencies),
                "publisher": scrub_line(article.publisher.value) if article.publisher is not None else "",
                "place": scrub_line(dateline.place) if dateline is not None and dateline.place else "",
                "language": article.page.language,
                "collection": list(standing.collections),
            }
        ),
    )
    fields["format"] = source.format.value
    fields["current"] = standing.current
    if standing.received_at is not None:
        fields["received_at"] = build_instant(standing.received_at)
    fields["text_sha256"] = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    fields["extractor_version"] = article.extractor_version
    return {**fields, **build_published(article.published), **build_updated(article.updated)}


def _statements(article: Article, shared: ArticleFields) -> Iterator[StatementDocument]:
    """Turns first: where a passage and a statement in it have the same words, the passage stands for both."""
    context = Context(article.page, (s.span for s in article.statements if s.kind is StatementKind.TURN))
    ordered = sorted(article.statements, key=lambda s: (s.kind is not StatementKind.TURN, s.span))
    for statement in ordered:
        if statement.kind is StatementKind.TURN:
            passages = statement.passages or (statement.span,)
            pieces = [piece for passage in passages for piece in _pieces(article, passage)]
        else:
            pieces = [next(_pieces(article, statement.span))]
        own = _statement_fields(article, statement)
        for position, piece in enumerate(pieces):
            document: StatementDocument = {**shared, **own, **_words(article, piece, context)}
            if own["passage"]:
                document["position"] = position
            yield document


def _pieces(article: Article, span: Span) -> Iterator[Span]:
    text = span.of(article.page.source.text)
    for start, end in cut_parts(text):
        yield Span(span.start + start, span.start + end)


class _Words(TypedDict, total=False):
    id: str
    text: str
    start: int
    end: int
    before: str
    after: str


def _words(article: Article, piece: Span, context: Context) -> _Words:
    words: _Words = {
        "id": f"{article.sha256[:16]}:{piece.start}-{piece.end}",
        "text": scrub(piece.of(article.page.source.text)),
        "start": piece.start,
        "end": piece.end,
    }
    before, after = context.before(piece), context.after(piece)
    if before:
        words["before"] = before
    if after:
        words["after"] = after
    return words


def _statement_fields(article: Article, statement: Statement) -> StatementDocument:
    is_turn = statement.kind is StatementKind.TURN
    speaker, turn = statement.speaker, statement.span if is_turn else statement.turn
    filled = _filled(
        {
            "fragments": [f"{f.start}-{f.end}" for f in statement.fragments] if not is_turn else [],
            "speaker": scrub_line(speaker.name) if speaker is not None else "",
            "speaker_key": speaker.key if speaker is not None else None,
            "speaker_role": scrub_line(speaker.role) if speaker is not None and speaker.role else "",
            "speaker_kind": speaker.kind.value if speaker is not None else None,
            "speaker_rule": speaker.rule if speaker is not None else None,
            "speaker_chain": [scrub_line(mark.text) for mark in speaker.chain] if speaker is not None else [],
            "speaker_printed": scrub_line(statement.mention.text) if statement.mention is not None else "",
            "cue": scrub_line(statement.cue.text).lower() if statement.cue is not None else "",
            "turn_id": f"{article.sha256[:16]}:{turn.start}-{turn.end}" if turn is not None else None,
            "incomplete": list(statement.incomplete),
        }
    )
    fields = cast(StatementDocument, filled)
    fields["article_id"] = article.sha256
    fields["kind"] = statement.kind.value
    fields["cue_class"] = statement.cue_class.value
    fields["rule"] = statement.rule
    fields["passage"] = is_turn
    if statement.spoken is not None:
        fields |= _spoken(statement.spoken)
    return fields


def _spoken(date: PartialDate) -> StatementDocument:
    fields: StatementDocument = {}
    covered, point = build_range(date), build_point(date)
    if covered is not None:
        fields["spoken"] = covered
    if point is not None:
        fields["spoken_at"] = point
    if date.iso is not None:
        fields["spoken_stated"] = date.iso
    elif date.month is not None:
        day = f"-{date.day:02d}" if date.day is not None else ""
        fields["spoken_stated"] = f"--{date.month:02d}{day}"  # as ISO 8601 wrote a day without its year
    return fields


def _unique(statements: Iterable[StatementDocument]) -> Iterator[StatementDocument]:
    seen: set[str] = set()
    for statement in statements:
        if statement["id"] not in seen:
            seen.add(statement["id"])
            yield statement


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(shown for value in values if (shown := scrub_line(value))))


def _filled(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
