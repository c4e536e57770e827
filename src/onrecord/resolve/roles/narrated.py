"""Roles that are the subject of a sentence without speaking: "The former minister shook her head."

Such a subject stands between a pronoun and the names before it, as a name there would.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Mark, Span
from onrecord.resolve.mentions import MentionKind, Reading, read_mention
from onrecord.resolve.people.registry import Mention, Person

_LONGEST = 5  # words, "the" counted
_REACH = 80  # characters
_GOES_ON = frozenset(("of", "for", "in", "at", "from", "to", "and", "or", "who", "whose", "with"))
_LEADS_IN = (
    "Asked ",
    "When ",
    "After ",
    "Before ",
    "While ",
    "In ",
    "On ",
    "At ",
    "As ",
    "Speaking ",
    "Later",
    "But ",
)
_ASKS = (
    "Has ",
    "Have ",
    "Does ",
    "Did ",
    "Is ",
    "Was ",
    "Will ",
    "Would ",
    "Can ",
    "Could ",
    "Had ",
    "Should ",
)
FindHolder = Callable[[Reading, Mark], Person | None]


def find_narrated(text: str, start: int, end: int, holder_of: FindHolder) -> Mention | None:
    """Return the role that opens the sentence `start`..`end`, or its main clause, with its one holder.

    Also the role of a question: "Does the manager have a plan?"
    """
    at = start
    if not text.startswith("The ", start):
        if text.startswith(_ASKS, start):
            at = text.find(" the ", start, start + 8)
            return None if at < 0 else _read(text, at + 1, end, holder_of)
        comma = text.find(", the ", start, end) if text.startswith(_LEADS_IN, start) else -1
        if comma < 0:
            return None
        at = comma + 2
    return _read(text, at, end, holder_of)


def _read(text: str, at: int, end: int, holder_of: FindHolder) -> Mention | None:
    words = text[at : min(end, at + _REACH)].split(" ")[: _LONGEST + 1]
    for size in range(min(_LONGEST, len(words) - 1), 1, -1):
        if not words[size - 1].isalpha() or not words[size - 1].islower():
            continue
        phrase = " ".join(words[:size])
        reading = read_mention(phrase)
        if reading.kind is not MentionKind.ROLE or not reading.definite:
            continue
        if words[size] in _GOES_ON or not words[size][:1].islower():
            return None
        mark = Mark(phrase, Span(at, at + len(phrase)))
        person = holder_of(reading, mark)
        return None if person is None else Mention(mark.span.start, mark.span.end, (person,))
    return None
