"""Titles and roles: who "the Russian president" and "the minister" are, and how a role is written."""

from __future__ import annotations

from onrecord.model import Mark, Span
from onrecord.resolve.mentions import Reading
from onrecord.resolve.naming import COUNTRIES, NATIONALITIES
from onrecord.resolve.registry import Person, Registry, country_of

_STATE_TITLES = frozenset(("president", "chancellor", "premier", "king", "queen"))
_LEADERS = frozenset(("president", "chancellor", "premier", "leader", "prime", "king", "queen"))


def find_holder(registry: Registry, reading: Reading, mention: Mark, paragraph: Span) -> Person | None:
    """Return the one person of the article whom a role can mean, else None.

    People named before the mention come first; a plain "the minister" passes over prime and deputy
    ministers where a minister stands beside them; of several, the one whom `paragraph` names before is meant.
    """
    wanted = _Wanted(reading)
    fitting = [
        person
        for person in registry.people
        if reading.gender is None or person.gender in (None, reading.gender)
        if any(wanted.fits(role) for role in person.roles)
    ]
    earlier = [person for person in fitting if person.mark.span.start < mention.span.start]
    for people in (earlier, fitting):
        if len(people) > 1:
            plain = [person for person in people if not any(wanted.outranks(role) for role in person.roles)]
            people = plain or people
        if len(people) > 1:
            people = _named_near(registry, people, mention, paragraph)
        if len(people) == 1:
            return people[0]
        if people:
            return None
    return None


def _named_near(registry: Registry, people: list[Person], mention: Mark, paragraph: Span) -> list[Person]:
    """Keep those whom the paragraph names before the mention."""
    near = registry.mentions[registry.before(paragraph.start) : registry.before(mention.span.start)]
    named = [person for person in people if any(person in one.people for one in near)]
    return named or people


_RANKS = frozenset(("prime", "deputy", "vice", "former", "assistant"))


class _Wanted:
    """What a role must show to be the one that a mention names."""

    def __init__(self, reading: Reading) -> None:
        before, after = _divide(reading.words)
        self.head = before[-1].lower()
        self.country = country_of(reading.words)
        self.modifiers = {
            word.lower()
            for word in before[:-1]
            if word not in NATIONALITIES and not word.endswith(("'s", "’s"))
        }
        self.complement = {word.lower() for word in after if word not in COUNTRIES} - {
            "the",
            "of",
            "for",
            "and",
        }

    def fits(self, role: str) -> bool:
        """Tell whether a printed role can be meant."""
        words = role.replace(",", " ").split()
        before, _ = _divide(tuple(words))
        lower = {word.lower().rstrip(".") for word in words}
        if self.head == "leader":
            if _LEADERS.isdisjoint(lower):
                return False
        elif not before or before[-1].lower() != self.head:
            return False
        if self.country is not None and country_of(words) != self.country:
            return False
        return self.modifiers <= lower and self.complement <= lower

    def outranks(self, role: str) -> bool:
        """Tell whether a role has a rank that the mention doesn't: "Prime Minister" for "the minister"."""
        lower = {word.lower() for word in role.split()}
        return bool((lower & _RANKS) - self.modifiers)


def _divide(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide a role at its first preposition: "secretary" and "of state"."""
    for at, word in enumerate(words):
        if word in ("of", "for", "at", "in") and at:
            return words[:at], words[at + 1 :]
    return words, ()


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
