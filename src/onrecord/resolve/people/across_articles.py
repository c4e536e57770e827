"""Who is the same person in another article: a key by the data file or the full name, never by a last name.

The key joins "Vladimir Putin" and "V. V. Putin" because the data file says so; two people who share a full
name share a key, which is what a reader of a facet expects from a name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from onrecord.vocabulary import load_vocabulary

_SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_NOT_LETTERS = re.compile(r"[^a-zа-яёіїєґ0-9]+")
_INITIAL = re.compile(r"(?:[a-zа-я]\.?)+")


@lru_cache(maxsize=10_000)
def fold_name(name: str) -> str:
    """Return a name in lower case without accents, full stops and double spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_SPECIAL))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_LETTERS.sub(" ", plain).strip()


_BY_SPELLING: dict[str, dict[str, Any]] = {}


def check_people(entries: Any) -> None:
    """Raise ValueError with what is wrong about entries of the shape of vocabulary/people.toml."""
    if not isinstance(entries, list):
        raise ValueError("people is no list of tables")
    for entry in entries:
        name = entry.get("name") if isinstance(entry, dict) else None
        if not isinstance(name, str) or not fold_name(name):
            raise ValueError("an entry has no name")
        for alias in entry.get("aliases", ()):
            if not isinstance(alias, str) or len(fold_name(alias).split()) < _FEWEST_WORDS:
                raise ValueError(f"{alias!r} of {name!r} is one word: that may be anybody")
        if entry.get("gender") not in (None, "male", "female"):
            raise ValueError(f"gender of {name!r} is neither male nor female")
        for role in entry.get("roles", ()):
            if not isinstance(role, dict) or not isinstance(role.get("role"), str):
                raise ValueError(f"a role of {name!r} has no words")


def extend_people(entries: list[dict[str, Any]]) -> None:
    """Know more people in this process; a spelling that is known already means the new one from now on.

    Raises ValueError as `check_people` does.
    """
    check_people(entries)
    for entry in entries:
        key = entry.get("key") or "-".join(fold_name(entry["name"]).split())
        for spelling in (entry["name"], *entry.get("aliases", ())):
            _BY_SPELLING[fold_name(spelling)] = {**entry, "key": key}
    for known in (speaker_key, known_gender, known_roles, known_key, _by_skeleton):
        known.cache_clear()


@cache
def _by_skeleton() -> dict[str, dict[str, Any]]:
    """Return the people of the data file by what transliterations of their full names have in common."""
    return {_skeleton(spelling): entry for spelling, entry in _BY_SPELLING.items() if " " in spelling}


@lru_cache(maxsize=10_000)
def speaker_key(name: str) -> str | None:
    """Return the key that joins a person across articles; None where the name alone isn't safe.

    Safe is a spelling of the data file, or a full name with a written-out given name.
    """
    folded = fold_name(name)
    entry = _BY_SPELLING.get(folded)
    words = folded.split()
    if entry is None and len(words) > 1:
        entry = _by_skeleton().get(_skeleton(name))
    if entry is not None:
        key: str = entry["key"]
        return key
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


@lru_cache(maxsize=10_000)
def known_roles(name: str) -> tuple[str, ...]:
    """Return every role that a person of the data file holds or held."""
    entry = _BY_SPELLING.get(fold_name(name))
    return () if entry is None else tuple(role["role"] for role in entry.get("roles", ()))


@lru_cache(maxsize=10_000)
def known_key(name: str) -> str | None:
    """Return the key of a person of the data file, None for others."""
    entry = _BY_SPELLING.get(fold_name(name))
    return None if entry is None else entry["key"]


_TRANSLITERATIONS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"w", "v"), (r"ff\b", "v"), (r"(?:iy|yy|yj|ij|ii|yi|i|y)\b", "i"), (r"enka\b", "enko"),
        (r"(?:kh|ch)", "h"),
        (r"(?:ye|je|ie|yo|jo)", "e"), (r"(?:yu|iu|ju)", "u"), (r"(?:ya|ia|ja)", "a"), (r"x", "ks"),
        (r"(?:zh|z)", "z"), (r"(?:tsch|tch|cz)", "h"), (r"(?:sch|sh|sz)", "s"), (r"ou|oo", "u"),
        (r"ph", "f"), (r"y", "i"),
        (r"([a-z])\1", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=10_000)
def _skeleton(name: str) -> str:
    """Return what the transliterations of a Slavic name have in common."""
    plain = fold_name(name)
    for pattern, letters in _TRANSLITERATIONS:
        plain = pattern.sub(letters, plain)
    return plain


def is_transliteration(one: str, other: str) -> bool:
    """Tell whether two last names are spellings of one: "Lukashenka", "Lukashenko"; never for short names."""
    return min(len(one), len(other)) >= _SHORTEST and _skeleton(one) == _skeleton(other)


_SHORTEST = 6
_FEWEST_WORDS = 2

extend_people(load_vocabulary("people")["people"])
