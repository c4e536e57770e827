"""The people of one article: every full name with its titles, gender evidence and the places it stands.

Built once per article from runs of capitals in headline and body; nobody is known here but the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.model import Mark, Span
from onrecord.resolve.gender_evidence import leaning_of, pronoun_behind
from onrecord.resolve.mentions import Reading
from onrecord.resolve.naming import (
    COUNTRIES,
    NATIONALITIES,
    ORGANISATIONS,
    Name,
    find_runs,
    gender_of,
    gender_of_words,
    read_run_at,
)
from onrecord.resolve.people import is_transliteration, known_gender, known_key
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
        if gender is not None:
            people = [person for person in people if person.gender in (None, gender)]
            people = [person for person in people if person.gender == gender] or people
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
                if not name.is_person and (
                    len(name.words) > 1 or name.text in ORGANISATIONS or name.text.isupper()
                ):
                    registry.runs.append((start, end))
    full: dict[tuple[str, str], Person] = {}
    for start, end, name in names:
        if name.is_person and len(name.words) > 1:
            _add_full(registry, full, text, start, end, name)
    _add_couples(registry, full, text, names)
    for mark in alone:
        if mark.text not in registry.by_name:
            _add_alone(registry, text, mark)
    for start, end, name in names:
        if len(name.words) == 1 and (name.titles or name.words[0] in registry.by_name):
            _add_short(registry, text, start, end, name)
    registry.mentions.sort(key=lambda mention: mention.start)
    add_gender_evidence(text, registry)
    return registry


def _add_couples(
    registry: Registry,
    full: dict[tuple[str, str], Person],
    text: str,
    names: list[tuple[int, int, Name]],
) -> None:
    """Enter "Janet" of "Janet and Robert Lyle" with the last name of the other."""
    for (start, end, one), (then, then_end, other) in pairwise(names):
        if len(one.words) != 1 or len(other.words) < 2 or not other.is_person or one.gender is None:
            continue
        if then - end == 5 and text[end:then] == " and " and (one.words[0], other.words[-1]) not in full:
            name = Name((one.words[0], other.words[-1]), (), True, one.gender, sure=True)
            person = Person(
                name.text,
                name.words[0],
                name.words[1],
                one.gender,
                Mark(text[start:then_end], Span(start, then_end)),
                sure=True,
                times=1,
            )
            full[name.words[0], name.words[1]] = person
            registry.add(person)


def _add_alone(registry: Registry, text: str, mark: Mark) -> None:
    """Enter a name of one word, unless it is another transliteration of the one person's last name.

    Named once it may be a paper or a place: no pronoun means it then.
    """
    same = [person for person in registry.people if is_transliteration(mark.text, person.last)]
    if len(same) == 1:
        registry.by_name[mark.text] = same
    else:
        again = text.find(mark.text, mark.span.end) >= 0 or text.find(mark.text, 0, mark.span.start) >= 0
        registry.add(Person(mark.text, mark.text, mark.text, gender_of(mark.text), mark, sure=again))


def _add_full(
    registry: Registry, full: dict[tuple[str, str], Person], text: str, start: int, end: int, name: Name
) -> None:
    words = [word for word in name.words if word[0] not in "\"“‘'("]
    suffix = words[-1] if words[-1].startswith(("Jr", "Sr")) else ""
    last = words[-2] if suffix else words[-1]
    key = (words[0], last + suffix)
    person = full.get(key)
    if person is None and (alias := known_key(name.text)) is not None:
        person = next((one for one in registry.people if known_key(one.name) == alias), None)
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
    if word.endswith(("ing", "ed")) and word not in _NO_VERBS:
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


def _add_roles(person: Person, text: str, start: int, end: int, name: Name) -> None:
    """Collect what the person is called here."""
    if name.titles:
        former = _FORMER.search(text, max(0, start - 8), start)
        _add(person, ("former " if former else "") + " ".join(name.titles))
    person.looked += 1
    if person.looked <= _LOOKS or (not person.roles and person.looked <= _LOOKS_IN_VAIN):
        for role in roles_beside(text, start, end):
            _add(person, role)
            if person.gender is None:
                person.gender = gender_of_words(role.lower().split())


_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Tt]hen)[ -]$")
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


def add_gender_evidence(text: str, registry: Registry) -> None:
    """Give people of unknown gender the one that all pronouns right behind their names show."""
    if all(person.gender is not None for person in registry.people):
        return
    votes: dict[int, set[str]] = {}
    mentions = registry.mentions
    for at, mention in enumerate(mentions):
        if len(mention.people) != 1 or mention.people[0].gender is not None or not mention.people[0].sure:
            continue
        until = mentions[at + 1].start if at + 1 < len(mentions) else len(text)
        gender = pronoun_behind(text, mention.end, until)
        if gender is not None:
            votes.setdefault(id(mention.people[0]), set()).add(gender)
    for person in registry.people:
        if person.gender is None:
            told = votes.get(id(person), set())
            person.gender = next(iter(told)) if len(told) == 1 else None
            person.leaning = leaning_of(person.first, person.last)


def find_named(registry: Registry, reading: Reading, paragraph: Span, mention: Mark) -> list[Person]:
    """Return whom a printed name can mean: one, nobody, or several that nothing on the page tells apart.

    Of several with one last name the page's main one is meant (named twice as often as the next), else the
    only one that the paragraph names before.
    """
    words = reading.name.split()
    if len(words) == 1:
        people = registry.called(reading.name, reading.gender)
        if len(people) > 1 and people[0].times >= 2 * people[1].times:
            return people[:1]
        if len(people) > 1:
            near = registry.mentions[registry.before(paragraph.start) : registry.before(mention.span.start)]
            there = [person for person in people if any(one.people == (person,) for one in near)]
            return there if len(there) == 1 else people
        return people
    people = [person for person in registry.people if person.name == reading.name]
    if not people:
        ends = (words[0], words[-1])
        people = [person for person in registry.people if (person.first, person.last) == ends]
    if not people and (key := known_key(reading.name)) is not None:
        people = [person for person in registry.people if known_key(person.name) == key]
    return people[:1]
