"""The people of one article: every full name with its titles, gender evidence and the places it stands.

Built once per article from runs of capitals in headline and body; nobody is known here but the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Mark
from onrecord.resolve.names.naming import (
    COUNTRIES,
    NATIONALITIES,
)
from onrecord.vocabulary import load_vocabulary

_MOST_MENTIONS = 100
"""So many names a reader has in mind at most; more are lists and floods."""
_GOVERNORS = frozenset(load_vocabulary("grammar")["en"]["prepositions"])


@dataclass(slots=True, eq=False)
class Person:
    """One person of the article."""

    name: str
    first: str
    last: str
    gender: str | None
    mark: Mark
    roles: list[str] = field(default_factory=list)
    sure: bool = False
    times: int = 0
    looked: int = 0
    leaning: str | None = None


@dataclass(slots=True)
class Mention:
    """One place where somebody is named; a shared last name may leave several people, the likeliest first."""

    start: int
    end: int
    people: tuple[Person, ...]

    def fitting(self, gender: str | None) -> Person | None:
        """Return the person a pronoun of that gender can mean; people of unknown gender must be sure ones."""
        if gender is None:
            return self.people[0]
        known = [person for person in self.people if person.gender == gender]
        if known:
            return known[0]
        unknown = [
            person
            for person in self.people
            if person.gender is None and person.sure and person.leaning in (None, gender)
        ]
        return unknown[0] if len(unknown) == 1 else None


@dataclass(slots=True)
class Registry:
    """The people of an article and where they are named, in page order."""

    people: list[Person] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    by_name: dict[str, list[Person]] = field(default_factory=dict)
    runs: list[tuple[int, int]] = field(default_factory=list)
    holders: dict[str, list[tuple[float, Person]]] = field(default_factory=dict)
    introduced: dict[str, int] = field(default_factory=dict)
    delayed: dict[int, Mention] = field(default_factory=dict)
    """Who opens the next paragraph, by where a description without a name opens one."""
    by_full: dict[str, list[Person]] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        """Enter a person under last and given name."""
        self.people.append(person)
        for name in {person.name, f"{person.first} {person.last}"}:
            self.by_full.setdefault(name, []).append(person)
        self.by_name.setdefault(person.last, []).append(person)
        if person.first != person.last:
            self.by_name.setdefault(person.first, []).append(person)

    def forget(self, people: list[Person]) -> None:
        """Take out people who turn out to be none."""
        gone = set(map(id, people))
        self.people = [one for one in self.people if id(one) not in gone]
        self.mentions = [one for one in self.mentions if gone.isdisjoint(map(id, one.people))]
        for known in (self.by_name, self.by_full):
            for name, some in list(known.items()):
                known[name] = [one for one in some if id(one) not in gone]

    def called(self, word: str, gender: str | None = None) -> list[Person]:
        """Return the people whom a single name can mean, likeliest first: last names before given names."""
        named = self.by_name.get(word) or self.by_name.get(word[:1].lower() + word[1:], [])  # "Al-Rashid"
        people = [person for person in named if person.last == word] or named
        if gender is not None:
            people = [person for person in people if person.gender in (None, gender)]
            people = [person for person in people if person.gender == gender] or people
        if len(people) > 1:
            people = sorted(people, key=lambda person: -person.times)
        return people

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of a stretch, the last ones of a long one."""
        first, last = self.before(start), self.before(end)
        return self.mentions[max(first, last - _MOST_MENTIONS) : last]

    def before(self, position: int) -> int:
        """Return the index of the first mention at or after `position`."""
        return bisect_left(self.mentions, position, key=lambda mention: mention.start)


def is_subject(text: str, mention: Mention) -> bool:
    """Tell whether no preposition or verb governs a name and no possessive or noun makes it a modifier."""
    start, end = mention.start, mention.end
    if text[end - 2 : end] in ("'s", "’s") or text[end - 1] in "'’":
        return False
    after = text[end : end + 18].split(maxsplit=1)
    if after and text[end] == " " and after[0].rstrip(".,;:") in _COMMON_NOUNS:
        return False  # "Trump supporters"
    if is_governed(text, mention):
        return False
    word = _word_before(text, start)
    if word.endswith(("ing", "ed")) and word not in _NO_VERBS and "-" not in word:
        return False  # "supporting Sanders"
    if text[start - 2 : start] != ", ":
        return True
    listed = _LISTED.search(text, max(0, start - 80), start)
    return listed is None or listed[1].lower() not in _GOVERNORS  # "by Loretta Lynn, Elvis Costello"


def is_governed(text: str, mention: Mention) -> bool:
    """Tell whether a preposition stands before a name."""
    return _word_before(text, mention.start) in _GOVERNORS


def _word_before(text: str, start: int) -> str:
    before = text[max(0, start - 18) : start].replace("\xa0", " ")
    return before[before.rfind(" ", 0, -1) + 1 : -1].lower() if before.endswith(" ") else ""


_NO_VERBS = frozenset(
    [
        "retired",
        "elected",
        "named",
        "called",
        "king",
        "said",
        "billed",
        "newly-elected",
        "re-elected",
        "added",
        "replied",
    ]
)
_LISTED = re.compile(r"\b(\w+) (?:[A-Z][\w.’'-]* ?){1,4}(?:, (?:[A-Z][\w.’'-]* ?){1,4}){0,3}, $")
_SPEAKERS = load_vocabulary("speakers")["en"]
_COMMON_NOUNS = frozenset(_SPEAKERS["roles"]).union(_SPEAKERS["plurals"], _SPEAKERS["bodies"])


def country_of(words: Iterable[str]) -> str | None:
    """Return the country that a phrase names: "Russian", "of Russia", "Russia's"."""
    for word in words:
        plain = word.rstrip(",").removesuffix("'s").removesuffix("’s")
        if plain in NATIONALITIES:
            return NATIONALITIES[plain]
        if plain in COUNTRIES:
            return plain
    return None
