"""Titles and roles: who "the Russian president" and "the minister" are, and how a role is written."""

from __future__ import annotations

from onrecord.model import Mark
from onrecord.resolve.mentions import Reading
from onrecord.resolve.naming import NATIONALITIES
from onrecord.resolve.registry import Person, Registry, country_of

_STATE_TITLES = frozenset(("president", "chancellor", "premier", "king", "queen"))
_LEADERS = frozenset(("president", "chancellor", "premier", "leader", "prime minister", "king", "queen"))


def find_holder(registry: Registry, reading: Reading, mention: Mark, text: str) -> Person | None:
    """Return the one person of the article whom a role can mean, else None."""
    words = [word.lower() for word in reading.words]
    heads = [word for word in words if word in ("of", "for")]
    stop = words.index(heads[0]) if heads else len(words)
    head = words[stop - 1]
    country = country_of(reading.words)
    modifiers = {word.lower() for word in reading.words[: stop - 1] if word not in NATIONALITIES}
    modifiers = {word for word in modifiers if not word.endswith(("'s", "’s"))}
    fitting = []
    for person in registry.people:
        if reading.gender is not None and person.gender not in (None, reading.gender):
            continue
        if any(_fits(role, head, country, modifiers) for role in person.roles):
            fitting.append(person)
    return fitting[0] if len(fitting) == 1 else None


def _fits(role: str, head: str, country: str | None, modifiers: set[str]) -> bool:
    words = role.replace(",", " ").split()
    lower = [word.lower().rstrip(".") for word in words]
    if head == "leader":
        if not any(word in _LEADERS for word in lower) and "prime" not in lower:
            return False
    elif head not in lower:
        return False
    if country is not None:
        own = country_of(words)
        if own is not None and own != country:
            return False
        if own is None:
            return False
    return modifiers <= set(lower)


_WRITTEN_OUT = {
    "sen": "Senator", "rep": "Representative", "gov": "Governor", "gen": "General", "lt": "Lieutenant",
    "col": "Colonel", "prof": "Professor", "capt": "Captain", "adm": "Admiral", "rev": "Reverend",
}  # fmt: skip
_HONORIFICS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"))


def format_role(roles: list[str]) -> str | None:
    """Write the best role: "Russian President" -> "President of Russia", "Sen." -> "Senator"; others as printed."""
    for role in roles:
        words = role.split()
        country = NATIONALITIES.get(words[0]) or (country_of(words[:1]) if len(words) > 1 else None)
        if country is None and words[0].endswith(("'s", "’s")):
            country = words[0][:-2]  # "Carpathia's President"
        title = " ".join(words[1:])
        if (
            country is not None
            and title
            and (title.lower() in _STATE_TITLES or title.lower().endswith("minister"))
        ):
            return f"{title[0].upper()}{title[1:]} of {country}"
    for role in roles:
        words = role.split()
        if words[0].lower().rstrip(".") in _HONORIFICS:
            words = words[1:]
        if words:
            return " ".join(_WRITTEN_OUT.get(word.lower().rstrip("."), word) for word in words)
    return None
