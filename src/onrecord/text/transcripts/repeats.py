"""Lines that nobody says: headers of pages and buttons printed again and again, seats below names."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.text.transcripts.candidate import Candidate
from onrecord.text.transcripts.frame import ends_sentence
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.samples import is_spoken

TIMES = 3
"""A line printed this often is furniture; one that counts ("Page 3") twice."""
MAX_LENGTH = 120

MAX_SEAT = 90
"""Characters of a party and a seat, or of an office."""

_NUMBER = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_UNEVEN = re.compile(r"\d|\s\s|[^\S ]")
_SPOKEN_END = (".", "?", "!", "…", ",", "—", "–", "-", ":", ";", '"', "”", "»")


def mark_running(
    lines: tuple[Line, ...], labelled: frozenset[int], seats: frozenset[int] = frozenset()
) -> tuple[Line, ...]:
    """Return the lines, `seats` marked and those that come back but for numbers; `labelled` are left."""
    shapes = {
        at: _shape(line.text)
        for at, line in enumerate(lines)
        if at not in labelled and len(line.text) <= MAX_LENGTH and _is_header_like(line.text)
    }
    times = Counter(shapes.values())
    kept = list(lines)
    for at, shape in shapes.items():
        if times[shape] >= TIMES or (times[shape] > 1 and "0" in shape):
            kept[at] = lines[at]._replace(is_running=True)
    for at in seats:
        kept[at] = lines[at]._replace(is_running=True)
    return tuple(kept)


def _shape(text: str) -> str:
    return text if _UNEVEN.search(text) is None else _SPACE.sub(" ", _NUMBER.sub("0", text))


def _is_header_like(text: str) -> bool:
    """Tell whether the line has no sentence's end and more than a word: "Yes." comes back when spoken."""
    return " " in text and not text.endswith(_SPOKEN_END) and any(map(str.isalpha, text))


def find_seats(lines: tuple[Line, ...], candidates: list[Candidate]) -> frozenset[int]:
    """Return the lines below names that only say who the named are: "Labour, Northtown".

    They stand right below, are no sentence, and the words follow them; once may be chance.
    """
    labelled = {found.line: found for found in candidates}
    times = Counter(found.label.key for found in candidates)
    pairs = Counter((found.label.key, lines[found.line + 1].text) for found in candidates[:-1])
    seats = set()
    for found in candidates:
        at = found.line
        if found.words_from < lines[at].end or at + 2 >= len(lines):
            continue
        seat, words = lines[at + 1], lines[at + 2]
        apart = seat.gap and pairs[found.label.key, seat.text] < 2  # "RUTH OKORO" / "Director" each time
        if apart or len(seat.text) > MAX_SEAT or ends_sentence(seat.text) or is_spoken(seat.text):
            continue
        if at + 1 in labelled and times[found.label.key] < 2:
            continue  # a heading above a name
        following = labelled.get(at + 2)
        if following is not None and following.words_from >= words.end:
            continue  # a list of people
        if words.gap or not words.text[0].islower():
            seats.add(at + 1)
    return frozenset(seats) if len(seats) > 1 else frozenset()
