"""Labels inside a line: a page that lost its line breaks runs question and answer together.

Only long lines are looked into, and only labels that are sure by themselves or come back cut them.
"""

from __future__ import annotations

import re
from collections import Counter

from onrecord.text.transcripts.label_words import fold_word, label_words
from onrecord.text.transcripts.labels import LabelClass, parse_label
from onrecord.text.transcripts.lines import Line

LONG_LINE = 700
"""Characters; paragraphs of speech are shorter, and a label inside a shorter line is hardly ever one."""
LOST_BREAKS = 250
"""Characters of a line that is most of its text: nothing there stands on a line of its own."""
_MOST = 0.6

_COLON = re.compile(r":(?=[ \xa0])")
_SENTENCE_END = re.compile(r"[.?!…>\"”’')\]—–-][*_]{0,3}[ \t\xa0]+")
_BARE = re.compile(r"[.?!…\"”’')\]—–-][ \t\xa0]+(?P<label>Q)(?=[ \xa0]{2,}\S)")
_LETTER = re.compile(r"(?:[.?!…\"”’')\]—–-]|^)[ \t\xa0]*(?P<label>[QA]\.)(?=[ \xa0]+[A-Z\"“(\[])")
_REACH = 100
"""Characters from a colon back to where its label may begin."""

_Found = list[tuple[int, str]]
"""Where labels may begin inside a line, each with its words, in order."""


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
    sure = {label for label, times in counts.items() if _is_sure(label, times) or _is_fit(label, strong)}
    cut: list[Line] = []
    for line in lines:
        at = 0
        labels = [one for one in found.get(line.start, ()) if one[1] in sure]
        if len(line.text) >= _MOST * whole:
            labels = sorted({*labels, *_first_of(line.text, labels)})
        for start, _ in labels:
            if start > at:
                cut.append(_piece(line, at, start))
                at = start
        cut.append(_piece(line, at, len(line.text)) if at else line)
    return tuple(cut)


def _is_long(line: Line, whole: int) -> bool:
    size = len(line.text)
    return size >= LONG_LINE or (size >= LOST_BREAKS and size >= _MOST * whole)


def _labels_in(text: str) -> _Found:
    """Return where labels may begin inside a line behind the end of a sentence."""
    labels = [(match.start("label"), match["label"]) for match in _BARE.finditer(text)]
    letters = [(match.start("label"), match["label"]) for match in _LETTER.finditer(text)]
    if min(Counter(label for _, label in letters)[letter] for letter in ("Q.", "A.")) > 1:
        labels += letters
    for colon in _COLON.finditer(text):
        start = max(0, colon.start() - _REACH)
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, colon.start())]
        if start == 0:
            ends.insert(0, 0)
        best = None
        for end in reversed(ends[-3:]):  # "MR. PRICE": the full stop of a title ends no sentence
            if text[end] not in "([" and parse_label(text[end : colon.start()]) is not None:
                best = end
        if best is not None:
            labels.append((best, text[best : colon.start()]))
    return sorted(labels)


def _with_known(text: str, labels: _Found, known: set[str]) -> _Found:
    """Return the labels, and those that come back where no sentence ends before them: "THE FLOOR Q: Why?"."""
    sizes = sorted({len(label) for label in known}, reverse=True)
    kept = {start + len(label): (start, label) for start, label in labels}
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


def _first_of(text: str, labels: _Found) -> _Found:
    """Return the first label when no sentence ends before it: "Talks in Fredville Rufus Firefly: Hello"."""
    known = {parse_label(label) for _, label in labels} - {None}
    names = {label.key for label in known if label is not None}
    end = labels[0][0] if labels else 0
    for colon in _COLON.finditer(text, 0, end):
        start = max(0, colon.start() - _REACH)
        spaces = [at + 1 for at in range(start, colon.start()) if text[at] in " \xa0"]
        fitting = [at for at in spaces if _is_of(text[at : colon.start()], names)]
        opened = [at for at in fitting if _opens_label(text[at : colon.start()])]
        if fitting:
            at = min(opened, default=max(fitting))
            return [(at, text[at : colon.start()])]
    return []


def _is_of(printed: str, names: set[str]) -> bool:
    label = parse_label(printed)
    return label is not None and label.key in names


def _opens_label(printed: str) -> bool:
    word = fold_word(printed.split()[0])
    return word in label_words().heads or word in label_words().honorifics


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
