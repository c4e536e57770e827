"""Titles and roles: who "the Russian president" and "the minister" are, and how a role is written."""

from __future__ import annotations

from onrecord.model import Mark, Span
from onrecord.resolve.mentions import Reading
from onrecord.resolve.names.naming import NATIONALITIES
from onrecord.resolve.people.across_articles import known_roles
from onrecord.resolve.people.registry import Person, Registry, country_of
from onrecord.resolve.roles.words import (
    NO_FIT,
    SAME,
    SOFT,
    TAKES_UP,
    Role,
    fit,
    is_office,
    parse_role,
    without_place,
)

_MOST_HOLDERS = 50
"""Of so many ministers none is the minister."""
_MOST_PEOPLE = 8
_BROAD = frozenset(
    ["official", "diplomat", "politician", "expert", "lawmaker", "executive", "businessman", "businesswoman",
     "activist", "journalist", "scientist", "researcher", "analyst", "scholar", "academic", "manager"]
)  # fmt: skip
_COUNTERPARTS = frozenset(["counterpart", "colleague", "homologue"])
_STATE_TITLES = frozenset(("president", "chancellor", "premier", "king", "queen"))


def find_holder(
    registry: Registry,
    reading: Reading,
    mention: Mark,
    paragraph: Span,
    excluded: Person | None = None,
    least: float = 0,
    last: Person | None = None,
    near: Span | None = None,
) -> Person | None:
    """Return the one person of the article whom a role can mean, else None.

    People named before the mention come first; of several the one whose role fits best: a plain "the
    minister" passes over prime and deputy ministers; then the one whom `paragraph` names before. `excluded`
    is the speaker of a quotation that the mention stands in, `least` the strength that a role must exceed,
    and `last` who spoke last: of several diplomats "the diplomat" goes on with that one.
    Where many are named, other roles than offices ("the actor") must be of somebody named in `near`.
    """
    fitting = [
        (strength, person)
        for strength, person in _fitting(registry, reading)
        if strength > least and person is not excluded
        if reading.gender is None or person.gender in (None, reading.gender)
    ]
    if last is not None and reading.definite and reading.name in _BROAD and least == NO_FIT:
        named = {id(p) for one in registry.between(paragraph.start, mention.span.start) for p in one.people}
        if [person for _, person in fitting if id(person) in named] == [last]:
            return last  # "the official" goes on with who spoke last
    earlier = [one for one in fitting if one[1].mark.span.start < mention.span.start]
    # who is named later must hold that very office, or one of that very matter
    wanted = parse_role(reading.name)
    fitting = [one for one in fitting if one[0] > TAKES_UP or _is_of_matter(wanted, one[1])]
    for some in (earlier, fitting):
        if not some:
            continue
        best = max(strength for strength, _ in some)
        if best <= TAKES_UP and reading.definite and some is earlier:
            nearby = _named_near(registry, [person for _, person in some], mention, paragraph)
            if len(nearby) == 1 and len(some) > 1:
                return nearby[0]  # "the veteran politician" is the one politician of this paragraph
        people = [person for strength, person in some if strength == best]
        if len(people) > 1:
            people = _named_near(registry, people, mention, paragraph)
        if len(people) > 1 and best < SAME - 1 and last in people:
            return last
        if len(people) != 1:
            return None
        crowded = near is not None and len(registry.people) > _MOST_PEOPLE
        if near is not None and crowded and people[0] is not last and not is_office(parse_role(reading.name)):
            there = registry.between(near.start, mention.span.start)
            return people[0] if any(people[0] in one.people for one in there) else None
        return people[0]
    return None


def _is_of_matter(wanted: Role, person: Person) -> bool:
    """Tell whether "the bloc's top trade official" can be the one called "Trade Commissioner" later."""
    limits = wanted.modifiers - SOFT
    if not limits or wanted.names:
        return False
    held = map(parse_role, person.roles)
    return any(limits <= one.words and (wanted.head in _BROAD or wanted.head == one.head) for one in held)


def find_in_lede(registry: Registry, reading: Reading, lede: Span) -> Person | None:
    """Return the one person of the first paragraph who can hold the role of a headline: "Minister Says"."""
    there = {id(person) for one in registry.between(lede.start, lede.end) for person in one.people}
    fitting = [(strength, person) for strength, person in _fitting(registry, reading) if id(person) in there]
    best = max((strength for strength, _ in fitting), default=NO_FIT)
    people = [person for strength, person in fitting if strength == best]
    return people[0] if len(people) == 1 else None


def is_counterpart(reading: Reading) -> bool:
    """Tell whether a role is told by somebody else's: "his Ukrainian counterpart"."""
    role = parse_role(reading.name)
    return role.head in _COUNTERPARTS and bool(role.places)


def find_counterpart(registry: Registry, reading: Reading, last: Person | None) -> Person | None:
    """Return the one person of "his German colleague": who holds the office of the last speaker there."""
    wanted = parse_role(reading.name)
    if last is None or wanted.head not in _COUNTERPARTS or not wanted.places:
        return None
    offices = {without_place(role).lower() for role in last.roles}
    found = [
        person
        for person in registry.people
        if person is not last
        and any(
            without_place(role).lower() in offices and parse_role(role).places & wanted.places
            for role in person.roles
        )
    ]
    return found[0] if len(found) == 1 else None


def find_going_on(registry: Registry, reading: Reading, last: Person | None) -> Person | None:
    """Return who spoke last for "the DUP leader" where the page calls that one "its leader" only."""
    words = reading.name.split()
    wanted = parse_role(reading.name)
    if last is None or not reading.definite or not wanted.names or wanted.places or wanted.former:
        return None
    small = [word for word in words if not word[:1].isupper()]
    if not small or len(small) == len(words):
        return None
    if any(parse_role(role).names or parse_role(role).places for role in last.roles):
        return None
    fits = fit(parse_role(" ".join(small)), last.roles) > NO_FIT
    others = [person for _, person in _fitting(registry, reading) if person is not last]
    return last if fits and not others else None


def _fitting(registry: Registry, reading: Reading) -> list[tuple[float, Person]]:
    """Return who holds a role at all, with the strength of the fit; looked up once a wording."""
    found = registry.holders.get(reading.name)
    if found is None:
        wanted = parse_role(reading.name)
        found = registry.holders[reading.name] = []
        for person in registry.people:
            strength = fit(wanted, person.roles)
            if strength == NO_FIT:
                strength = fit(wanted, known_roles(person.name)) - 0.5
            if strength > NO_FIT:
                found.append((strength, person))
            if len(found) == _MOST_HOLDERS:
                break
    return found


def _named_near(registry: Registry, people: list[Person], mention: Mark, paragraph: Span) -> list[Person]:
    """Keep those whom the paragraph names before the mention."""
    near = registry.between(paragraph.start, mention.span.start)
    named = [person for person in people if any(person in one.people for one in near)]
    return named or people


_WRITTEN_OUT = {
    "sen": "Senator", "rep": "Representative", "gov": "Governor", "gen": "General", "lt": "Lieutenant",
    "col": "Colonel", "prof": "Professor", "capt": "Captain", "adm": "Admiral", "rev": "Reverend",
}  # fmt: skip
_HONORIFICS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"))


def format_role(roles: list[str]) -> str | None:
    """Write the best role: "Russian President" -> "President of Russia", "Sen." -> "Senator"."""
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
