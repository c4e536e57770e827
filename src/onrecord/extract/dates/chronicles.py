"""Chronicles: date lines that each head a sentence or two of history, one below the other.

None of them is the day of the page, not even the first below the title.
"""

from __future__ import annotations

import re

from onrecord.extract.dates.marks import DateMark
from onrecord.extract.layout import Layout

_LEAST = 3
_BEAT = 4
_WORDS = 4
_LINE = 80
_SENTENCE_ENDS = (".", "!", "?", "\u2026")
_WORD = re.compile(r"[^\W\d_]+")


def chronicle_marks(layout: Layout, marks: list[DateMark]) -> frozenset[int]:
    """Return the numbers of the marks that are entries of a chronicle."""
    if len(marks) < _LEAST:
        return frozenset()
    entries = [
        (number, block)
        for number, mark in enumerate(marks)
        if (block := layout.index_at(mark.start)) is not None and _heads_sentence(layout, mark, block)
    ]
    found: set[int] = set()
    start = 0
    for stop in range(1, len(entries) + 1):
        if stop < len(entries) and entries[stop][1] - entries[stop - 1][1] <= _BEAT:
            continue
        run = entries[start:stop]
        if len(run) >= _LEAST and len({marks[number].readings for number, _ in run}) >= _LEAST:
            found.update(number for number, _ in run)
        start = stop
    return frozenset(found)


def _heads_sentence(layout: Layout, mark: DateMark, index: int) -> bool:
    """Tell whether a full date is alone in its block, and the one below is a sentence."""
    blocks = layout.page.blocks
    if None in (mark.year, mark.month, mark.day) or index + 1 >= len(blocks):
        return False
    span = blocks[index].span
    if span.end - span.start > _LINE:
        return False
    text = layout.page.source.text
    if _WORD.search(text, span.start, mark.start) or _WORD.search(text, mark.end, span.end):
        return False
    below = layout.page.text_of(blocks[index + 1]).rstrip()
    return below.endswith(_SENTENCE_ENDS) and below.count(" ") >= _WORDS
