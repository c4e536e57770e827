"""Quotations that are somebody's answer: '"Ask them," was his answer.', '"A farce" is how he put it.'"""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.noun_cues import possessor
from onrecord.extract.attribution.phrases import Phrase, phrase_after, phrase_ending_at
from onrecord.extract.attribution.sentence import Sentence
from onrecord.model import CueClass
from onrecord.vocabulary import phrases

_ANSWERS = frozenset(phrases("cue_nouns", "answers"))
_COPULAS = frozenset(("was", "is", "were", "came"))
_FARTHEST = 7  # tokens between the copula and its noun
_SAID_SO = frozenset(("put", "described", "summed", "characterized", "characterised", "saw", "remembers"))


def read_predicated(sentence: Sentence) -> Attribution | None:
    """Read a sentence that opens with a quotation and then says whose answer it was."""
    tags, words = sentence.tags, sentence.words
    copula = 2 if tags.startswith("Q,") else 1
    if tags[:1] != "Q" or copula + 2 >= len(words) or words[copula] not in _COPULAS:
        return None
    if words[copula + 1] in ("how", "all"):
        return _read_how(sentence, copula)
    for at in range(copula + 2, min(copula + _FARTHEST, len(words))):
        if words[at] in _ANSWERS:
            return _close(sentence, at, possessor(sentence, at) or _from(sentence, at))
        if tags[at] not in "nDNrbp":
            return None
    return None


def _from(sentence: Sentence, noun: int) -> Phrase | None:
    """Return who an answer came from: "the answer from the ministry"."""
    if sentence.words[noun + 1 : noun + 2] not in (["from"], ["of"], ["by"]):
        return None
    return phrase_after(sentence, noun + 2)


def _read_how(sentence: Sentence, copula: int) -> Attribution | None:
    """Read "is how the mayor put it", "was all Bell would say"."""
    words = sentence.words
    for at in range(copula + 3, min(copula + _FARTHEST + 3, len(words))):
        told = words[at] in _SAID_SO or (words[copula + 1] == "all" and words[at] == "say")
        if told:
            last = at - 1
            while last > copula + 2 and sentence.tags[last] in "BRX":
                last -= 1
            subject = phrase_ending_at(sentence, last, last + 1)
            if subject is None or subject.start <= copula + 1:
                subject = None if subject is None else Phrase(copula + 2, last + 1, copula + 1)
            return _close(sentence, at, subject)
    return None


def _close(sentence: Sentence, cue: int, subject: Phrase | None) -> Attribution | None:
    if subject is None:
        return None
    told = Cue(sentence.words[cue], CueClass.NEUTRAL, frozenset({"quote"}), "V")
    return Attribution("predicated", ((0, 1),), told, (cue, cue + 1), subject)
