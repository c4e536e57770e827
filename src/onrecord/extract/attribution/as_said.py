""" "As Lindqvist said on Friday, the army is ready." and "The army, as the general noted, is ready." """

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, Range, has_verb, trim
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase, phrase_after
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import subject_before
from onrecord.extract.attribution.tails import is_tail, skip_adjuncts

_TAKES_AS = frozenset(
    ("say", "note", "report", "point out", "put it", "observe", "explain", "tell", "write", "reveal", "argue",
     "recall", "suggest", "warn", "predict", "mention", "announce", "state", "acknowledge", "call")
)  # fmt: skip


def read_as_said(sentence: Sentence, index: int, cue: Cue) -> Attribution | None:
    """Read "as X said" and "as reported by X" around a cue; the rest of the sentence is the content."""
    words, tags = sentence.words, sentence.tags
    if cue.lemma not in _TAKES_AS or cue.lemma == "call":
        return None
    after = index + cue.words
    subject: Phrase | None
    if index > 0 and words[index - 1].lower() == "as" and after < len(words) and words[after] == "by":
        opening = index - 1
        subject = phrase_after(sentence, after + 1)
        after = subject.end if subject is not None else after
    else:
        subject = subject_before(sentence, index)
        if subject is None or subject.edge < 0 or words[subject.edge].lower() != "as":
            return None
        opening = subject.edge
    after = skip_adjuncts(sentence, after)
    if subject is None or not is_tail(sentence, after):
        return None
    close = skip_adjuncts(sentence, after)
    if opening == 0:
        if close >= len(tags) or tags[close] != ",":
            return None
        pieces: tuple[Range, ...] = (trim(sentence, close, len(tags)),)
    elif tags[opening - 1] in ",-":
        before, rest = trim(sentence, 0, opening), trim(sentence, close, len(tags))
        pieces = (before, rest) if rest[1] > rest[0] else (before,)
    else:
        return None
    if not any(has_verb(sentence, start, end) for start, end in pieces):
        return None
    return Attribution("as_said", pieces, cue, (index, index + cue.words), subject)
