"""Statements: the content that one speaker is reported to have uttered, with cue and mention."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.dates import PartialDate
from onrecord.model.evidence import Span


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
    said_on: Mark | None = None  # the day as printed: "Monday", "February 7"
    spoken: PartialDate | None = None
    incomplete: tuple[str, ...] = ()

    def identity(self, sha256: str) -> str:
        """Return the permalink id, `<first 16 of sha256>:<start>-<end>`."""
        return f"{sha256[:16]}:{self.span.start}-{self.span.end}"
