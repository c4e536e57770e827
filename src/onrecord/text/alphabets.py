"""How plausible a decoding is: alphabets keep together, capitals open words, symbols stay out of them.

A wrong single-byte codec breaks these laws at once ("Ïðèâåò", "оПХБЕР", "za¿ó³æ"), whatever the language.
"""

from __future__ import annotations

import re
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:[^\w\s.,;:!?()\[\]/…«»“”„\"'’‘‚‹›–—•·*|&@#%+=<>~©®™§°€£-]+[^\W\d_]+)*")
_LATIN_RUN = re.compile("[\u00c0-\u024f]{3,}")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_GREEK = re.compile("[\u0370-\u03ff]")
_ODD = re.compile("[\u0080-\u009f\u2500-\u259f\ufffd\u00a4\u00a6\u00ac\u00b8\u00af\u00ff]")
# Together over 60 % of the letters of Russian and Ukrainian prose, under 20 % when read with a wrong codec.
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмді")
_COMMON_LEAST = 0.3


def implausible_share(text: str) -> float:
    """Return the share, 0 to 1, of the non-ASCII characters that stand where none would; 0 for ASCII."""
    strangers = sum(1 for char in text if char > "\x7f")
    if not strangers:
        return 0.0
    bad = len(_ODD.findall(text)) + sum(len(run) for run in _LATIN_RUN.findall(text))
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii():
            bad += _bad_in_word(word)
    cyrillic = [char for char in text.casefold() if "\u0400" <= char <= "\u04ff"]
    if len(cyrillic) > 20 and sum(char in _COMMON_CYRILLIC for char in cyrillic) < _COMMON_LEAST * len(
        cyrillic
    ):
        bad += len(cyrillic)
    return min(1.0, bad / strangers)


def _bad_in_word(word: str) -> int:
    """Count the non-ASCII characters of a word that break its alphabet or its case."""
    bad = 0
    alphabets = (
        bool(re.search("[A-Za-z\u00c0-\u024f]", word))
        + bool(_CYRILLIC.search(word))
        + bool(_GREEK.search(word))
    )
    if not alphabets:
        return 0
    if alphabets > 1:
        bad += sum(1 for char in word if char > "\x7f")
    if any(not char.isalpha() for char in word):
        bad += sum(1 for char in word if char > "\x7f")
    capitals_inside = sum(
        1 for before, char in pairwise(word) if before.islower() and char.isupper() and char > "\x7f"
    )
    small_then_capitals = word[0].islower() and len(word) > 2 and word[1:].isupper()
    return bad + capitals_inside + (len(word) if small_then_capitals else 0)
