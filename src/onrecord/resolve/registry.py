"""The people of one article: every full name with its titles, gender evidence and the places it stands.

Built once per article from runs of capitals in headline and body; nobody is known here but the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Mark, Span
from onrecord.resolve.naming import COUNTRIES, NATIONALITIES, Name, find_runs, gender_of, read_run_at
from onrecord.resolve.people import known_gender
from onrecord.resolve.printed_roles import roles_beside
from onrecord.vocabulary import load_vocabulary

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
        unknown = [person for person in self.people if person.gender is None and person.sure]
        return unknown[0] if len(unknown) == 1 else None


@dataclass(slots=True)
class Registry:
    """The people of an article and where they are named, in page order."""

    people: list[Person] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    by_name: dict[str, list[Person]] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        """Enter a person under last and given name."""
        self.people.append(person)
        self.by_name.setdefault(person.last, []).append(person)
        if person.first != person.last:
            self.by_name.setdefault(person.first, []).append(person)

    def called(self, word: str, gender: str | None = None) -> list[Person]:
        """Return the people whom a single name can mean, likeliest first: last names before given names."""
        named = self.by_name.get(word, [])
        people = [person for person in named if person.last == word] or named
        if gender is not None and len(people) > 1:
            people = [person for person in people if person.gender == gender]
        if len(people) > 1:
            people = sorted(people, key=lambda person: -person.times)
        return people

    def before(self, position: int) -> int:
        """Return the index of the first mention at or after `position`."""
        return bisect_left(self.mentions, position, key=lambda mention: mention.start)


def build_registry(text: str, spans: Iterable[Span], alone: Iterable[Mark] = ()) -> Registry:
    """Return the registry of the paragraphs `spans` of `text`.

    `alone` are mentions of one word that stood as subject of a cue: they name a person even where the
    page never gives the full name.
    """
    registry = Registry()
    names: list[tuple[int, int, Name]] = []
    for span in spans:
        for first, end in find_runs(text, span.start, span.end):
            start, name = read_run_at(text, first, end)
            if name is not None:
                names.append((start, end, name))
    full: dict[tuple[str, str], Person] = {}
    for start, end, name in names:
        if name.is_person and len(name.words) > 1:
            _add_full(registry, full, text, start, end, name)
    for mark in alone:
        if mark.text not in registry.by_name:
            registry.add(Person(mark.text, mark.text, mark.text, gender_of(mark.text), mark, sure=True))
    for start, end, name in names:
        if len(name.words) == 1 and (name.titles or name.words[0] in registry.by_name):
            _add_short(registry, text, start, end, name)
    registry.mentions.sort(key=lambda mention: mention.start)
    return registry


def _add_full(
    registry: Registry, full: dict[tuple[str, str], Person], text: str, start: int, end: int, name: Name
) -> None:
    words = [word for word in name.words if word[0] not in "\"“‘'("]
    suffix = words[-1] if words[-1].startswith(("Jr", "Sr")) else ""
    last = words[-2] if suffix else words[-1]
    key = (words[0], last + suffix)
    person = full.get(key)
    if person is None:
        begin = text.find(words[0], start, end)
        span = Span(begin, begin + len(name.text))
        if span.of(text) != name.text:
            span = Span(start, end)
        gender = name.gender or known_gender(name.text)
        person = Person(" ".join(words), words[0], last, gender, Mark(span.of(text), span), sure=name.sure)
        full[key] = person
        registry.add(person)
    person.times += 1
    person.sure = person.sure or name.sure
    person.gender = person.gender or name.gender
    _add_roles(person, text, start, end, name)
    registry.mentions.append(Mention(start, end, (person,)))


def _add_short(registry: Registry, text: str, start: int, end: int, name: Name) -> None:
    word = name.words[0]
    people = registry.called(word, name.gender)
    if not people and name.titles and name.is_person:
        span = Span(end - len(word), end)
        people = [Person(word, word, word, name.gender, Mark(span.of(text), span), sure=True)]
        registry.add(people[0])
    if not people:
        return
    if len(people) == 1:
        person = people[0]
        person.sure = person.sure or word == person.last
        if person.gender is None and name.titles:
            person.gender = name.gender
        _add_roles(person, text, start, end, name)
    registry.mentions.append(Mention(start, end, tuple(people)))


def is_subject(text: str, mention: Mention) -> bool:
    """Tell whether no preposition governs a name and no possessive or noun makes it a modifier."""
    start, end = mention.start, mention.end
    if text[end - 2 : end] in ("'s", "’s") or text[end - 1] in "'’":
        return False
    after = text[end : end + 18].split(maxsplit=1)
    if after and text[end] == " " and after[0].rstrip(".,;:") in _COMMON_NOUNS:
        return False  # "Trump supporters"
    before = text[max(0, start - 16) : start].replace("\xa0", " ")
    if not before.endswith(" "):
        return True
    return before[before.rfind(" ", 0, -1) + 1 : -1].lower() not in _GOVERNORS


_SPEAKERS = load_vocabulary("speakers")["en"]
_COMMON_NOUNS = frozenset(_SPEAKERS["roles"]).union(_SPEAKERS["plurals"], _SPEAKERS["bodies"])


def _add_roles(person: Person, text: str, start: int, end: int, name: Name) -> None:
    """Collect what the person is called here."""
    if name.titles:
        _add(person, " ".join(name.titles))
    person.looked += 1
    if person.looked <= _LOOKS or (not person.roles and person.looked <= _LOOKS_IN_VAIN):
        for role in roles_beside(text, start, end):
            _add(person, role)


_LOOKS, _LOOKS_IN_VAIN = 3, 6
# roles are printed where a person is first named


def _add(person: Person, role: str) -> None:
    if role and role not in person.roles:
        person.roles.append(role)


def country_of(words: Iterable[str]) -> str | None:
    """Return the country that a phrase names: "Russian", "of Russia", "Russia's"."""
    for word in words:
        plain = word.rstrip(",").removesuffix("'s").removesuffix("’s")
        if plain in NATIONALITIES:
            return NATIONALITIES[plain]
        if plain in COUNTRIES:
            return plain
    return None
