"""A page that lost every line break: labels before other signs than colons, and where its last words end.

A colon is sure enough to cut any long line; dashes, full stops and marks cut only a page that is one line,
and only where several labels come back behind the same sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from onrecord.text.transcripts.labels.grammar import Label, LabelClass, is_note, parse_label
from onrecord.text.transcripts.labels.words import fold_word, label_words
from onrecord.text.transcripts.readers.openings import find_lead
from onrecord.vocabulary import load_vocabulary

Found = list[tuple[int, str]]
"""Where labels may begin inside a line, each with its words, in order."""

SENTENCE_END = re.compile(r"[.?!…>\"”’»)\]—–-][*_]{0,3}[ \t\xa0]+")
REACH = 100
"""Characters from a sign back to where its label may begin."""
FEWEST = 4
"""Labels behind one sign that make an exchange of a page without lines."""

MAX_TAIL = 60
"""Characters that the longest start of a frame line has."""

_CLOSED = re.compile(
    r"[\[(*#-]{0,3}[ ]?(?:ENDS?|###|30)[ ]?[\])*#-]{0,3}(?:$|[ ]+(?=[A-Z\d]))"
    r"|\d{1,2}:\d{2}[ ][AaPp]\.?[Mm]\.?(?:[ ][A-Z]{2,4})?$"
)
"""Marks of an end and a clock behind it: "END 2:58 P.M. EST"."""
_CAPITAL = r"(?=[^\W\d_a-zа-яß-ÿ]|[(\"“«„‘'¿¡])"
_DASH = re.compile(rf"[.:]?[ \xa0](?:[–—―]|--?)[ \xa0]{_CAPITAL}|\.[-–—][ \xa0]?{_CAPITAL}")
_STOP = re.compile(rf"\.[ \xa0]+{_CAPITAL}")
_MARKED = re.compile(
    r"\[(?P<squared>[^\[\]]{3,80})\](?=[ \xa0])"
    r"|\*\*(?P<bold>[^*]{2,80}?)[.:]?\*\*:?(?=[ \xa0])"
    r"|\((?P<round>[^()]{3,60})\):?(?=[ \xa0])"
)


def find_before(text: str, sign: int, fits: Callable[[str], bool]) -> int | None:
    """Return where the longest label that ends at `sign` begins behind the end of a sentence."""
    start = max(0, sign - REACH)
    ends = [match.end() for match in SENTENCE_END.finditer(text, start, sign)]
    if start == 0:
        ends.insert(0, 0)
    best = None
    for end in reversed(ends[-3:]):  # "MR. PRICE": the full stop of a title ends no sentence
        opens = end + find_lead(text[end:sign]) if end < sign else sign  # "[00:01:12] Jane Roe"
        if opens >= sign or text[opens] in "([" or not fits(text[opens:sign]):
            continue
        best = end
    return best


def find_other_signs(text: str) -> tuple[Found, re.Pattern[str]]:
    """Return the labels before the sign, not a colon, that most labels of the page have, and the sign."""
    best: Found = []
    sign = _STOP
    for find, its_sign in ((_dashed, _DASH), (_stopped, _STOP), (_marked, _MARKED)):
        labels = list(find(text))
        times = Counter(label for _, label in labels)
        sure = [one for one in labels if times[one[1]] > 1 or _is_titled(one[1])]
        distinct = len({label for _, label in sure})
        if len(sure) >= FEWEST and 1 < distinct < len(sure) and len(sure) > len(best):
            best, sign = sure, its_sign
    return best, sign


def _dashed(text: str) -> Iterator[tuple[int, str]]:
    return _before_signs(text, _DASH) if "–" in text or "—" in text or "- " in text else iter(())


def _stopped(text: str) -> Iterator[tuple[int, str]]:
    return _before_signs(text, _STOP)


def _before_signs(text: str, sign: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for match in sign.finditer(text):
        at = find_before(text, match.start(), _names)
        if at is not None:
            yield at, text[at : match.start()]


def _marked(text: str) -> Iterator[tuple[int, str]]:
    if "**" not in text and "[" not in text and "(" not in text:
        return
    for match in _MARKED.finditer(text):
        label = match[match.lastgroup or 0]
        if not is_note(label) and _names(label):
            yield match.start(), label


def _names(printed: str) -> bool:
    label = parse_label(printed)
    return label is not None and label.cls >= LabelClass.CAPS and len(label.core) > 1


def _is_titled(printed: str) -> bool:
    label: Label | None = parse_label(printed)
    return label is not None and label.cls >= LabelClass.TITLED


def with_first(text: str, labels: Found, sign: re.Pattern[str]) -> Found:
    """Return the labels with the first one cut free of a headline: "Talks in Fredville Rufus Firefly: Hello".

    No sentence ends before it; it must be of somebody whom another label names.
    """
    if labels and labels[0][0] == 0:
        printed = labels[0][1]
        short = [one for _, one in labels[1:] if printed.endswith(f" {one}")]
        return [(len(printed) - len(short[0]), short[0]), *labels[1:]] if short else labels
    known = {parse_label(label) for _, label in labels} - {None}
    names = {label.key for label in known if label is not None}
    end = labels[0][0] if labels else 0
    for colon in sign.finditer(text, 0, end):
        start = max(0, colon.start() - REACH)
        spaces = [at + 1 for at in range(start, colon.start()) if text[at] in " \xa0"]
        fitting = [at for at in spaces if _is_of(text[at : colon.start()], names)]
        opened = [at for at in fitting if _opens_label(text[at : colon.start()])]
        if fitting:
            at = min(opened, default=max(fitting))
            return [(at, text[at : colon.start()]), *labels]
    return labels


def _is_of(printed: str, names: set[str]) -> bool:
    label = parse_label(printed)
    return label is not None and label.key in names


def _opens_label(printed: str) -> bool:
    word = fold_word(printed.split()[0])
    return len(word) == 1 or word in label_words().heads or word in label_words().honorifics


def find_tail(text: str, start: int) -> int | None:
    """Return where the page goes on behind the last words said: "... a proposal. See also ..."."""
    for match in SENTENCE_END.finditer(text, start):
        at = match.end()
        if text[at : at + 1].islower():
            continue
        if _CLOSED.match(text, at) or text[at : at + MAX_TAIL].casefold().startswith(_tails()):
            return at
    return None


@cache
def _tails() -> tuple[str, ...]:
    """Starts of frame lines of two words or more; "Comments" alone may begin a sentence."""
    frame = load_vocabulary("turn_labels")["frame"]
    starts = (*frame["end_starts"], *frame["furniture"])
    return (*frame["tails"], *(phrase for phrase in starts if " " in phrase.strip() or phrase[0] in "(["))
