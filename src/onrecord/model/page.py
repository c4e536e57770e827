"""One file on its way to an article: raw bytes, source text, blocks, page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.model.evidence import Span


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
        return self in _BODY


_BODY = (BlockKind.PARAGRAPH, BlockKind.SUBHEAD)
"""Asked of every block by every extractor: to look up members of a class costs more than the question."""


@dataclass(frozen=True, slots=True)
class Block:
    """A slice of the source text, its kind and the rule or vote that decided it."""

    span: Span
    kind: BlockKind
    reason: str


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the markup of an HTML page says of itself: pairs of name and value, in the order of the page."""

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
