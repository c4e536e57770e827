"""Which language a body is in: its alphabet, then its commonest words. None rather than a guess."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from onrecord.text.prose import without_signs
from onrecord.vocabulary import load_vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_MAY_BE_WORDS = re.compile(r"\w+")
_PARTING = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
_SAMPLE = 8_000
# Common words make up 35-50 % of prose; lists of names and other languages stay under 12 %.
_SHARE_LEAST = 0.12
_LEAD = 1.25


@cache
def _stop_words() -> dict[str, tuple[str, ...]]:
    languages: dict[str, list[str]] = {}
    for language, entry in load_vocabulary("languages").items():
        for word in entry["common_words"].split():
            languages.setdefault(word, []).append(language)
    return {word: tuple(found) for word, found in languages.items()}


def tell_language(text: str, declared: str | None = None) -> str | None:
    """Return "en", "de", "fr", "es", "it", "pt", "ru", "uk" or another declared code; None where unclear.

    `declared` is the `lang` attribute of a page: it decides only where the words do not.
    """
    known = _stop_words()
    counts: Counter[str] = Counter()
    times = _count_words(text[:_SAMPLE].casefold())
    number = times.total()
    for word in known.keys() & times.keys():
        for language in known[word]:
            counts[language] += times[word]
    ranked = counts.most_common(2)
    if ranked and ranked[0][1] >= max(3, _SHARE_LEAST * number):
        best, hits = ranked[0]
        if len(ranked) == 1 or hits >= _LEAD * ranked[1][1]:
            return best
    if declared:
        code = declared.strip().casefold().replace("_", "-").split("-")[0]
        if 2 <= len(code) <= 3 and code.isalpha() and (not ranked or code not in counts or number < 40):
            return code
    return None


def _count_words(folded: str) -> Counter[str]:
    """Count the words, letters alone; only what holds a figure too is taken apart by the pattern."""
    bare = folded if folded.isascii() else without_signs(folded).replace("’", " ").replace("‘", " ")
    times = Counter(bare.translate(_PARTING).split() if bare.isascii() else _MAY_BE_WORDS.findall(folded))
    for mixed in [word for word in times if not word.isalpha()]:
        number = times.pop(mixed)
        for word in _WORD.findall(mixed):
            times[word] += number
    return times
