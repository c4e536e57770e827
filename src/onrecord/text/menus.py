"""Menus that a page prints on one line: links between gaps or bars, or a row of names of sections."""

from __future__ import annotations

import re
from functools import cache

from onrecord.vocabulary import load_vocabulary

ROW_MOST = 200
"""Longer lines are no rows."""

_WIDE_GAP = re.compile(r"[ \u00a0]{2,}|\t+")
_BAR = re.compile(r" \| ")
_PART_ENDS = (".", ",", ";", "!", "?")
_ROW_LEAST, _ROW_WORDS = 3, 4
_MENU_LEAST = 4
_STRANGERS = 4  # one word in so many may be none we know


def is_row_of_links(raw: str) -> bool:
    """Tell whether gaps or bars part a line into links: "Kraj  Świat  Kultura", "News | Politics | Sport"."""
    wide = "  " in raw or "\t" in raw
    if not wide and raw.count(" | ") < _ROW_LEAST - 1:
        return False
    parts = (_WIDE_GAP if wide else _BAR).split(raw)
    if len(parts) < _ROW_LEAST or any(part.endswith(_PART_ENDS) for part in parts):
        return False
    longest = max(part.count(" ") + 1 for part in parts)
    return longest <= (_ROW_WORDS if wide or len(parts) > _ROW_LEAST else 1)


def is_menu(shown: str) -> bool:
    """Tell whether a line is made of names of sections: "Menü | Politik Ausland Panorama Sport"."""
    if shown.count(" ") < _MENU_LEAST - 1 or shown.endswith(_PART_ENDS):
        return False
    words = [word for word in shown.split() if word[0].isalpha()]
    strange = sum(word.casefold() not in _sections() for word in words)
    return len(words) >= _MENU_LEAST and strange * _STRANGERS <= len(words)


@cache
def _sections() -> frozenset[str]:
    """Return the sections and buttons of a menu whose name is one word."""
    furniture = load_vocabulary("furniture")
    listed = (*furniture["navigation"]["line"].values(), *furniture["sections"].values())
    return frozenset(phrase for phrases in listed for phrase in phrases if " " not in phrase)
