"""The words of a role taken apart: "former Carpathian Foreign Minister" -> head, modifiers, place, former.

Also says how well one role takes up another: "the politician" a senator, "the head of state" a president.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.resolve.names.naming import (
    COUNTRIES,
    MODIFIERS,
    NATIONALITIES,
    STATES,
    TITLES,
    is_role,
    strip_possessive,
)
from onrecord.vocabulary import load_vocabulary

_WORDS = load_vocabulary("occupations")
_TAKES_UP: dict[str, list[str]] = _WORDS["takes_up"]
_PHRASES: dict[str, list[str]] = {phrase.lower(): roles for phrase, roles in _WORDS["phrases"].items()}
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _PHRASES)
_FORMER = frozenset(_WORDS["classes"]["former"])
_RANKS = frozenset(_WORDS["classes"]["ranks"])
SOFT = frozenset(_WORDS["classes"]["soft"])
_SMALL = frozenset(
    ["the", "a", "an", "of", "for", "and", "in", "at", "to", "his", "her", "its", "their", "on", "with"]
)
_DIVIDERS = frozenset(
    ["of", "for", "at", "in", "to", "from", "like", "on", "with", "by", "against", "near", "under"]
)

_RIVALS = (("democrat", "republican"), ("republican", "democrat"), ("labour", "conservative"))
_OFFICE_HEADS = frozenset(_WORDS["classes"]["offices"])
SAME, TAKES_UP, NO_FIT = 4.0, 2.0, 0.0
_PLACE = 1.0  # the country that is named, too
_BODY_NOUNS = frozenset(load_vocabulary("organisation_kinds")) - {"administration", "parliament", "office"}
_LEAST = 0.1
_UNPLACED = 2.5  # a country that the printed role doesn't show
_NAME = 0.5  # a name that the printed role doesn't show
_RULERS = frozenset(
    [
        "president",
        "premier",
        "minister",
        "chancellor",
        "king",
        "queen",
        "emir",
        "ayatollah",
        "leader",
        "ruler",
    ]
)
_TRADES = frozenset(["detective", "doctor", "professor", "captain", "engineer", "nurse", "officer", "lawyer"])
_PARTY_NAMES: dict[str, str] = _WORDS["party_adjectives"]
"""Adjectives that tell the party of a politician, which the page need not have told before."""
_PARTIES = frozenset(["republican", "democrat", "conservative", "liberal", "socialist", "independent"])
_POLITICIANS = frozenset(_WORDS["classes"]["politicians"])
_GENERALS = re.compile(
    r"\b(director|secretary|attorney|prosecutor|governor|inspector)[ ](general)\b", re.IGNORECASE
)
_SHORT = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel",
    "capt": "captain", "sgt": "sergeant", "prof": "professor", "adm": "admiral", "supt": "superintendent",
    "insp": "inspector",
    "amb": "ambassador", "pres": "president", "cllr": "councillor", "advisor": "adviser", "lt": "lieutenant",
}  # fmt: skip


class Role(NamedTuple):
    """A role in its parts; `words` are all its words in lower case, `places` countries and the like.

    `names` are other capitalised words ("Kerry", "Labour"), `owners` tells of "Tasmar’s ambassador" and
    `body` of "the alliance's head".
    """

    head: str
    modifiers: frozenset[str]
    places: frozenset[str]
    complement: frozenset[str]
    words: frozenset[str]
    former: bool
    names: frozenset[str]
    owners: bool
    meant: tuple[str, ...] = ()
    body: bool = False


@lru_cache(maxsize=5_000)
def parse_role(text: str) -> Role:
    """Take the words of a role apart."""
    text = _GENERALS.sub(r"\1-\2", text.replace("\xa0", " "))  # "director general" is no general
    words = [word.strip(',;"“”') for word in text.split()]
    words = [word for word in words if word]
    lower = [strip_possessive(word.lower()) for word in words]
    stop = next((at for at, word in enumerate(lower) if word in _DIVIDERS and at), len(words))
    former = any(word in _FORMER for word in lower[:stop])
    head = lower[stop - 1].rstrip(".") if stop else ""
    if head.startswith("ex-"):
        former, head = True, head[3:]
    meant, used = _read_phrase(lower)
    places: set[str] = set()
    modifiers: set[str] = set()
    complement: set[str] = set()
    names: set[str] = set()
    for at in range(len(words)):
        plain = lower[at].rstrip(".")
        if at == stop - 1 or at in used or plain in _SMALL or plain in _FORMER:
            continue
        place = _place(words, at)
        if place is not None and at > stop and lower[stop] == "to":
            names.add(strip_possessive(words[at]))  # the ambassador to Georgia may be a Pole
        elif place is not None:
            places.add(place)
        elif _is_name(words[at]):
            names.add(strip_possessive(words[at]))
        elif at < stop:
            if not words[at].endswith(("'s", "’s")):  # "the agency’s chief"
                modifiers.add(plain)
        else:
            complement.add(plain)
    everything = frozenset(word.rstrip(".") for word in lower) | {head}
    return Role(
        _SHORT.get(head, head),
        frozenset(modifiers),
        frozenset(places),
        frozenset(complement),
        everything,
        former,
        frozenset(names),
        any(word[:1].isupper() and word.endswith(("'s", "’s")) for word in words),
        meant,
        any(
            word.endswith(("'s", "’s")) and strip_possessive(word) in _BODY_NOUNS
            for word in text.lower().split()
        ),
    )


def _read_phrase(lower: list[str]) -> tuple[tuple[str, ...], frozenset[int]]:
    """Return what "head of state" means and which words say it; a country may stand inside."""
    plain = [(at, word) for at, word in enumerate(lower) if not _is_demonym(word)]
    for size in range(min(_LONGEST_PHRASE, len(plain)), 1, -1):
        for first in range(len(plain) - size + 1):
            some = plain[first : first + size]
            phrase = " ".join(word for _, word in some)
            if phrase in _PHRASES:
                return tuple(_PHRASES[phrase]), frozenset(at for at, _ in some)
    return (), frozenset()


def _is_demonym(word: str) -> bool:
    return word.capitalize() in NATIONALITIES or (
        word.endswith(("ian", "ean", "ese", "ish", "stani", "van"))
        and not is_role(word)
        and word not in SOFT
        and word not in TITLES
    )


def _place(words: list[str], at: int) -> str | None:
    """Return the country of an adjective or a name, or a capitalised word that can be a place's."""
    word = strip_possessive(words[at])
    pair = f"{word} {strip_possessive(words[at + 1])}" if at + 1 < len(words) else ""
    for name in (pair, word):
        if name in NATIONALITIES:
            return NATIONALITIES[name]
        if name in COUNTRIES:
            return name
    if word in STATES:
        return word
    lower = word.lower().rstrip(".")
    if not word[:1].isupper() or word.isupper() or lower in TITLES or is_role(lower):
        return None
    return word if lower.endswith("an") or _is_demonym(lower) else None


def without_place(text: str) -> str:
    """Return a role without its country: "Severnian Energy Minister" -> "Energy Minister"."""
    words = text.split()
    return " ".join(word for at, word in enumerate(words) if _place(words, at) is None)


def _is_name(word: str) -> bool:
    lower = strip_possessive(word.lower()).rstrip(".")
    return word[:1].isupper() and not is_role(lower) and lower not in TITLES and lower not in MODIFIERS


def fit(wanted: Role, roles: Iterable[str]) -> float:
    """Return how well the roles that a person holds can be the one that is meant; NO_FIT when they can't.

    A country, state or party that a person is known by speaks against another one.
    """
    held = [parse_role(part) for role in roles for part in role.split(" and ")]
    if wanted.body and not wanted.places:
        held = [one for one in held if not one.places]  # "the alliance's head" is no "Polish President"
    places = {place for one in held for place in one.places}
    if wanted.places and wanted.places.isdisjoint(places):
        owners = {name for role in held if role.owners for name in role.names}
        if places or any(not _is_country_of(place, owners) for place in wanted.places if owners):
            return NO_FIT
    if wanted.head in _POLITICIANS and wanted.modifiers & _PARTY_NAMES.keys():
        if is_of_other_party(wanted, held):
            return NO_FIT
        wanted = wanted._replace(modifiers=wanted.modifiers - _PARTY_NAMES.keys())
    if any(wanted.head == one and other in role.words for one, other in _RIVALS for role in held):
        return NO_FIT
    names = {name for role in held for name in role.names}
    if any(name.isupper() and name not in names for name in wanted.names):
        return NO_FIT  # "the EU executive" is no executive
    strength = max((_fit_one(wanted, one) for one in held), default=NO_FIT)
    if strength and wanted.names and wanted.names.isdisjoint(names):
        strength -= _NAME
    if strength and wanted.places and wanted.places.isdisjoint(places):
        if wanted.head == "leader" and not wanted.modifiers and not any(one.head in _RULERS for one in held):
            return NO_FIT  # "the Kardovian leader" is no "Election commission head"
        return max(strength - _UNPLACED, _LEAST)
    return strength + _PLACE if strength and wanted.places & places else strength


def is_of_other_party(wanted: Role, held: Iterable[Role]) -> bool:
    """Tell whether roles show another party than the one asked for: "the Green politician"."""
    party = {_PARTY_NAMES[word] for word in wanted.modifiers & _PARTY_NAMES.keys()}
    told = {_PARTY_NAMES[word] for one in held for word in one.words & _PARTY_NAMES.keys()}
    return bool(party and told) and told.isdisjoint(party)


def _is_country_of(place: str, names: Iterable[str]) -> bool:
    """Tell whether an adjective can be formed from one of the names: "Dravian" from "Dravia"."""
    return any(len(name) > 3 and place[:4] == name[:4] for name in names)


def _fit_one(wanted: Role, held: Role) -> float:
    if wanted.places and not held.places and any(name.isupper() for name in held.names):
        return NO_FIT  # "the British ambassador" is no "UN special envoy"
    strength = _fit_head(wanted, held)
    if strength == NO_FIT or (wanted.former and not held.former):
        return NO_FIT
    if held.former and not wanted.former:
        strength -= 1.5
    if wanted.head == held.head and (held.words & _RANKS) - wanted.words and not wanted.meant:
        strength -= 1
    return strength


def _fit_head(wanted: Role, held: Role) -> float:
    if wanted.meant:
        if wanted.modifiers - SOFT <= held.words and _is_one_of(wanted.meant, held):
            return SAME
        return NO_FIT
    modifiers = wanted.modifiers - SOFT
    complement = wanted.complement
    if wanted.head == held.head:
        if not modifiers <= held.words:
            return NO_FIT
        if complement <= held.words:
            return TAKES_UP if wanted.head in _PARTIES else SAME
        return NO_FIT if held.complement or held.modifiers else TAKES_UP
    if wanted.head in held.modifiers & _TRADES:  # "Detective Sergeant" is a detective
        return TAKES_UP
    broader = _TAKES_UP.get(wanted.head, [])
    for modifier in wanted.modifiers:
        pair = _TAKES_UP.get(f"{modifier} {wanted.head}")
        if pair is not None:
            broader, modifiers = pair, modifiers - {modifier}
    if (modifiers | complement) <= held.words and _is_one_of(broader, held):
        return TAKES_UP
    return NO_FIT


def is_office(role: Role) -> bool:
    """Tell whether a role is an office, which the page prints beside its holder's name."""
    return bool(role.meant) or role.head in _OFFICE_HEADS


def _is_one_of(roles: Iterable[str], held: Role) -> bool:
    """Tell whether a held role is of one of the kinds: "foreign minister" for "Foreign Minister of X"."""
    for role in map(parse_role, roles):
        if role.head == held.head and role.modifiers <= held.words and role.complement <= held.words:
            return True
    return False
