""" "According to NATO, the talks failed." and "The talks failed, according to NATO." """

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, Range, has_verb, trim
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase
from onrecord.extract.attribution.sentence import Sentence
from onrecord.model import CueClass

ACCORDING_TO = Cue("according to", CueClass.NEUTRAL, frozenset({"that"}), "V", words=2)


def read_according_to(sentence: Sentence, index: int, floor: int, ceiling: int) -> Attribution | None:
    """Read "according to" at token `index`; content stands after it at the start, else before it.

    `floor` and `ceiling` bound what other attributions of the sentence leave free.
    """
    tags, words = sentence.tags, sentence.words
    size = len(tags)
    if index + 2 >= size or words[index + 1] != "to":
        return None
    end = index + 2
    while end < size and tags[end] not in ",;:.Q-":
        end += 1
    source = Phrase(index + 2, end, index - 1)
    if source.end <= source.start:
        return None
    cue_range = (index, index + 2)
    if end < size and tags[end + 1 : end + 2] == "V" and tags[end + 2 : end + 3] in ("t", "Q"):
        return None  # "Lomakin, according to his office, replied that": he speaks
    if index - floor <= 1 or tags[index - 1] in ":;-(ct":
        if end >= size or (tags[end] != "," and tags[end : end + 2] != ":Q"):
            return None
        after = trim(sentence, end, ceiling)
        pieces: tuple[Range, ...] = (after,)
    else:
        before = trim(sentence, floor, index)
        pieces = (before,)
        rest = trim(sentence, end, size)
        goes_on = tags[rest[0] : rest[0] + 1] in ("B", "X", "Q") or not has_verb(sentence, *before)
        if end < size and tags[end] == "," and goes_on and (rest[1] - rest[0] > 2 or tags[rest[0]] == "Q"):
            pieces = (before, rest)
    if any(start >= stop for start, stop in pieces):
        return None
    return Attribution("according_to", pieces, ACCORDING_TO, cue_range, source)
