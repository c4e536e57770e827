"""Cues without a person: "..., it was said at the ministry", "It was reported by the fleet that ..."."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, Range, has_verb, trim
from onrecord.extract.attribution.ends import to_end
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase, phrase_after
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.tails import skip_addressee, skip_adjuncts

_WHERE = frozenset(("by", "at", "in"))
_HEARERS = frozenset(("agency", "reporters", "journalists", "newspaper", "channel", "correspondent"))


def read_impersonal(sentence: Sentence, index: int, cue: Cue, floor: int) -> Attribution | None:
    """Read a passive cue at `index` whose subject is "it", or who heard it: "TASS was told at the port"."""
    words, tags = sentence.words, sentence.tags
    was = index - 1
    while was > 0 and tags[was] == "R":
        was -= 1
    if was < 1 or words[was] not in ("was", "were", "is", "been") or "that" not in cue.frames:
        return None
    hearer = was - 1
    if words[hearer].lower() != "it":
        heard = tags[hearer] == "N" or words[hearer] in _HEARERS
        if cue.lemma not in ("tell", "inform") or not heard or hearer < floor:
            return None
        while hearer > floor and tags[hearer - 1] in "NDn":
            hearer -= 1
    source, after = _source(sentence, index + cue.words)
    if cue.lemma in ("tell", "inform") and source is None:
        return None  # "The president was told that": nobody knows by whom
    cue_range = (was, index + cue.words)
    if hearer > floor and tags[hearer - 1] in ",Q":
        start, end = trim(sentence, floor, hearer)
        closes = after >= len(tags) or tags[after] in ".,;"
        if not closes or start >= end or not has_verb(sentence, start, end):
            return None
        return Attribution("impersonal", ((start, end),), cue, cue_range, source)
    if hearer == floor and after < len(tags) and tags[after] == "t" and source is not None:
        pieces: tuple[Range, ...] = to_end(sentence, after)
        return Attribution("impersonal", pieces, cue, cue_range, source) if pieces else None
    return None


def _source(sentence: Sentence, after: int) -> tuple[Phrase | None, int]:
    """Return the source behind "by", "at", "in" (None when the text names none) and where it ends."""
    at = after
    while at < len(sentence) and sentence.tags[at] in "RM":
        at += 1
    if at < len(sentence) and sentence.words[at] in _WHERE:
        source = phrase_after(sentence, at + 1)
        if source is not None and sentence.tags[source.start] not in "M#":
            return source, skip_adjuncts(sentence, source.end)
    return None, skip_adjuncts(sentence, skip_addressee(sentence, after) if after > at else at)
