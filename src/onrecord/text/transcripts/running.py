"""Labels inside a line: a page that lost its line breaks runs question and answer together.

Only long lines are looked into, and only labels that are sure by themselves or come back cut them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.text.transcripts.labels.grammar import LabelClass, parse_label
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.lost_breaks import (
    FEWEST,
    Found,
    find_before,
    find_other_signs,
    find_tail,
    with_first,
)
from onrecord.text.transcripts.readers.openings import find_lead

LONG_LINE = 700
"""Characters; paragraphs of speech are shorter, and a label inside a shorter line is hardly ever one."""
LOST_BREAKS = 250
"""Characters of a line that is most of its text: nothing there stands on a line of its own."""
_MOST = 0.6

_COLON = re.compile(r":(?=[ \xa0*_])")
_BARE = re.compile(r"[.?!…\"”’')\]—–-][ \t\xa0]+(?P<label>Q)(?=[ \xa0]{2,}\S)")
_LETTER = re.compile(r"(?:[.?!…\"”’')\]—–-]|^)[ \t\xa0]*(?P<label>[QA]\.)(?=[ \xa0]+[A-Z\"“(\[])")


def cut_running(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with long ones cut before labels that stand inside them."""
    whole = sum(len(line.text) for line in lines)
    long = [line for line in lines if _is_long(line, whole)]
    if not long:
        return lines
    found = {line.start: _labels_in(line.text) for line in long}
    counts = Counter(label for labels in found.values() for _, label in labels)
    known = {label for label, times in counts.items() if times > 1}
    if known:
        found = {line.start: _with_known(line.text, found[line.start], known) for line in long}
        counts = Counter(label for labels in found.values() for _, label in labels)
    strong = sum(times for label, times in counts.items() if _is_sure(label, times))
    strong += any(len(line.text) >= _MOST * whole for line in long)  # one question more is told from names
    surnames = _surnames(counts)
    sure = {
        label
        for label, times in counts.items()
        if _is_sure(label, times) or _is_fit(label, strong) or _surname_of(label) in surnames
    }
    cut: list[Line] = []
    for line in lines:
        at = 0
        labels = [one for one in found.get(line.start, ()) if one[1] in sure]
        tail = None
        if len(line.text) >= _MOST * whole:
            others, sign = find_other_signs(line.text) if len(labels) < FEWEST else ([], _COLON)
            labels, sign = (others, sign) if len(others) > len(labels) else (labels, _COLON)
            labels = with_first(line.text, labels, sign)
            tail = find_tail(line.text, labels[-1][0]) if labels else None
        for start, _ in labels:
            if start > at:
                cut.append(_piece(line, at, start))
                at = start
        cut.append(_piece(line, at, tail or len(line.text)) if at or tail else line)
        if tail:
            cut.append(_piece(line, tail, len(line.text))._replace(is_running=True))
    return tuple(cut)


def _is_label(printed: str) -> bool:
    return parse_label(printed) is not None


def _surnames(labels: Iterable[str]) -> frozenset[str]:
    """Return the surnames of the labels that hold a name in full."""
    read = [parse_label(label) for label in labels]
    return frozenset(one.surname for one in read if one and one.surname and " " in (one.name or ""))


def _surname_of(printed: str) -> str | None:
    """Return the surname of a label that is nothing else: "DUMONT"."""
    read = parse_label(printed)
    return None if read is None or read.name is None or " " in read.core else read.surname


def _is_long(line: Line, whole: int) -> bool:
    size = len(line.text)
    return size >= LONG_LINE or (size >= LOST_BREAKS and size >= _MOST * whole)


def _labels_in(text: str) -> Found:
    """Return where labels may begin inside a line behind the end of a sentence."""
    labels = [(match.start("label"), match["label"]) for match in _BARE.finditer(text)]
    letters = [(match.start("label"), match["label"]) for match in _LETTER.finditer(text)]
    if min(Counter(label for _, label in letters)[letter] for letter in ("Q.", "A.")) > 1:
        labels += letters
    for colon in _COLON.finditer(text):
        best = find_before(text, colon.start(), _is_label)
        if best is not None:
            labels.append((best, _without_lead(text[best : colon.start()])))
    return sorted(labels)


def _without_lead(printed: str) -> str:
    return printed[find_lead(printed) :].rstrip("*_")


def _with_known(text: str, labels: Found, known: set[str]) -> Found:
    """Return the labels, and those that come back where no sentence ends before them: "THE FLOOR Q: Why?"."""
    sizes = sorted({len(label) for label in known}, reverse=True)
    kept = {text.find(label, start) + len(label): (start, label) for start, label in labels}
    for colon in _COLON.finditer(text):
        end = colon.start()
        if kept.get(end, (0, ""))[1] in known or text[end + 2 : end + 3].islower():
            continue
        size = next(
            (one for one in sizes if text[end - one : end] in known and text[end - one - 1] in " \xa0"), 0
        )
        if size:
            kept[end] = (end - size, text[end - size : end])
    return sorted(kept.values())


def _is_sure(label: str, times: int) -> bool:
    read = parse_label(label)
    return label in ("Q.", "A.") or (read is not None and (read.cls >= LabelClass.TITLED or times > 1))


def _is_fit(label: str, strong: int) -> bool:
    """Tell whether a name printed once is a label, as several sure ones stand on the page."""
    read = parse_label(label)
    return strong > 1 and read is not None and read.cls >= LabelClass.CAPS and " " in read.core


def _piece(line: Line, start: int, end: int) -> Line:
    shown = line.text[start:end].rstrip()
    first = line.start + start
    return Line(first, first + len(shown), shown, line.gap and start == 0, line.indent, start > 0)
