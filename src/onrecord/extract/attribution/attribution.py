"""What a rule returns: the pieces of content, the cue and the subject, as token ranges of one sentence."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase
from onrecord.extract.attribution.sentence import Sentence

Range = tuple[int, int]


class Attribution(NamedTuple):
    """One reading of one cue."""

    rule: str
    pieces: tuple[Range, ...]
    cue: Cue
    cue_range: Range
    subject: Phrase | None


def trim(sentence: Sentence, start: int, end: int) -> Range:
    """Drop punctuation at both ends of a token range; quotations stay."""
    tags = sentence.tags
    while start < end and tags[start] in ",;:.-)":
        start += 1
    while end > start and tags[end - 1] in ",;:.-(":
        end -= 1
    return start, end


def has_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a range looks like a clause: a finite verb, or a past form by its ending."""
    tags, words = sentence.tags, sentence.words
    for at in range(start, end):
        tag = tags[at]
        if tag in "XBVvQ" or (tag == "P" and len(words[at]) > 3 and ("'" in words[at] or "’" in words[at])):
            return True
        if tag == "n" and at > start and words[at].endswith(("ed", "s")) and len(words[at]) > 3:
            return True
    return False
