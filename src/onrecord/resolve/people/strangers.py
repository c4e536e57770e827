""" "her son", "a man": people without a name between a pronoun and the names before it.

Such a person is what the pronoun means, so the walk back must stop there instead of reaching a name.
"""

from __future__ import annotations

import re

from onrecord.vocabulary import load_vocabulary

_HONORIFICS = frozenset(load_vocabulary("occupations")["classes"]["honorifics"])


def _pattern(gender: str) -> re.Pattern[str]:
    words = set(load_vocabulary("speakers")["gender"][gender]) | set(load_vocabulary("occupations")[gender])
    nouns = "|".join(sorted(words - _HONORIFICS))
    return re.compile(
        rf"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Aa]nother|[Oo]ne)\s(?:[\w-]{{1,20}}\s){{0,2}}"
        rf"(?:{nouns})\b(?!,?\s(?:[A-Z]|who\b|of\b))"
    )


_PATTERNS = {"male": _pattern("male"), "female": _pattern("female")}


def find_strangers(text: str, start: int, end: int, gender: str) -> list[tuple[int, int]]:
    """Return where unnamed people of a gender stand in `text[start:end]`."""
    return [match.span() for match in _PATTERNS[gender].finditer(text, start, end)]
