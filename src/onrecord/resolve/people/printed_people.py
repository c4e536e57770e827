"""A printed name, or a description right behind one -> the person of the registry, or several, or nobody."""

from __future__ import annotations

import re

from onrecord.model import Mark, Span
from onrecord.resolve.mentions import Reading
from onrecord.resolve.names.naming import PARTICLES
from onrecord.resolve.people.across_articles import known_key
from onrecord.resolve.people.registry import Person, Registry, is_governed

_ELDER, _YOUNGER = frozenset(("father", "mother", "dad")), frozenset(("son", "daughter"))
_AGES = dict.fromkeys(("elder", "older", "senior"), _ELDER) | dict.fromkeys(("younger", "junior"), _YOUNGER)
_PAIR = 2
_APPOSED = re.compile(r",[ \xa0](?:\d{1,3},[ \xa0])?$")


def find_named(
    registry: Registry, reading: Reading, paragraph: Span, mention: Mark, last: Person | None = None
) -> list[Person]:
    """Return whom a printed name can mean: one, nobody, or several that nothing on the page tells apart.

    Of several with one last name who spoke last goes on; else the page's main one is meant (named twice as
    often as the next), else the only one that the paragraph names before.
    """
    words = reading.name.split()
    if len(words) == 1:
        people = registry.called(reading.name, reading.gender)
        earlier = [person for person in people if person.mark.span.start <= mention.span.start]
        people = earlier if len(earlier) == 1 else people  # the other Fisk is introduced later
        age = next((_AGES[word] for word in mention.text.lower().split() if word in _AGES), None)
        if len(people) > 1 and age is not None:  # "the younger Bush", "Djokovic senior"
            told = [one for one in people if age.intersection(" ".join(one.roles).lower().split())]
            return told if len(told) == 1 else people
        if len(people) == _PAIR and last in people:
            return [last]
        if len(people) > 1 and people[0].times >= 2 * people[1].times:
            return people[:1]
        if len(people) > 1:
            near = registry.between(paragraph.start, mention.span.start)
            there = [person for person in people if any(one.people == (person,) for one in near)]
            return there if len(there) == 1 else people
        return people
    if words[0].lower() in PARTICLES:  # "Von Steeg"
        tail = f" {reading.name.casefold()}"
        same = registry.by_name.get(words[-1], [])
        people = [person for person in same if person.name.casefold().endswith(tail)]
        if people:
            return people
    people = registry.by_full.get(reading.name) or registry.by_full.get(f"{words[0]} {words[-1]}") or []
    if not people and (key := known_key(reading.name)) is not None:
        people = [person for person in registry.people if known_key(person.name) == key]
    return people[:1]


def find_apposed(registry: Registry, text: str, mention: Mark) -> Person | None:
    """Return whom ", 63, an independent voter," describes: the person named right before it."""
    if not mention.text[:2].lower().startswith(("a ", "an")) and not mention.text[:1].isdigit():
        return None
    if "," not in mention.text and text[mention.span.end : mention.span.end + 1] != ",":
        return None  # "Asked about Novak, a spokesman said"
    index = registry.before(mention.span.start)
    if index == 0:
        return None
    name = registry.mentions[index - 1]
    between = text[name.end : mention.span.start] if mention.span.start - name.end < 8 else ""
    if _APPOSED.fullmatch(between) is None or len(name.people) != 1 or is_governed(text, name):
        return None
    return name.people[0]
