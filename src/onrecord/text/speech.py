"""Spoken lines are the article, however short and however they end: the units that open turns are marked."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Block, BlockKind
from onrecord.text.transcripts.stretch import find_spoken
from onrecord.text.units import Unit

# One label may be a caption ("Claure (Credit: ..."); a transcript opens with one or has several.
_LABELS_LEAST = 3
TURN = "turn"
"""The marker of a line that opens a turn with a whole sentence."""
LABEL = "label"
"""The marker of a line that only names who speaks below it."""
_LABEL_WORDS = 6
_SENTENCE_ENDS = (".", "?", "!", "…", ".”", "?”", "!”", '."', '?"', '!"')
_GOES_ON = (",", ";", ":", "-", "–", "—")
_FURNITURE = frozenset(
    {
        BlockKind.NAVIGATION,
        BlockKind.RELATED,
        BlockKind.MOST_READ,
        BlockKind.NEWSLETTER,
        BlockKind.SHARE,
        BlockKind.ADVERT,
        BlockKind.FOOTER,
        BlockKind.COMMENTS,
    }
)
_BY_PLACE = frozenset({"above_article", "after_article", "cue:markup", "link"})


def without_furniture(text: str, blocks: Sequence[Block]) -> str:
    """Return the text of an HTML page with its furniture blanked out, offsets kept.

    Menus and teasers are most lines of such a page; to ask of each whether it names a speaker costs as much
    as all other reading.
    """
    parts: list[str] = []
    last = 0
    for block in blocks:
        if block.kind in _FURNITURE and block.reason in _BY_PLACE:
            start, end = block.span.start, block.span.end
            parts.append(text[last:start])
            parts.append(" " * (end - start))
            last = end
    parts.append(text[last:])
    return "".join(parts)


def mark_spoken(text: str, units: list[Unit]) -> list[Unit]:
    """Return the units with those marked that open a turn, or stand inside one and break off."""
    spoken = find_spoken(text)
    if spoken is None or not units:
        return units
    stretch, starts = spoken
    if len(starts) < _LABELS_LEAST and units[0].span.start not in starts:
        return units
    return [
        unit._replace(is_prose=True, cue=None, stamp=None, marker=_marker(unit, unit.span.start in starts))
        if unit.span.start in starts or (stretch.covers(unit.span) and unit.plain.endswith(_GOES_ON))
        else unit
        for unit in units
    ]


def _marker(unit: Unit, opens_turn: bool) -> str:
    """Return the marker of a spoken unit: a sentence behind its label and a label alone are no titles."""
    if not opens_turn or unit.marker:
        return unit.marker
    if unit.plain.endswith(_SENTENCE_ENDS):
        return TURN
    return LABEL if unit.shape.words <= _LABEL_WORDS and ":" not in unit.plain else unit.marker
