"""Spoken lines are the article, however short and however they end: the units that open turns are marked."""

from __future__ import annotations

from onrecord.text.transcripts.stretch import find_spoken
from onrecord.text.units import Unit

# One label may be a caption ("Claure (Credit: ..."); a transcript opens with one or has several.
_LABELS_LEAST = 3
_GOES_ON = (",", ";", ":", "-", "–", "—")


def mark_spoken(text: str, units: list[Unit]) -> list[Unit]:
    """Return the units with those marked that open a turn, or stand inside one and break off."""
    spoken = find_spoken(text)
    if spoken is None or not units:
        return units
    stretch, starts = spoken
    if len(starts) < _LABELS_LEAST and units[0].span.start not in starts:
        return units
    return [
        unit._replace(is_prose=True, cue=None, stamp=None)
        if unit.span.start in starts or (stretch.covers(unit.span) and unit.plain.endswith(_GOES_ON))
        else unit
        for unit in units
    ]
