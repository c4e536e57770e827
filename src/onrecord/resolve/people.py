"""Who is the same person in another article: a key by the data file or the full name, never by a last name.

The key joins "Vladimir Putin" and "V. V. Putin" because the data file says so; two people who share a full
name share a key, which is what a reader of a facet expects from a name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.vocabulary import load_vocabulary

_SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_NOT_LETTERS = re.compile(r"[^a-zа-яёіїєґ0-9]+")
_INITIAL = re.compile(r"(?:[a-zа-я]\.?)+")


def fold_name(name: str) -> str:
    """Return a name in lower case without accents, full stops and double spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_SPECIAL))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_LETTERS.sub(" ", plain).strip()


_PEOPLE = load_vocabulary("people")["people"]
_BY_SPELLING = {
    fold_name(spelling): entry for entry in _PEOPLE for spelling in (entry["name"], *entry.get("aliases", ()))
}


@lru_cache(maxsize=10_000)
def speaker_key(name: str) -> str | None:
    """Return the key that joins a person across articles; None where the name alone isn't safe.

    Safe is a spelling of the data file, or a full name with a written-out given name.
    """
    folded = fold_name(name)
    entry = _BY_SPELLING.get(folded)
    if entry is not None:
        key: str = entry["key"]
        return key
    words = folded.split()
    if len(words) < 2 or len(words[0]) < 2:
        return None
    return "-".join(word for word in (words[0], *words[1:]) if len(word) > 1 or word == words[-1])


@lru_cache(maxsize=10_000)
def known_gender(name: str) -> str | None:
    """Return the gender of a person of the data file, None for others."""
    entry = _BY_SPELLING.get(fold_name(name))
    return None if entry is None else entry.get("gender")


def known_role(name: str, year: int | None) -> str | None:
    """Return the role that a person of the data file held in `year`; None when open or ambiguous."""
    entry = _BY_SPELLING.get(fold_name(name))
    if entry is None or year is None:
        return None
    held = [
        role["role"]
        for role in entry.get("roles", ())
        if role.get("since", 0) <= year <= role.get("until", 9999)
    ]
    return held[0] if len(set(held)) == 1 else None
