"""The nouns of onrecord: frozen values that every other module speaks in.

Standard library only. A value read from a text carries the span where it stood and the rule that read it;
an expected failure is a value (`Rejected`), never an exception. Offsets count characters of
`bytes.decode(encoding)` without the byte order mark and without newline or Unicode normalisation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")

EXTRACTOR_VERSION = 1
"""Raise by one whenever the same bytes may give another document; old documents are then read again."""


# --- where something stood -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, where it stood (`None`: in HTML metadata, not in the text) and the rule that read it."""

    value: T
    span: Span | None
    rule: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Rival(Generic[T]):
    """A candidate that was not chosen, with the reason in words."""

    found: Found[T]
    why_not: str


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """The candidate that won, the reason, and its rivals."""

    found: Found[T]
    reason: str
    rejected: tuple[Rival[T], ...] = ()

    @property
    def value(self) -> T:
        """The chosen value itself."""
        return self.found.value


# --- the file --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawFile:
    """Bytes as found in the inbox. Its identity is the SHA-256 of the bytes, in hex."""

    path: str
    content: bytes
    sha256: str
    received_at: datetime | None = None


class SourceFormat(StrEnum):
    """How a source text was written, told by its content and never by its file name."""

    PAGE_TEXT = "page_text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a file, the codec they were decoded with, and how that was decided."""

    text: str
    encoding: str
    rule: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text that every span of an article points into.

    For page text it is the decoded file itself; for HTML it is the page text that trafilatura
    gave (`markup` then holds the decoded HTML).
    """

    sha256: str
    text: str
    encoding: str
    format: SourceFormat
    decoding_rule: str = ""
    flags: tuple[str, ...] = ()
    markup: str | None = None


class BlockKind(StrEnum):
    """What a block of the page is. `PARAGRAPH`, `SUBHEAD` and `DATELINE` make up the body."""

    HEADER = "header"  # a collector's line such as " date 2022-02-08 Example.com"
    MASTHEAD = "masthead"
    NAVIGATION = "navigation"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"  # authors, dates, agencies printed between headline and body
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"  # "Reporting by ...; Editing by ..."
    RELATED = "related"
    MOST_READ = "most_read"
    COMMENTS = "comments"
    NEWSLETTER = "newsletter"
    SHARE = "share"
    ADVERT = "advert"
    FOOTER = "footer"
    OTHER = "other"  # trafilatura dropped it and no furniture rule named it

    @property
    def is_body(self) -> bool:
        """Tell whether blocks of this kind belong to the body."""
        return self in (BlockKind.PARAGRAPH, BlockKind.SUBHEAD)


@dataclass(frozen=True, slots=True)
class Block:
    """A slice of the source text, its kind and the rule or vote that decided it."""

    span: Span
    kind: BlockKind
    reason: str


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the markup of an HTML page says of itself: name (`article:published_time`, `ld:headline`...) and value."""

    pairs: tuple[tuple[str, str], ...] = ()

    def all(self, *names: str) -> tuple[str, ...]:
        """Return the values under any of `names`, in the order of the names, then of the page."""
        return tuple(value for name in names for key, value in self.pairs if key == name)


@dataclass(frozen=True, slots=True)
class Page:
    """A source text cut into blocks: every character outside white space stands in exactly one block."""

    source: SourceText
    blocks: tuple[Block, ...]
    metadata: PageMetadata = PageMetadata()
    language: str | None = None

    @property
    def body_blocks(self) -> tuple[Block, ...]:
        """The blocks that make up the body, in the order of the page."""
        return tuple(block for block in self.blocks if block.kind.is_body)

    def text_of(self, block: Block) -> str:
        """Return the characters of a block."""
        return block.span.of(self.source.text)

    @property
    def body(self) -> str:
        """The body: its blocks joined by newlines."""
        return "\n".join(self.text_of(block) for block in self.body_blocks)


# --- dates -----------------------------------------------------------------------------------------


class Precision(StrEnum):
    """The finest part of a date that the text states."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateRole(StrEnum):
    """What a date on the page dates."""

    PUBLISHED = "published"
    UPDATED = "updated"
    DATELINE = "dateline"
    SPOKEN = "spoken"
    MENTIONED = "mentioned"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date exactly as precise as the text: missing parts are None, never filled in.

    `time` is "HH:MM"; `utc_offset` "+00:00" or None where the text doesn't settle it; `zone` the
    zone as printed ("GMT", "IST").
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    time: str | None = None
    utc_offset: str | None = None
    zone: str | None = None

    @property
    def precision(self) -> Precision | None:
        """The finest part known together with all coarser ones; None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return Precision.YEAR
        if self.day is None:
            return Precision.MONTH
        return Precision.DAY if self.time is None else Precision.MINUTE

    @property
    def iso(self) -> str | None:
        """The date part as "2022-02-08", "2022-02" or "2022"; None without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def interval(self) -> tuple[datetime, datetime] | None:
        """Return the half-open interval [first possible, last possible) in UTC; None without a year.

        An unknown zone widens it to all offsets in use, UTC-12 to UTC+14.
        """
        if self.year is None:
            return None
        first = date(self.year, self.month or 1, self.day or 1)
        start = datetime(first.year, first.month, first.day)
        if self.precision is Precision.YEAR:
            end = start.replace(year=self.year + 1)
        elif self.precision is Precision.MONTH:
            end = start.replace(year=self.year + first.month // 12, month=first.month % 12 + 1)
        elif self.time is None:
            end = start + timedelta(days=1)
        else:
            start += timedelta(hours=int(self.time[:2]), minutes=int(self.time[3:5]))
            end = start + timedelta(minutes=1)
        if self.utc_offset is not None:
            sign = -1 if self.utc_offset[0] == "-" else 1
            offset = sign * timedelta(hours=int(self.utc_offset[1:3]), minutes=int(self.utc_offset[4:6]))
            zone = timezone(offset)
            return start.replace(tzinfo=zone).astimezone(UTC), end.replace(tzinfo=zone).astimezone(UTC)
        early, late = timedelta(hours=14), timedelta(hours=12)
        return (start - early).replace(tzinfo=UTC), (end + late).replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DateClaim:
    """One date on the page and what it dates.

    `readings` holds every date that the printed words can mean: one, or two where the numeric
    order is open ("08/02/2022"). `flags` name doubts: "ambiguous_order", "inferred_year",
    "weekday_contradiction", "future", "ambiguous_zone".
    """

    role: DateRole
    readings: tuple[PartialDate, ...]
    flags: tuple[str, ...] = ()

    @property
    def date(self) -> PartialDate | None:
        """The one reading, or None while the order is open."""
        return self.readings[0] if len(self.readings) == 1 else None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, date and agencies opening the body: "MOSCOW, Feb 8 (Example Agency) -"."""

    place: str | None
    date: PartialDate | None
    agencies: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()


# --- statements ------------------------------------------------------------------------------------


class StatementKind(StrEnum):
    """How the words are reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    TURN = "turn"


class CueClass(StrEnum):
    """What a cue says about the content: "denied that X" never asserts X."""

    NEUTRAL = "neutral"
    ASSERTIVE = "assertive"
    DENYING = "denying"
    ASKING = "asking"


class SpeakerKind(StrEnum):
    """Who can be a speaker."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Mark:
    """Printed words and where they stand: a mention or a cue."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as resolved inside one article.

    `name` is the fullest name the article gives; `key` joins the same person across articles where
    that is safe, else None; `chain` lists the mentions that led from the printed words to the name.
    """

    name: str
    kind: SpeakerKind = SpeakerKind.PERSON
    role: str | None = None
    key: str | None = None
    rule: str = ""
    chain: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """The content that one speaker is reported to have uttered.

    `span` runs from the first to the last character of the content, quotation marks and a leading
    "that" included; `fragments` are its pieces when the attribution stands in the middle. `turn` is
    the span of the transcript turn it stands in.
    """

    kind: StatementKind
    span: Span
    fragments: tuple[Span, ...]
    rule: str
    mention: Mark | None = None
    cue: Mark | None = None
    cue_class: CueClass = CueClass.NEUTRAL
    speaker: Speaker | None = None
    turn: Span | None = None
    passages: tuple[Span, ...] = ()  # of a turn: one span a paragraph, in the order of the page
    spoken: PartialDate | None = None
    incomplete: tuple[str, ...] = ()

    def identity(self, sha256: str) -> str:
        """Return the permalink id, `<first 16 of sha256>:<start>-<end>`."""
        return f"{sha256[:16]}:{self.span.start}-{self.span.end}"


# --- the centre ------------------------------------------------------------------------------------


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
