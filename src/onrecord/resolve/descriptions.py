""" "the teacher", "the 42-year-old": descriptions that fit no printed role mean the person without a role.

People whose role the page tells are described by it; when one person is left of whom the page tells none,
the description is of that one. Offices ("the minister") are never guessed so: pages print them beside names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Mark, Span
from onrecord.resolve.mentions import Reading
from onrecord.resolve.names.naming import NATIONALITIES
from onrecord.resolve.people.across_articles import known_key
from onrecord.resolve.people.registry import Mention, Person, Registry
from onrecord.resolve.roles.words import is_of_other_party, is_office, parse_role
from onrecord.vocabulary import load_vocabulary

_AGED = re.compile(r"\d{1,3}-year-old")
_CIRCUMSTANCES = frozenset(load_vocabulary("occupations")["classes"]["circumstances"])
_DEMONYMS = frozenset(load_vocabulary("occupations")["demonyms"])
_SUBORDINATES = frozenset(load_vocabulary("occupations")["classes"]["subordinates"])
_SOLE = frozenset(load_vocabulary("occupations")["classes"]["sole"])
_SOFT = frozenset(load_vocabulary("occupations")["classes"]["soft"])
_OFFICES_OF_ONE = frozenset(load_vocabulary("occupations")["classes"]["offices_of_one"])
_MOST_PEOPLE = 8


def find_described(
    registry: Registry,
    text: str,
    reading: Reading,
    mention: Mark,
    paragraph: Span,
    near: Span,
    excluded: Person | None,
) -> Person | None:
    """Return the one person whom a description can mean; `near` is what a reader still has in mind.

    Who is named in its `paragraph` comes first.
    """
    wanted = parse_role(reading.name)
    aged = _AGED.match(reading.name) is not None  # "the 54-year-old" may be a manager
    if not reading.definite or wanted.names:
        return None
    if not aged and (is_office(wanted) or wanted.former or wanted.complement):
        return None
    if not mention.text.lower().startswith("the ") or reading.name in _DEMONYMS:
        return None
    if registry.holders.get(reading.name) or len(registry.people) > _MOST_PEOPLE:
        return None
    if _introduced(registry, text, wanted.head) < mention.span.start:
        return None
    candidates = [
        person
        for person in registry.people
        if person.mark.span.start < mention.span.start
        and person is not excluded
        and (aged or person.gender is not None or person.roles)
        and (aged or known_key(person.name) is None)
        and (reading.gender is None or person.gender in (None, reading.gender))
        and (aged or all(parse_role(role).head in _CIRCUMSTANCES for role in person.roles))
    ]
    for start in (paragraph.start, near.start):
        there = registry.between(start, mention.span.start)
        named_there = [person for person in candidates if any(one.people == (person,) for one in there)]
        if named_there:
            return named_there[0] if len(named_there) == 1 else None
    return None


def find_only(
    registry: Registry,
    text: str,
    reading: Reading,
    near: tuple[Span, Span],
    mention: Mark,
    last: Person | None,
) -> Person | None:
    """Return whom "the Argentine", "the former astronaut" means where nobody else is named before or near.

    Other descriptions ("the Olympic champion") go on with who spoke last, alone in the first of the spans
    `near`, when the page has not used their noun before.
    """
    wanted = parse_role(reading.name)
    if not reading.definite or (is_office(wanted) and not wanted.former) or wanted.complement:
        return None
    country = NATIONALITIES.get(reading.name)
    told = wanted.former or country is not None or reading.name in _DEMONYMS
    if not mention.text.lower().startswith("the "):
        return None
    for start in (*(span.start for span in near), 0) if told else (near[0].start,):
        there = {one.people[0] for one in registry.between(start, mention.span.start) if len(one.people) == 1}
        people = [person for person in there if _may_come_from(person, country)]
        if len(people) == 1:
            break
    else:
        return None
    (person,) = people
    if (is_office(wanted) and (person.roles or wanted.places)) or is_of_other_party(
        wanted, map(parse_role, person.roles)
    ):
        return None
    if reading.gender is not None and person.gender not in (None, reading.gender):
        return None
    if not told and (
        person is not last or re.search(rf"\b{re.escape(wanted.head)}", text[: mention.span.start])
    ):
        return None
    return None if _introduced(registry, text, wanted.head) < mention.span.start else person


def find_varied(
    registry: Registry,
    text: str,
    reading: Reading,
    paragraph: Span,
    mention: Mark,
    last: Mention | None,
    between: Iterable[Mention],
) -> Person | None:
    """Return who spoke in the sentence before for "the former minister", "the head of the United Party".

    A description that tells something new about the only person of that sentence; offices that somebody
    else may hold ("the president"), and what contradicts a printed role, are nobody. `between` is who is
    named behind `last`, outside marks.
    """
    wanted = parse_role(reading.name)
    told = wanted.places or wanted.names or wanted.modifiers - _SOFT or wanted.complement or wanted.former
    if last is None or not mention.text.lower().startswith("the "):
        return None
    (person,) = last.people
    held = [parse_role(role) for role in person.roles]
    if is_of_other_party(wanted, held):
        return None
    if wanted.head in _SOLE and is_sole(registry, person, mention.span.start) and not wanted.complement:
        if _introduced(registry, text, wanted.head) < mention.span.start:
            return None
        return person if reading.gender is None or person.gender in (None, reading.gender) else None
    if not told or (wanted.head in _OFFICES_OF_ONE and not wanted.former):
        return None
    if last.start < paragraph.start or any(one.people != last.people for one in between):
        return None
    if reading.gender is not None and person.gender not in (None, reading.gender):
        return None
    places = {place for role in held for place in role.places}
    if any(role.head == wanted.head and role.former != wanted.former for role in held):
        return None
    if wanted.places and places and wanted.places.isdisjoint(places):
        return None
    if wanted.names and any(role.names for role in held):
        return None
    return None if _introduced(registry, text, wanted.head) < mention.span.start else person


def is_sole(registry: Registry, person: Person, before: int) -> bool:
    """Tell whether nobody else is named before a position; who works for somebody ("a spokesman") is not."""
    if any(parse_role(role).words & _SUBORDINATES for role in person.roles) or not person.roles:
        return False
    others = (other for one in registry.between(0, before) for other in one.people if other is not person)
    return not any(other.sure or other.gender is not None for other in others)


def _may_come_from(person: Person, country: str | None) -> bool:
    """Tell whether no printed role of a person names another country."""
    places = {place for role in person.roles for place in parse_role(role).places}
    return not places - {country} if country is not None else True


def _introduced(registry: Registry, text: str, head: str) -> int:
    """Return where the page first speaks of "a teacher" without a name, its end where it doesn't."""
    if head not in registry.introduced:
        registry.introduced[head] = _find_introduced(text, head)
    return registry.introduced[head]


def _find_introduced(text: str, head: str) -> int:
    pattern = re.compile(
        rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w-]{{1,20}}\s){{0,3}}{re.escape(head)}\b(?!,?\s[A-Z])"
    )
    for match in pattern.finditer(text):
        if not text.endswith(", ", 0, match.start()):  # ", a teacher," describes a name
            return match.start()
    return len(text)
