"""A name behind the place or the matter of an office: "Governor of the Alsk Region Rustam Kadyrbai".

One run of capitals holds both; the words before it tell that an office is meant.
"""

from __future__ import annotations

import re

from onrecord.resolve.names.naming import (
    ABBREVIATED_TITLES,
    COUNTRIES,
    DEPARTMENTS,
    ORGANISATION_WORDS,
    POLITE,
    TITLES,
    Name,
    is_given,
    is_role,
    read_run,
)
from onrecord.vocabulary import load_vocabulary

_TITLE_WORDS = TITLES | POLITE | ABBREVIATED_TITLES
_REGIONS = frozenset(load_vocabulary("organisations")["regions"])


def read_run_at(text: str, start: int, end: int) -> tuple[int, Name | None]:
    """Read the run of capitals at `start`..`end`; after "of" a department or country belongs to the title.

    Returns where the name's run starts: "Secretary of State John Hale" -> the offset of "John".
    """
    run = text[start:end]
    if text.endswith(("of ", "of the "), 0, start):
        first, _, rest = run.partition(" ")
        if first in DEPARTMENTS and " " in rest:
            name = read_run(rest)
            if name is not None:
                return start + len(first) + 1, name
        words = run.split()
        at = _behind_place(words) if len(words) > 2 and _is_office_before(text, start) else 0
        if at:
            behind = " ".join(words[at:])
            return end - len(behind), read_run(behind)
    elif text.endswith(("to ", "to the ", "for ", "for the "), 0, start):  # "Ambassador to the US Ana Ruiz"
        first, _, rest = run.partition(" ")
        given = rest.partition(" ")[0]
        if is_given(given) and (first.isupper() or first in COUNTRIES):
            return start + len(first) + 1, read_run(rest)
    return start, read_run(run)


def _behind_place(words: list[str]) -> int:
    """Return where a full name begins behind the place or matter of an office, 0 where none does.

    "Governor of the Alsk Region Rustam Kadyrbai", "Minister of Emergency Situations Ivan Petrov".
    """
    for at in range(max(1, len(words) - 3), len(words) - 1):
        before = words[:at]
        if not _TITLE_WORDS.isdisjoint(word.lower().rstrip(".") for word in before) or is_given(words[0]):
            return 0  # "the son of Senator John Hale", "of Mary Washington University"
        if (before[-1] in _REGIONS or is_given(words[at])) and ORGANISATION_WORDS.isdisjoint(words[at:]):
            return at
    return 0


_OFFICE_OF = re.compile(r"([A-Za-z]\w+) of (?:the )?(?:[A-Z]\w+ of (?:the )?)?$")


def _is_office_before(text: str, start: int) -> bool:
    """Tell whether "of" before `start` follows an office: "Head of", "Chairwoman of the"."""
    office = _OFFICE_OF.search(text, max(0, start - 60), start)
    return office is not None and is_role(office[1].lower())
