"""Free quotations: paragraphs of quoted words that inherit their speaker from the attribution before them.

"... he said. "And that is all."" and a whole paragraph in marks after one. Words before the marks, a long way
back, or no speaker there: no statement.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.attribution.attribution import Attribution
from onrecord.extract.attribution.participial import main_subject
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import subject_before


class Source(NamedTuple):
    """The attribution that later quotations inherit from: its sentence, its cue and subject."""

    sentence: Sentence
    attribution: Attribution


def is_free(sentence: Sentence) -> bool:
    """Tell whether a sentence is nothing but quotations."""
    return not sentence.tags.strip("Q.,-") and "Q" in sentence.tags


def announces(sentence: Sentence) -> Attribution | None:
    """Return the open attribution of a sentence that ends with a colon: "Putin said on Monday:"."""
    tags = sentence.tags
    if not tags.endswith(":"):
        return None
    for index in range(len(tags) - 2, -1, -1):
        if tags[index] in "VG":
            cue = sentence.cue_at(index)
            if cue is None or "quote" not in cue.frames:
                continue
            subject = subject_before(sentence, index) if tags[index] == "V" else None
            subject = subject or main_subject(sentence, index)
            return Attribution("announced", (), cue, (index, index + cue.words), subject)
    return None
