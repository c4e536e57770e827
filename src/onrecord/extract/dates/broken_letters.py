"""Months and cues whose letters a wrong encoding broke: "12 fÃ©vrier 2021", "Ver?ffentlicht am 3. M?rz 2020".

The dates are read from a view of the text in which such words are whole again, at the same places: a broken
letter never takes less room than the right one, and blanks fill what is left.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.vocabulary import load_vocabulary, phrases

_SIGNS = ("\u00c3", "\u00d0", "\u00d1", "\ufffd")
_ASKING = re.compile(r"[^\W\d_]\?[^\W\d_]")
_WORD = re.compile(r"(?<![^\s(])(?=\S{0,30}[\u00c3\u00d0\u00d1\ufffd?])[^\s(),.:;|]{3,40}")


def legible_view(text: str) -> str:
    """Return `text`, of the same length, with the broken words that date a page made whole."""
    if not any(sign in text for sign in _SIGNS) and ("?" not in text or _ASKING.search(text) is None):
        return text
    whole = _broken()

    def repaired(found: re.Match[str]) -> str:
        word = whole.get(found[0].casefold())
        return found[0] if word is None else word.ljust(len(found[0]))

    return _WORD.sub(repaired, text)


@cache
def _broken() -> dict[str, str]:
    """Return the words by all their broken forms."""
    whole: dict[str, str] = {}
    for word in _words():
        for form in _forms(word):
            whole.setdefault(form.casefold(), word)
    return whole


def _words() -> set[str]:
    months = load_vocabulary("calendar")["months"].values()
    words = {form for by_number in months for forms in by_number.values() for form in forms}
    cues = (*phrases("date_cues", "published"), *phrases("date_cues", "updated"))
    words.update(word for cue in cues for word in cue.split())
    return {word for word in words if not word.isascii() and _is_european(word)}


def _is_european(word: str) -> bool:
    return all(ord(letter) < 0x500 for letter in word)


def _forms(word: str) -> list[str]:
    """Return how `word` looks when its bytes are read wrongly or its letters lost, in each case."""
    forms = []
    for cased in (word, word.capitalize(), word.upper()):
        raw = cased.encode("utf-8")
        forms += [raw.decode("cp1252", "replace"), raw.decode("latin-1")]
        if cased[:1].isascii():
            for lost in ("?", "\ufffd", "\ufffd\ufffd"):
                forms.append("".join(letter if letter.isascii() else lost for letter in cased))
    return forms
