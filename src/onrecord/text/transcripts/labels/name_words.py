"""The words inside a label: which may be a name, where it begins behind a role, how it is shown."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.text.transcripts.labels.words import fold_word, label_words

INITIALS = re.compile(r"(?:[^\W\d_]\.[-‑]?){1,4}|(?:[^\W\d_]{1,2}\.){1,2}")
GLUED_INITIALS = re.compile(r"((?:[^\W\d_]\.){1,3})([^\W\d_]{2,}[\w’'-]*)")  # "В.Путин"
_NAME_WORD = re.compile(r"(?:[dDlLO]['’])?[^\W\d_][^\W\d_]*(?:['’‑.-][^\W\d_]+)*['’]?")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PATRONYMIC = ("вич", "вна", "чна", "ович", "ич")


def skip_place(tokens: list[str], folded: list[str], at: int) -> int:
    """Return where the name starts after a role: "President of the French Republic|Emmanuel Macron"."""
    words = label_words()
    linked = at < len(tokens) and folded[at] in words.particles and folded[at] not in words.honorifics
    linked = linked and (tokens[at].islower() or tokens[at].isupper())  # "Minister De Wit" has a name
    cyrillic = at < len(tokens) and "\u0400" <= tokens[at][0] <= "\u04ff"
    if not linked and not cyrillic:
        return at
    capitals = [
        i for i in range(at, len(tokens)) if tokens[i][0].isupper() and folded[i] not in words.name_particles
    ]  # "LE PRÉSIDENT DE LA RÉPUBLIQUE" has one
    if not capitals:
        return len(tokens)
    wanted = name_length(tokens)
    glued = GLUED_INITIALS.fullmatch(tokens[-1]) is not None
    if glued:
        wanted = 1
    if linked and not glued and (len(capitals) <= wanted or folded[0] == "the"):
        # "Minister of Finance Roe" and "Minister of Finance" look alike: a name needs two words;
        # "The Secretary of State for Health and Social Care" is an office
        return len(tokens)
    if not linked and len(capitals) < wanted:
        wanted = len(capitals)
    return capitals[-wanted]


def name_length(tokens: list[str]) -> int:
    """Return how many capitals at the end are a name: two, or three with a patronymic or an initial."""
    capitals = [token for token in tokens if token[0].isupper()]
    if len(capitals) < 3:
        return 2
    is_middle = capitals[-2].lower().endswith(_PATRONYMIC) or INITIALS.fullmatch(capitals[-2]) is not None
    return 3 if is_middle else 2


_MINISTERS = ("minister", "ministeren", "ministern", "ministerin")
"""Ends of offices in one word: "Transportministeren"."""


def is_head(token: str, folded: str) -> bool:
    """Tell whether a word names an office; short forms ("BK", "AM") only with a capital."""
    if folded in label_words().heads:
        return len(folded) > 3 or token[0].isupper()
    return folded.endswith(_MINISTERS) and token[0].isupper() and folded != "administer"


@lru_cache(maxsize=16_384)
def is_allowed(token: str, folded: str) -> bool:
    """Tell whether a word may stand in a label that holds a name. Words of menus come back: cached."""
    words = label_words()
    bare = token.strip(",")
    if bare[:1].isupper():
        return (
            _NAME_WORD.fullmatch(bare.rstrip(".")) is not None
            or INITIALS.fullmatch(bare) is not None
            or (GLUED_INITIALS.fullmatch(bare) is not None)
        )
    return (
        folded in words.particles
        or folded in words.heads
        or folded in words.honorifics
        or folded[:3] == "al-"
    )


def is_name(name: list[str]) -> bool:
    """One to five capitalised words, particles only between or before them."""
    words = label_words()
    capitals = [token for token in name if token[0].isupper()]
    if not 1 <= len(capitals) <= 5 or len(name) > 7 or not name[-1][0].isupper():
        return False
    if (
        any(len(token) > 1 and is_head(token, fold_word(token)) for token in name)
        or max(map(len, capitals)) < 2
    ):
        return False
    if not any(_LETTERS.search(token) for token in capitals):
        return False  # "U.S", "J.J"
    return all(
        token[0].isupper() or fold_word(token) in words.name_particles or token.startswith("al-")
        for token in name
    )


def spaced(name: list[str]) -> str:
    """Return the name with a space after initials: "В.Путин" -> "В. Путин"."""
    parts = []
    for token in name:
        glued = GLUED_INITIALS.fullmatch(token)
        parts.append(f"{glued[1]} {glued[2]}" if glued else token.strip(","))
    return " ".join(parts)
