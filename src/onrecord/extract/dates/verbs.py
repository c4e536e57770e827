"""Whether the word of a cue is a verb of the running text: "a commentary published on Nov. 1".

Asked of cues in small letters only; a stamp opens its line, or a name or a time stands before it.
"""

from __future__ import annotations

import re

_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]{2,})[,\u2019']?[ \u00a0]+$")
_OF_ARTICLE = re.compile(r"(?<![a-z])(?:article|story|post|column|piece|page|report|blog)\b[^.!?\n]{0,20}$")
_REACH = 40
_MOST_LOWER = 2  # "by Jane Doe on"


def is_verb_of_text(text: str, start: int, cue: int) -> bool:
    """Tell whether the cue at `cue` goes on with a sentence that isn't about the article itself."""
    word = None if not text[cue].islower() else _WORD_BEFORE.search(text, max(start, cue - _REACH), cue)
    if word is None or not word["word"].islower():
        return False
    return _OF_ARTICLE.search(text, max(start, cue - _REACH), cue) is None


def has_object(text: str, start: int, cue: int, stop: int, end: int) -> bool:
    """Tell whether an object follows the cue that ends at `stop`: "They filed their lawsuit on"."""
    if not text[cue].islower() or _WORD_BEFORE.search(text, max(start, cue - _REACH), cue) is None:
        return False
    return sum(word.isalpha() and word.islower() for word in text[stop:end].split()) > _MOST_LOWER
