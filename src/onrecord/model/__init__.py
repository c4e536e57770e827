"""The nouns of onrecord: frozen values that every other module speaks in.

Standard library only. A value read from a text carries the span where it stood and the rule that read it;
an expected failure is a value (`Rejected`), never an exception. Offsets count characters of
`bytes.decode(encoding)` without the byte order mark and without newline or Unicode normalisation.
"""

from onrecord.model.article import EXTRACTOR_VERSION, Article, Reason, Rejected, Stage
from onrecord.model.dates import DateClaim, Dateline, DateRole, PartialDate, Precision
from onrecord.model.evidence import Chosen, Found, Rival, Span
from onrecord.model.page import (
    Block,
    BlockKind,
    Decoded,
    Page,
    PageMetadata,
    RawFile,
    SourceFormat,
    SourceText,
)
from onrecord.model.statements import CueClass, Mark, Speaker, SpeakerKind, Statement, StatementKind

__all__ = [
    "EXTRACTOR_VERSION",
    "Article",
    "Block",
    "BlockKind",
    "Chosen",
    "CueClass",
    "DateClaim",
    "DateRole",
    "Dateline",
    "Decoded",
    "Found",
    "Mark",
    "Page",
    "PageMetadata",
    "PartialDate",
    "Precision",
    "RawFile",
    "Reason",
    "Rejected",
    "Rival",
    "SourceFormat",
    "SourceText",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stage",
    "Statement",
    "StatementKind",
]
