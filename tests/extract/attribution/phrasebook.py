"""Read one sentence as the attribution rules see it: what a phrasebook test compares."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.attribution.reading import read_attributions
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.quotations import COMMA, find_quotations, mask_quotations
from onrecord.model import Span


class Read(NamedTuple):
    rule: str
    mention: str | None
    cue: str
    contents: tuple[str, ...]


def read(text: str) -> list[Read]:
    """Return what the rules read in a text of one sentence."""
    masked = mask_quotations(text, find_quotations(text, [Span(0, len(text))]), COMMA)
    sentence = Sentence(masked, 0, len(text))

    def words(start: int, stop: int) -> str:
        return text[sentence.starts[start] : sentence.end(stop - 1)]

    return [
        Read(
            one.rule,
            words(one.subject.start, one.subject.end) if one.subject is not None else None,
            words(*one.cue_range),
            tuple(words(*piece) for piece in one.pieces),
        )
        for one in read_attributions(sentence)
    ]


def only(text: str) -> Read:
    """Return the single reading of a sentence."""
    found = read(text)
    assert len(found) == 1, found
    return found[0]


def rules(text: str) -> list[str]:
    return [one.rule for one in read(text)]
