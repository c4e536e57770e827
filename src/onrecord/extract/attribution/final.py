"""Content before its cue: "The talks failed, Putin said.", "..., said Putin.", "A, he said, B." """

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, has_verb, trim
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import Phrase, apposition_end, phrase_after, subject_before
from onrecord.extract.attribution.tails import is_tail, skip_addressee, skip_adjuncts

_EDGES = frozenset(",Q-")


def read_final(sentence: Sentence, index: int, cue: Cue, floor: int) -> Attribution | None:
    """Read a cue at `index` whose content stands before it, no earlier than token `floor`."""
    if "final" not in cue.frames:
        return None
    subject = subject_before(sentence, index)
    if subject is not None:
        if subject.edge < floor or sentence.tags[subject.edge] not in _EDGES:
            return None
        return _close(sentence, index, cue, floor, subject, index + cue.words, "final")
    return _read_inverted(sentence, index, cue, floor)


def _read_inverted(sentence: Sentence, index: int, cue: Cue, floor: int) -> Attribution | None:
    """Read "...," said Putin, the Russian president, on Monday."""
    tags = sentence.tags
    before = index - 1
    while before > floor and tags[before] == "R":
        before -= 1
    if before < floor or tags[before] not in _EDGES:
        return None
    at = index + cue.words
    subject = phrase_after(sentence, at)
    if subject is None or tags[subject.start] in "O":
        return None
    after = apposition_end(sentence, subject.end)
    subject = Phrase(subject.start, after, before)
    return _close(sentence, index, cue, floor, subject, after, "inverted")


def _close(
    sentence: Sentence, index: int, cue: Cue, floor: int, subject: Phrase, after: int, rule: str
) -> Attribution | None:
    tags = sentence.tags
    if "needs_addressee" in cue.frames or cue.lemma in ("tell", "write"):
        after = skip_addressee(sentence, after)
    start, end = trim(sentence, floor, subject.edge + 1)
    if start >= end:
        return None
    quoted = tags[end - 1] == "Q"
    cue_range = (index, index + cue.words)
    if quoted and end - start == 1 and not _is_open(sentence, after):
        return None
    size = len(tags)
    if after < size and tags[after] in ",-" or after < size and tags[after] == "Q":
        rest, stop = trim(sentence, after, size)
        if rest < stop and _continues(sentence, rest, stop, quoted):
            return Attribution("medial", ((start, end), (rest, stop)), cue, cue_range, subject)
    if not is_tail(sentence, after):
        after_tail = skip_adjuncts(sentence, after)
        if after_tail + 1 < size and tags[after_tail] in ",:" and tags[after_tail + 1] == "Q" and quoted:
            return Attribution("medial", ((start, end), trim(sentence, after_tail, size)), cue, cue_range, subject)
        return None
    if not quoted and not has_verb(sentence, start, end):
        return None
    return Attribution(rule, ((start, end),), cue, cue_range, subject)


def _is_open(sentence: Sentence, after: int) -> bool:
    """Tell whether nothing after the cue claims to be its content: not `"X," he said that Y`."""
    tail = skip_adjuncts(sentence, after)
    return tail >= len(sentence) or sentence.tags[tail] not in "t"


def _continues(sentence: Sentence, start: int, end: int, quoted: bool) -> bool:
    """Tell whether what follows "..., he said," goes on with the content."""
    tags, words = sentence.tags, sentence.words
    if tags[start] == "Q":
        return True
    if quoted:
        return False
    if tags[start] in "GsR" or words[start] in ("according", "and", "but", "with", "in", "at", "on", "during"):
        return False
    return has_verb(sentence, start, end)
