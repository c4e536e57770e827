"""Labels inside a line: a page that lost its line breaks runs question and answer together.

Only long lines are looked into, and only labels that are sure by themselves or come back cut them.
"""

from __future__ import annotations

import re
from collections import Counter

from onrecord.text.transcripts.labels import LabelClass, parse_label
from onrecord.text.transcripts.lines import Line

LONG_LINE = 700
"""Characters; paragraphs of speech are shorter, and a label inside a shorter line is hardly ever one."""

_COLON = re.compile(r":(?=[ \xa0])")
_SENTENCE_END = re.compile(r"[.?!…\"”’')\]—–-][ \t\xa0]+")
_BARE = re.compile(r"[.?!…\"”’')\]—–-][ \t\xa0]+(?P<label>Q)(?=[ \xa0]{2,}\S)")
_REACH = 100
"""Characters from a colon back to where its label may begin."""


def cut_running(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with long ones cut before labels that stand inside them."""
    if all(len(line.text) < LONG_LINE for line in lines):
        return lines
    found = {line.start: _labels_in(line.text) for line in lines if len(line.text) >= LONG_LINE}
    counts = Counter(label for labels in found.values() for _, label in labels)
    cut: list[Line] = []
    for line in lines:
        at = 0
        for start, label in found.get(line.start, ()):
            if start > at and _is_sure(label, counts[label]):
                cut.append(_piece(line, at, start))
                at = start
        cut.append(_piece(line, at, len(line.text)) if at else line)
    return tuple(cut)


def _labels_in(text: str) -> list[tuple[int, str]]:
    """Return where labels may begin inside a line, each with its words, in order."""
    labels = [(match.start("label"), match["label"]) for match in _BARE.finditer(text)]
    for colon in _COLON.finditer(text):
        start = max(0, colon.start() - _REACH)
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, colon.start())]
        best = None
        for end in reversed(ends[-3:]):  # "MR. PRICE": the full stop of a title ends no sentence
            if parse_label(text[end : colon.start()]) is not None:
                best = end
        if best is not None:
            labels.append((best, text[best : colon.start()]))
    return sorted(labels)


def _is_sure(label: str, times: int) -> bool:
    read = parse_label(label)
    return read is not None and (read.cls >= LabelClass.TITLED or times > 1)


def _piece(line: Line, start: int, end: int) -> Line:
    shown = line.text[start:end].rstrip()
    first = line.start + start
    return Line(first, first + len(shown), shown, line.gap and start == 0, line.indent, start > 0)
