"""Cues in the infinitive: "Emanuel stood up to say that ...", "Groberg went on to explain what he likes"."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution
from onrecord.extract.attribution.initial import content_after
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import subject_before
from onrecord.vocabulary import phrases

_RULES = frozenset(("initial_that", "initial_quote", "initial_question", "initial_bare"))
_NOT_SAID = frozenset(phrases("cue_verbs", "infinitives", "hedges"))


def read_purpose(sentence: Sentence, index: int, cue: Cue) -> Attribution | None:
    """Read "to say that" at token `index` with the subject of the verb before it; hedges assert nothing."""
    words, tags = sentence.words, sentence.tags
    if cue.form != "v" or cue.may_be_noun or index < 3 or words[index - 1] != "to":
        return None
    content = content_after(sentence, index, cue)
    if content is None or content[0] not in _RULES or not content[1]:
        return None
    if content[0] == "initial_bare" and tags[content[1][0][0]] != "P":
        return None
    subject = _subject(sentence, index - 1)
    if subject is None:
        return None
    return Attribution("purpose", content[1], cue, (index, index + cue.words), subject)


def _subject(sentence: Sentence, before: int) -> Phrase | None:
    """Return the subject of the finite verb that stands left of "to", None when a hedge stands between."""
    tags, words = sentence.tags, sentence.words
    for at in range(before - 1, max(-1, before - 16), -1):
        if words[at].lower() in _NOT_SAID or tags[at] in ";:tsw":
            return None
        if tags[at] in "XV" or (tags[at] == "n" and words[at].endswith("ed")):
            subject = subject_before(sentence, at)
            if subject is not None:
                return None if words[subject.start].lower() in ("it", "there", "that", "who") else subject
    return None
