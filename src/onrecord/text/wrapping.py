"""Paragraphs that somebody cut into lines: by a fixed width, or at every link. They are put together again.

Only lines that follow each other without a blank one are joined; a sentence broken by a blank line stays two.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.model import Span
from onrecord.text.headline.title_words import is_salutation
from onrecord.text.stamps import Stamp
from onrecord.text.units import Unit, read_unit

_NARROWEST, _WIDEST = 45, 130
_WRAPS_LEAST = 3
_WRAP_SHARE = 0.3
_LINK_WORDS, _BROKEN_LOWER = 5, 0.45
_POINTS = (".", ",", ";", ":", "?", "!", ".”", '."', ",”", ',"', ")", ").", "),")
_SIGNING = re.compile(
    r"(?:by|par|von|por|door|di|av) [^\W\d_a-z][\w'’-]+ (?:[^\W\d_]{2,3} )?[^\W\d_a-z][\w'’-]+(?:,|$)"
)
_CONTINUATION = tuple(",.;:)]”»’")


def join_wrapped(text: str, units: list[Unit]) -> list[Unit]:
    """Return the units with wrapped and splintered paragraphs joined."""
    width = _wrap_width(units)
    joined: list[Unit] = []
    index = 0
    while index < len(units):
        last = index
        while last + 1 < len(units) and _continues(units, index, last, width):
            last += 1
        if last == index:
            joined.append(units[index])
        else:
            span = Span(units[index].span.start, units[last].span.end)
            joined.append(read_unit(text, span, units[index].gap))
        index = last + 1
    return joined


def _wrap_width(units: list[Unit]) -> int:
    """Return the width at which the page was wrapped, 0 when it was not."""
    pairs = 0
    lengths = []
    for unit, following in pairwise(units):
        length = unit.span.end - unit.span.start
        if following.gap or not _NARROWEST <= length <= _WIDEST:
            continue
        pairs += 1
        if _starts_low(following) and not following.marker:
            lengths.append(length)
    if len(lengths) < _WRAPS_LEAST or len(lengths) < _WRAP_SHARE * pairs:
        return 0
    lengths.sort()
    return lengths[(len(lengths) * 97) // 100]


def _continues(units: list[Unit], first: int, last: int, width: int) -> bool:
    """Tell whether the unit after `last` goes on with the paragraph that began at `first`."""
    unit, following = units[last], units[last + 1]
    if following.gap or following.marker:
        return False
    if _is_splintered(units, first, last):
        return True
    if following.cue is not None:
        return False
    if unit.stamp is not None or following.stamp is not None:
        return width > 0 and unit.cue is None and _runs_through_date(units, last, width)
    if is_salutation(following.words) or following.plain.startswith(("http://", "https://")):
        return False
    if unit.is_rule or following.is_rule or unit.marker == "row":
        return False
    if unit.cue is not None and unit.cue.how == "line":
        return False
    if not width and _SIGNING.match(following.plain) is not None:
        return False  # "par Solenn Guéguéniat, envoyée spéciale à Concarneau" below the headline
    low = _starts_low(following) or following.plain.startswith(_CONTINUATION)
    if width:
        length = unit.span.end - unit.span.start
        return _fills(unit, following, width) or (low and not unit.shape.terminal and length >= width // 2)
    if unit.shape.terminal and not low:
        return False
    prose = any(
        u.shape.words >= 6 and u.shape.small * u.shape.words >= 2 for u in units[first : last + 1][-4:]
    )
    if low:
        return not unit.shape.terminal and (prose or following.shape.words >= 6)
    after = units[last + 2] if last + 2 < len(units) else None
    return (
        prose
        and following.shape.words <= 6
        and after is not None
        and not after.gap
        and not after.marker
        and after.cue is None
        and after.stamp is None
        and (_starts_low(after) or after.plain.startswith(_CONTINUATION))
    )


def _is_splintered(units: list[Unit], first: int, last: int) -> bool:
    """Tell whether the next line is a piece of a sentence cut at its links: "the regions of" / "Asia" / ".".

    It may look like a date line or a menu: the sentence breaks off before it and goes on below.
    """
    unit, following = units[last], units[last + 1]
    run = units[first : min(last + 1, first + _LINK_WORDS)]  # the first lines tell enough
    if unit.shape.terminal or any(one.cue is not None and one.cue.how == "line" for one in run[:1]):
        return False
    if sum(one.shape.words for one in run) < _LINK_WORDS or run[0].shape.lower < _BROKEN_LOWER:
        return False
    if following.plain in _POINTS or following.plain.startswith((". ", ", ", "; ")):
        return True
    if unit.plain in _POINTS:
        return _starts_low(following) and following.cue is None
    after = units[last + 2] if last + 2 < len(units) else None
    if _starts_low(following) or following.shape.words > _LINK_WORDS:
        return False
    if after is None or after.gap or after.marker:
        return False
    if following.stamp is Stamp.AUTHOR or after.stamp is not None:
        return False  # "4 marzo 2020" / "di Bianca Solari" below a headline
    goes_on = _starts_low(after) or after.plain.startswith(_CONTINUATION)
    return goes_on and unit.plain.rpartition(" ")[2].islower()


def _fills(unit: Unit, following: Unit, width: int) -> bool:
    """Tell whether the first word of the next line had no room on this one."""
    length = unit.span.end - unit.span.start
    return length <= width + 3 and length + 1 + len(following.plain.split(" ", 1)[0]) > width


def _runs_through_date(units: list[Unit], last: int, width: int) -> bool:
    """Tell whether a line that looks like a stamp is cut out of a sentence: "and 19 May 2023 and left."."""
    unit, following = units[last], units[last + 1]
    if unit.shape.terminal or not _fills(unit, following, width):
        return False
    if following.stamp is None:
        return _starts_low(following)
    after = units[last + 2] if last + 2 < len(units) else None
    return following.shape.terminal or (after is not None and not after.gap and _starts_low(after))


def _starts_low(unit: Unit) -> bool:
    return unit.plain[:1].islower()
