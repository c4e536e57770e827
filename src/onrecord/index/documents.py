"""The shapes of the documents: flat, one statement a document with the fields of its article beside it.

The keys are those of the schema files and a test holds them to that. A document depends on the bytes
of the file, on when they were first received and on where they stand now, never on the run that wrote it.
"""

from __future__ import annotations

from typing import Any, TypedDict

DateRange = dict[str, str]
"""A half-open interval `{"gte": instant, "lt": instant}`, both in UTC."""


class ArticleFields(TypedDict, total=False):
    """What a statement carries of its article. Fields that would be empty are left out."""

    headline: str
    author: list[str]
    agency: list[str]
    publisher: str
    place: str
    language: str
    format: str
    collection: list[str]
    current: bool  # some path holds these bytes now
    received_at: str
    published: DateRange
    published_at: str
    published_precision: str
    published_zone: str
    published_rule: str
    published_printed: str
    published_flags: list[str]
    undated: bool
    first_possible: str
    last_possible: str
    updated: DateRange
    updated_at: str
    text_sha256: str
    extractor_version: int


class StatementDocument(ArticleFields, total=False):
    """One statement, or one passage (paragraph) of a transcript turn."""

    id: str
    article_id: str
    kind: str
    text: str
    before: str
    after: str
    start: int
    end: int
    fragments: list[str]
    speaker: str
    speaker_printed: str
    speaker_key: str
    speaker_role: str
    speaker_kind: str
    speaker_rule: str
    speaker_chain: list[str]
    cue: str
    cue_class: str
    rule: str
    turn_id: str
    position: int
    passage: bool
    incomplete: list[str]
    spoken: DateRange
    spoken_at: str
    spoken_stated: str


class ArticleDocument(ArticleFields, total=False):
    """One content: a page or transcript, however many paths hold it."""

    sha256: str
    deck: str
    body: str
    body_02: str
    body_03: str
    body_04: str
    body_05: str
    body_06: str
    body_07: str
    body_08: str
    body_09: str
    body_10: str
    body_11: str
    body_12: str
    body_13: str
    body_14: str
    body_15: str
    body_16: str
    body_17: str
    body_18: str
    body_19: str
    body_20: str
    body_21: str
    size: int
    encoding: str
    flags: list[str]
    incomplete: list[str]
    speakers: list[str]
    statement_count: int
    statement_ids: list[str]


class FileDocument(TypedDict, total=False):
    """One path of an inbox: what it holds, or why it was refused."""

    id: str
    path: str  # below the root, as shown
    name: str
    root: str
    collection: str
    state: str
    stage: str
    reason: str
    detail: str
    sha256: str
    earlier: list[str]  # contents that this path held before
    size: int
    headline: str
    publisher: str
    published_at: str
    undated: bool
    statement_count: int
    unattributed_count: int
    first_seen: str
    changed_at: str
    extractor_version: int


RunDocument = dict[str, Any]
"""One run: when, how it ended, and how many paths came to which outcome and reason (`reason_<reason>`)."""
