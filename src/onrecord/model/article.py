"""The centre: all we know of one content, or why there is nothing to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.model.dates import DateClaim, Dateline
from onrecord.model.evidence import Chosen, Found
from onrecord.model.page import Page
from onrecord.model.statements import Statement

EXTRACTOR_VERSION = 4
"""Raise by one whenever the same bytes may give another document; old documents are then read again."""


@dataclass(frozen=True, slots=True)
class Article:
    """All that onrecord knows of one content, nothing about Elasticsearch."""

    page: Page
    headline: Found[str] | None = None
    authors: tuple[Found[str], ...] = ()
    agencies: tuple[Found[str], ...] = ()
    publisher: Found[str] | None = None
    dateline: Found[Dateline] | None = None
    published: Chosen[DateClaim] | None = None
    updated: Chosen[DateClaim] | None = None
    date_claims: tuple[Found[DateClaim], ...] = ()
    statements: tuple[Statement, ...] = ()
    incomplete: tuple[Found[str], ...] = ()
    extractor_version: int = EXTRACTOR_VERSION

    @property
    def sha256(self) -> str:
        """The identity of the bytes that the article was read from."""
        return self.page.source.sha256


class Stage(StrEnum):
    """Where in a run a file was refused."""

    LIST = "list"
    OPEN = "open"
    DECODE = "decode"
    CLEAN = "clean"
    EXTRACT = "extract"
    INDEX = "index"


class Reason(StrEnum):
    """Why a file was refused, deferred or skipped: a closed list that people filter by."""

    EMPTY = "empty"
    EMPTY_AFTER_CLEAN = "empty_after_clean"
    BINARY = "binary"
    UNSUPPORTED_TYPE = "unsupported_type"
    ENCODING = "encoding"
    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"
    EXTRACT_TIMEOUT = "extract_timeout"
    EXTRACTOR_CRASHED = "extractor_crashed"
    EXTRACTOR_ERROR = "extractor_error"
    NOT_REGULAR = "not_regular"
    OUTSIDE_ROOT = "outside_root"
    UNREADABLE = "unreadable"
    VANISHED = "vanished"
    WAITING = "waiting"
    REFUSED_BY_INDEX = "refused_by_index"


@dataclass(frozen=True, slots=True)
class Rejected:
    """Not an article: an expected outcome, returned and never raised."""

    stage: Stage
    reason: Reason
    detail: str = ""
    tools: tuple[str, ...] = field(default=())
