"""Interviews that label the answers only: unlabelled questions stand right above one speaker's labels."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.text.transcripts.candidate import Candidate, Seam
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.samples import Sample
from onrecord.text.transcripts.speakers import share, speakers_of

FEWEST = 3
_SHARE = 0.6
_QUESTION = ("?", "?**", "？", "?*", "?”", "?“", "?»")


def accept_answers(samples: list[Sample], lines: tuple[Line, ...]) -> list[Sample]:
    """Return the samples behind colons of the one speaker who answers most of the questions of the page."""
    group = [
        sample
        for sample in samples
        if sample.candidate.seam is Seam.COLON
        and sample.is_speech
        and not sample.candidate.label.is_anonymous
        and _asks(lines, sample.candidate.line - 1)
    ]
    if len(group) < FEWEST or share(group, "is_spoken_to") < _SHARE:
        return []
    who = speakers_of(group)
    return group if len(set(who)) == 1 else []


def answers_only(labels: Sequence[Candidate], lines: tuple[Line, ...]) -> bool:
    """Tell whether most labels stand below a question that has no label of its own."""
    labelled = {found.line for found in labels}
    asked = sum(_asks(lines, found.line - 1) and found.line - 1 not in labelled for found in labels)
    return len(labels) >= FEWEST and asked >= _SHARE * len(labels)


def question_above(at: int, lines: tuple[Line, ...]) -> int:
    """Return the line from which the question above the label on line `at` is asked, else `at`."""
    return at - 1 if _asks(lines, at - 1) else at


def _asks(lines: tuple[Line, ...], at: int) -> bool:
    return at >= 0 and lines[at].text.endswith(_QUESTION)
