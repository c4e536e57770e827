"""Words that say what the date beside them dates: "Published", "Stand:", "Обновлено", "Delivered on".

Only the words right before the date count, with at most a name or a place between; the longest cue wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.vocabulary import phrases


class CueKind(StrEnum):
    """What a cue makes of its date."""

    PUBLISHED = "published"
    UPDATED = "updated"
    AS_OF = "as_of"
    SPOKEN = "spoken"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found before a date: its kind, its words (lower case) and where they start."""

    kind: CueKind
    words: str
    start: int
    is_adjacent: bool


_KINDS = {phrase: kind for kind in reversed(CueKind) for phrase in phrases("date_cues", kind.value)}
_PATTERN = re.compile(
    r"(?<![^\W\d_])(?:"
    + "|".join(
        re.escape(phrase).replace(r"\ ", r"[ \u00a0]+") for phrase in sorted(_KINDS, key=len, reverse=True)
    )
    + r")(?![^\W\d_])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \u00a0]+")
# Between cue and date: punctuation, "on", "at", markup of markdown renderings.
_NOTHING = re.compile(
    r"[\s:|·•,;*_`()\[\]>/\u2013\u2014-]*(?:(?:on|am|le|el|il|em|op|den|the|at|в|от|by)\b[\s:]*)?",
    re.IGNORECASE,
)
# "Published by Jane Doe on", "Posted in World |": up to six words, no sentence.
_SHORT = re.compile(r"[^.!?\n]{0,60}")


def cue_before(text: str, start: int, end: int) -> Cue | None:
    """Return the cue in `text[start:end]` that governs a date starting at `end`."""
    last = None
    for found in _PATTERN.finditer(text, start, end):
        last = found
    if last is None:
        return None
    words = _SPACES.sub(" ", last[0].casefold())
    kind = _KINDS[words]
    adjacent = _NOTHING.fullmatch(text, last.end(), end) is not None
    if not adjacent:
        if kind in (CueKind.OTHER, CueKind.SPOKEN, CueKind.AS_OF) or len(words) < 5:
            return None
        if _SHORT.fullmatch(text, last.end(), end) is None:
            return None
    return Cue(kind, words, last.start(), adjacent)
