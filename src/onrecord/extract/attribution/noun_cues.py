"""Nouns that report: "the claim that ...", "Bell's promise that ...", "a warning by the bank that ..."."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, has_verb, trim
from onrecord.extract.attribution.ends import content_end
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase, phrase_after
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import subject_before
from onrecord.model import CueClass
from onrecord.vocabulary import phrases

_NOUNS = frozenset(phrases("cue_nouns", "contents"))
_UTTERED = frozenset(
    ("issued", "gave", "made", "voiced", "expressed", "repeated", "offered", "issues", "gives", "makes")
)
_CLASSES = {
    word: cue_class
    for cue_class in (CueClass.DENYING, CueClass.ASSERTIVE)
    for word in phrases("cue_nouns", cue_class.value)
}


def read_noun_cues(sentence: Sentence) -> list[Attribution]:
    """Return the readings of every noun cue that a that-clause follows."""
    found = []
    index = sentence.tags.find("t", 2)
    while index >= 0:
        attribution = _read(sentence, index)
        if attribution is not None:
            found.append(attribution)
        index = sentence.tags.find("t", index + 1)
    return found


def _read(sentence: Sentence, that: int) -> Attribution | None:
    words = sentence.words
    noun = that - 1
    source: Phrase | None = None
    for at in range(that - 1, max(0, that - 8), -1):
        if words[at] in ("by", "from") and words[at - 1].lower() in _NOUNS:
            source = phrase_after(sentence, at + 1)
            if source is None or source.end != that:
                return None
            noun = at - 1
            break
    word = words[noun].lower()
    if word not in _NOUNS or sentence.tags[that + 1 : that + 2] in ("", ".", ","):
        return None
    start, end = trim(sentence, that, content_end(sentence, that))
    follows = sentence.tags[start + 1]
    if follows in "XBV" or (follows == "n" and words[start + 1].endswith("ed")):
        return None  # "the claims that failed" is no claim
    if end - start < 4 or not has_verb(sentence, start + 1, end):
        return None
    if sentence.tags[0] == "o" and not any(tag in "VvXB" for tag in sentence.tags[:noun]):
        end = _before_main_clause(
            sentence, start, end
        )  # "In reply to a remark that it grew, | Iskakova joked"
    elif not any(tag in "VvX" for tag in sentence.tags[:noun]):
        end = _before_main_verb(sentence, start, end)
    source = source or possessor(sentence, noun) or _utterer(sentence, noun)
    cue = Cue(word, _CLASSES.get(word, CueClass.NEUTRAL), frozenset({"that"}), "V")
    return Attribution("noun_cue", ((start, end),), cue, (noun, noun + 1), source)


def _utterer(sentence: Sentence, noun: int) -> Phrase | None:
    """Return who "issued a warning", "gave an assurance"."""
    at = noun - 1
    while at > 0 and sentence.tags[at] in "DnR" and sentence.words[at] not in _UTTERED:
        at -= 1
    return subject_before(sentence, at) if sentence.words[at] in _UTTERED else None


def _before_main_clause(sentence: Sentence, start: int, end: int) -> int:
    for at in range(start + 1, end):
        if sentence.tags[at] == "," and sentence.tags[at + 1 : at + 2] in ("N", "P", "D", "r", "p", "b"):
            return at
    return end


def _before_main_verb(sentence: Sentence, start: int, end: int) -> int:
    """Cut a claim that is the subject: "Bell's promise that taxes would fall | was repeated on Friday"."""
    verbs = [at for at in range(start + 1, end) if sentence.tags[at] in "BXV"]
    groups = [at for at in verbs if at - 1 not in verbs]
    quoted = (
        bool(groups) and "Q" in sentence.tags[start : groups[0]]
    )  # 'that it "is bedding in" | has become'
    return groups[-1] if len(groups) > 1 or quoted else end


def possessor(sentence: Sentence, noun: int) -> Phrase | None:
    """Return "Lindqvist" of "Lindqvist's latest promise", "his" of "his promise"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        word = sentence.words[at]
        if word.endswith(("'s", "’s", "s'", "s’")):
            start = at
            while start > 0 and sentence.tags[start - 1] in "Nrb":
                start -= 1
            if start > 0 and sentence.tags[start - 1] == "D" and sentence.tags[at] != "N":
                start -= 1  # "the minister's reply"
            return Phrase(start, at + 1, start - 1)
        if word.lower() in ("his", "her", "their", "its"):
            return Phrase(at, at + 1, at - 1)
        if sentence.tags[at] not in "nRN#":
            return None
    return None
