"""The people of one article: every full name with its titles, gender evidence and the places it stands.

Built once per article from runs of capitals in headline and body; nobody is known here but the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Mark, Span
from onrecord.resolve.naming import COUNTRIES, NATIONALITIES, RUN, Name, read_run
from onrecord.resolve.people import known_gender
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


@dataclass(slots=True)
class Mention:
    """One place where a person is named. `subject` tells that no preposition or possessive governs it."""

    start: int
    end: int
    person: Person
    subject: bool


@dataclass(slots=True)
class Registry:
    """The people of an article and where they are named, in page order."""

    people: list[Person] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def by_last(self, last: str) -> list[Person]:
        """Return the people with that last name."""
        return [person for person in self.people if person.last == last]

    def by_first(self, first: str) -> list[Person]:
        """Return the people with that given name."""
        return [person for person in self.people if person.first == first and person.first != person.last]

    def before(self, position: int) -> int:
        """Return the index of the first mention at or after `position`."""
        return bisect_left(self.mentions, position, key=lambda mention: mention.start)


def build_registry(text: str, spans: Iterable[Span]) -> Registry:
    """Return the registry of the paragraphs `spans` of `text`."""
    registry = Registry()
    names: list[tuple[int, int, Name]] = []
    for span in spans:
        for match in RUN.finditer(text, span.start, span.end):
            name = read_run(match[0])
            if name is not None:
                names.append((match.start(), match.end(), name))
    full: dict[tuple[str, str], Person] = {}
    for start, end, name in names:
        if name.is_person and len(name.words) > 1:
            _add_full(registry, full, text, start, end, name)
    for start, end, name in names:
        if len(name.words) == 1:
            _add_short(registry, text, start, end, name)
    registry.mentions.sort(key=lambda mention: mention.start)
    return registry


def _add_full(
    registry: Registry, full: dict[tuple[str, str], Person], text: str, start: int, end: int, name: Name
) -> None:
    suffix = name.words[-1] if name.words[-1].startswith(("Jr", "Sr")) else ""
    last = name.words[-2] if suffix else name.words[-1]
    key = (name.words[0], last + suffix)
    person = full.get(key)
    if person is None:
        begin = text.find(name.words[0], start, end)
        span = Span(begin, begin + len(name.text))
        if span.of(text) != name.text:
            span = Span(start, end)
        gender = name.gender or known_gender(name.text)
        person = Person(name.text, name.words[0], last, gender, Mark(span.of(text), span), sure=name.sure)
        full[key] = person
        registry.people.append(person)
    person.sure = person.sure or name.sure
    person.gender = person.gender or name.gender
    _add_roles(person, text, start, name)
    registry.mentions.append(Mention(start, end, person, _is_subject(text, start, end)))


def _add_short(registry: Registry, text: str, start: int, end: int, name: Name) -> None:
    word = name.words[0]
    people = registry.by_last(word) or registry.by_first(word)
    if len(people) > 1 and name.gender is not None:
        people = [person for person in people if person.gender == name.gender]
    if not people and name.titles and name.is_person:
        span = Span(end - len(word), end)
        person = Person(word, word, word, name.gender, Mark(span.of(text), span), sure=True)
        registry.people.append(person)
        people = [person]
    if len(people) != 1:
        return
    person = people[0]
    if person.gender is None and name.titles:
        person.gender = name.gender
    _add_roles(person, text, start, name)
    registry.mentions.append(Mention(start, end, person, _is_subject(text, start, end)))


def _is_subject(text: str, start: int, end: int) -> bool:
    if text[end - 2 : end] in ("'s", "’s") or text[end - 1] in "'’":
        return False
    before = text[max(0, start - 16) : start].replace("\xa0", " ")
    if not before.endswith(" "):
        return True
    return before[before.rfind(" ", 0, -1) + 1 : -1].lower() not in _GOVERNORS


_APPOSITION = re.compile(
    r",[ \xa0]((?:(?:the|a|an|his|her|its|their)[ \xa0])?[\w’'-]+(?:[ \xa0][\w’'-]+){0,8})"
)
_ROLES = frozenset(load_vocabulary("speakers")["en"]["roles"])


def _add_roles(person: Person, text: str, start: int, name: Name) -> None:
    """Collect what the person is called: titles before the name, nouns before it, an apposition after it."""
    if name.titles:
        _add(person, " ".join(name.titles))
    if len(person.roles) > 3:
        return
    before = text[max(0, start - 60) : start].replace("\xa0", " ")
    if before.endswith(" "):
        words = before.split()[-6:]
        if words and words[-1].lower() in _ROLES:
            _add(person, _role_phrase(words))
    end = start + len(" ".join((*name.titles, *name.words)))
    after = _APPOSITION.match(text, end)
    if after is not None and any(word.lower() in _ROLES for word in after[1].split()):
        _add(person, after[1])


def _role_phrase(words: list[str]) -> str:
    """Keep the words of one noun phrase: "said campaign spokeswoman" -> "campaign spokeswoman"."""
    kept: list[str] = []
    for word in reversed(words):
        if word.lower() in (
            "the",
            "a",
            "an",
            "said",
            "and",
            "by",
            "with",
            "to",
            "that",
            "told",
            "as",
            "says",
            "from",
            "of",
        ):
            break
        kept.append(word)
        if len(kept) == 3:
            break
    return " ".join(reversed(kept))


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
