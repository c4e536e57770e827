"""The fields of an event: a "Date:" among "Time:" and "Location:" says when people meet."""

from __future__ import annotations

import re

from onrecord.extract.dates.cues import Cue
from onrecord.vocabulary import phrases

_DATE = frozenset(("date", "datum", "fecha", "data", "дата", "date and time"))
_LABELS = frozenset(phrases("date_cues", "event_labels"))
_FIELD = re.compile(r"^[ \t*_|-]*(?P<label>[^\W\d_]+(?:[ ][^\W\d_]+)?)[ \t*_]*:", re.MULTILINE)
_LEAST = 2
_REACH = 160


def is_event_field(cue: Cue, text: str, end: int) -> bool:
    """Tell whether the "Date:" of a date that ends at `end` is one of the fields of an event."""
    if cue.words not in _DATE:
        return False
    low, high = max(0, cue.start - _REACH), min(len(text), end + _REACH)
    labels = {found["label"].casefold() for found in _FIELD.finditer(text, low, high)}
    return len(labels & _LABELS) >= _LEAST
