"""A labelled line as read: its label, the shape of its seam, where its words start. Not yet a turn."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from onrecord.model import Span
from onrecord.text.transcripts.labels.grammar import Label, LabelClass


class Seam(StrEnum):
    """The shape of the line that holds a label; also the last part of a turn's rule name."""

    COLON = "colon"  # "Jane Roe: Thank you."
    DASH = "dash"  # "Jane Roe (PPE). – Thank you."
    STOP = "stop"  # "Mr. ROE of Texas. Thank you."
    GAP = "gap"  # "Q     Thank you."
    OWN_LINE = "own_line"  # "Jane Roe" and the words below
    CLOCK = "clock"  # "Tess 0:04" and the words below
    CELL = "cell"  # "| Jane Roe | Thank you. |"
    MARKED = "marked"  # "**Jane Roe** Thank you.", "[Jane Roe] Thank you."


class Candidate(NamedTuple):
    """A line that may open a turn: its label, where the label and the seam stand, where the words start."""

    line: int
    label: Label
    mention: Span
    cue: Span | None
    words_from: int
    seam: Seam

    @property
    def is_strong(self) -> bool:
        """Tell whether the label names a speaker whatever stands around it."""
        return self.label.cls >= LabelClass.TITLED
