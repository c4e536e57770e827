"""Nouns that name a source: "in the words of Bell", "in the minister's opinion, ...", "..., in her view"."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, Range, has_verb, trim
from onrecord.extract.attribution.ends import to_end
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase
from onrecord.extract.attribution.sentence import Sentence
from onrecord.model import CueClass
from onrecord.vocabulary import phrases

OPINIONS = frozenset(phrases("cue_nouns", "opinions"))
_POSSESSIVES = frozenset(("his", "her", "their", "its"))
_LONGEST_SOURCE = 10


def read_in_the_words(sentence: Sentence) -> Attribution | None:
    """Read the first noun that names a source; its content stands behind it, before it, or around it."""
    words = sentence.words
    for at, word in enumerate(words):
        if word in OPINIONS and at:
            found = _before_noun(sentence, at) or _after_noun(sentence, at)
            if found is not None:
                opening, source, close = found
                pieces = _content(sentence, opening, close)
                if pieces:
                    cue = Cue(f"in the {word} of", CueClass.NEUTRAL, frozenset({"quote"}), "V")
                    return Attribution("in_the_words", pieces, cue, (opening, opening + 1), source)
    return None


def _before_noun(sentence: Sentence, noun: int) -> tuple[int, Phrase, int] | None:
    """Return (opening, source, close) of "in Bell's own words", "to her mind"."""
    words, tags = sentence.words, sentence.tags
    last = noun - 2 if words[noun - 1] == "own" else noun - 1
    start = last
    while start > 0 and last - start < _LONGEST_SOURCE and tags[start - 1] in "NDnrbp":
        start -= 1
    opening = start - 1
    if opening < 0 or words[opening].lower() not in ("in", "to", "according"):
        return None
    if words[last].lower() not in _POSSESSIVES and not words[last].endswith(("'s", "’s", "s'", "s’")):
        return None
    return opening, Phrase(start, last + 1, opening), noun + 1


def _after_noun(sentence: Sentence, noun: int) -> tuple[int, Phrase, int] | None:
    """Return (opening, source, close) of "in the opinion of the minister"."""
    words, tags = sentence.words, sentence.tags
    if noun < 2 or words[noun - 1] != "the" or words[noun - 2].lower() != "in":
        return None
    if words[noun + 1 : noun + 2] != ["of"]:
        return None
    end = noun + 2
    while end < len(tags) and end - noun < _LONGEST_SOURCE + 2 and tags[end] in "NDnrbpo#OP":
        end += 1
    return (noun - 2, Phrase(noun + 2, end, noun - 2), end) if end > noun + 2 else None


def _content(sentence: Sentence, opening: int, close: int) -> tuple[Range, ...]:
    tags = sentence.tags
    size = len(tags)
    if opening == 0 or tags[opening - 1] == "c":
        if close >= size or tags[close] not in ",:Q":
            return ()
        pieces = to_end(sentence, close + 1 if tags[close] in ",:" else close)
        return pieces if pieces and has_verb(sentence, *pieces[0]) else ()
    if tags[opening - 1] not in ",-Q":
        return ()
    before = trim(sentence, 0, opening)
    if close >= size or tags[close] in ".;" or tags[close : close + 2] == ",c":
        return (before,) if has_verb(sentence, *before) else ()
    if tags[close] == "," and tags[close + 1 : close + 2] == "Q":
        return ((close + 1, close + 2),)
    if tags[close] == "," and not any(tag in "XBVv" for tag in tags[before[0] : before[1]]):
        return before, trim(sentence, close, size)
    return ()  # "the motives for, in his view, dropping the case"
