"""Where a label ends and the words begin: colon, dash, full stop, gap, cell, mark-up, or the end of the line.

Each shape of line is one pattern; a line that fits one gives a candidate, never yet a turn.
"""

from __future__ import annotations

import re

from onrecord.text.transcripts.labels.grammar import MAX_LABEL
from onrecord.text.transcripts.readers.lines import read_clock, read_own_head, read_own_line
from onrecord.text.transcripts.readers.signs import (
    read_cell,
    read_colon,
    read_dash,
    read_gap,
    read_marked,
    read_question,
)
from onrecord.text.transcripts.readers.stops import read_stop

LABEL_READERS = (
    read_question,
    read_cell,
    read_colon,
    read_marked,
    read_dash,
    read_stop,
    read_gap,
    read_own_line,
)
"""Tried in this order; the first that fits reads the line."""
HEAD_READERS = (read_cell, read_colon, read_marked, read_dash, read_clock, read_own_head)
"""The shapes in which words that name nobody we know may be a label."""
LONE_LABEL_READERS = (read_own_line,)
LONE_HEAD_READERS = (read_clock, read_own_head)
"""Those of lines on which no seam stands."""
_SEAM = re.compile(r"[:：>|–—―\t\xa0*_<\[(/]|[-.][ -]|  ")
_REACH = 2 * MAX_LABEL


def may_hold_seam(text: str, lead: int) -> bool:
    """Tell whether a line holds a sign that every shape of seam inside a line needs; most menus have none."""
    return _SEAM.search(text, 0, lead + _REACH) is not None or text.startswith("Q", lead)
