"""A page with one label only: a speech of one person, or a headline that begins with a name."""

from __future__ import annotations

from onrecord.text.transcripts.frame import is_stage
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.samples import Sample, is_spoken, is_titled
from onrecord.text.transcripts.seams import Seam

MIN_SINGLE_TURN = 200
"""Characters: a lone label is believed only when most of the page hangs on it."""


def is_whole_page(sample: Sample, lines: tuple[Line, ...], text: str) -> bool:
    """One label only: a long spoken text that makes up most of the page, no headline "Firefly: We Will Stay".

    Most paragraphs of a speech hold a first or second person; those of a news story hold them in quotations.
    """
    found = sample.candidate
    if lines[found.line].is_cut or len(lines) == 1 or sample.length < MIN_SINGLE_TURN:
        return False
    if found.seam is not Seam.COLON and (found.seam is not Seam.OWN_LINE or not found.is_strong):
        return False
    below = [line for line in lines[found.line :] if not is_stage(line)]
    if sum(len(line.text) for line in below) < 0.6 * sum(len(line.text) for line in lines):
        return False
    if not sample.is_speech or sample.is_quoted:
        return False
    first = text[found.words_from : lines[found.line].end]
    if first and is_titled(first):
        return False
    heard = sum(is_spoken(line.text) for line in below)
    return heard >= 0.5 * len(below) and is_spoken(first or below[min(1, len(below) - 1)].text)
