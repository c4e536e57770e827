"""Lines that a page prints again and again: headers of pages, a button below each name. Nobody says them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from onrecord.text.transcripts.lines import Line

TIMES = 3
"""A line printed this often is furniture; one that counts ("Page 3") twice."""
MAX_LENGTH = 120

_NUMBER = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_SPOKEN_END = (".", "?", "!", "…", ",", "—", "–", "-", ":", ";", '"', "”", "»")


def mark_running(lines: tuple[Line, ...], labelled: frozenset[int]) -> tuple[Line, ...]:
    """Return the lines, those marked that come back word for word but for numbers; `labelled` are left."""
    shapes = {
        at: _SPACE.sub(" ", _NUMBER.sub("0", line.text))
        for at, line in enumerate(lines)
        if at not in labelled and len(line.text) <= MAX_LENGTH and _is_header_like(line.text)
    }
    times = Counter(shapes.values())
    kept = list(lines)
    for at, shape in shapes.items():
        if times[shape] >= TIMES or (times[shape] > 1 and "0" in shape):
            kept[at] = replace(lines[at], is_running=True)
    return tuple(kept)


def _is_header_like(text: str) -> bool:
    """Tell whether the line has no sentence's end and more than a word: "Yes." comes back when spoken."""
    return " " in text and not text.endswith(_SPOKEN_END) and any(char.isalpha() for char in text)
