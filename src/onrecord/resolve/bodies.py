"""Names without a sign of a person that the page treats as things: "Norrgas said it would", "Mercia, which".

An unknown name in capitals may be a person's or a body's; what the page says of it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Statement, StatementKind
from onrecord.resolve.mentions import MentionKind, read_mention
from onrecord.resolve.names.naming import is_given
from onrecord.resolve.people.registry import Person, Registry

_ITSELF = re.compile(
    r"""
    (?:that\s)?
    (?: it\s(?:would|will|had|has|could|can|did|does|plans|planned|expects|expected|aims|intends|wants)
        (?:\snot)?\s(?!be\b|been\b|take|mean|matter|make\b|become|seem|get|come|depend|help|hurt|all\b)
      | it\s(?:is|was)\s(?:considering|planning|working|reviewing|investigating|cooperating|suspending)
      | its\s(?!a\b|the\b|not\b)
    )
    """,
    re.VERBOSE,
)
""" "it" that can't be the "it" of "it would be wrong"."""
_INITIAL = frozenset(("initial_that", "initial_bare"))
_WHICH = re.compile(r", which\b")


def find_bodies(statements: Iterable[Statement], text: str) -> frozenset[str]:
    """Return the names of speakers that say "it" of themselves."""
    found = set()
    for statement in statements:
        mention = statement.mention
        if mention is None or statement.kind is StatementKind.TURN or statement.rule not in _INITIAL:
            continue
        if _ITSELF.match(text, statement.span.start) is not None:
            reading = read_mention(mention.text)
            unknown = reading.gender is None and not is_given(reading.name.partition(" ")[0])
            if reading.kind is MentionKind.PERSON and unknown and mention.text == reading.name:
                found.add(reading.name)
    return frozenset(found)


def forget_bodies(registry: Registry, names: frozenset[str], text: str) -> None:
    """Take out of the registry whom nothing shows to be a person and `names` or "which" shows to be none."""
    doubtful = [one for one in registry.people if _is_doubtful(one)]
    if not doubtful:
        return
    things = {id(one) for one in doubtful if one.name in names}
    things |= {
        id(one.people[0])
        for one in registry.mentions
        if len(one.people) == 1 and _WHICH.match(text, one.end) is not None and one.people[0] in doubtful
    }
    if things:
        registry.forget([one for one in doubtful if id(one) in things])


def is_shown_person(text: str, end: int) -> bool:
    """Tell whether what stands behind a name is said of people only: ", 63,", ", who", ", an owner who"."""
    return text.startswith(",", end) and _OF_A_PERSON.match(text, end) is not None


_OF_A_PERSON = re.compile(r", (?:who\b|\d{1,3}(?:,| and\b)|an? (?:[\w’'-]+ ){1,7}who\b)")


def _is_doubtful(person: Person) -> bool:
    return person.gender is None and not person.roles and not person.sure
