"""Questions whose asker the text leaves out: "Asked whether she would run, ...", "was asked about it"."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, trim
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import is_passive
from onrecord.extract.attribution.tails import skip_adjuncts

_PRESSED = frozenset(("asked", "pressed", "questioned"))


def read_asked(sentence: Sentence, index: int, cue: Cue) -> Attribution | None:
    """Read a passive "asked" at `index`: the content is the question, the speaker unknown."""
    words, tags = sentence.words, sentence.tags
    if words[index].lower() not in _PRESSED:
        return None
    opening = index == 0 or words[index - 1].lower() in ("when", "if") or tags[index - 1] == ","
    if not opening and not is_passive(sentence, index):
        return None
    at = index + 1
    if at < len(tags) and words[at] not in ("about", "if"):
        at = skip_adjuncts(sentence, at)
    if tags[at : at + 2] == ",Q" and is_passive(sentence, index):
        return Attribution("asked", ((at + 1, at + 2),), cue, (index, index + 1), None)
    if at >= len(tags) or not (tags[at] == "w" or words[at] in ("if", "about", "to")):
        return None
    start, end = trim(sentence, at, _question_end(sentence, at))
    if end - start < 2 or (tags[start + 1] == "P" and end - start < 6 and words[start] == "about"):
        return None  # "asked about it on Friday" asks nothing by itself
    return Attribution("asked", ((start, end),), cue, (index, index + 1), None)


def _question_end(sentence: Sentence, start: int) -> int:
    """Cut at the comma before the main clause: "Asked whether she would run, Bell laughed"."""
    tags = sentence.tags
    for at in range(start + 1, len(tags)):
        if tags[at] == "," and at + 1 < len(tags) and tags[at + 1] in "PDNrbpRV#":
            return at
        if tags[at] == "Q" and sentence.ends_with_comma(at):
            return at + 1
        if tags[at] in ";:":
            return at
    return len(tags)
