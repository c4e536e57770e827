"""The date in a title that records an event: "Regular Press Conference on March 14, 2022".

A briefing is printed on its day. What is planned or adopted is not: an agenda, the minutes of a session.
"""

from __future__ import annotations

import re

from onrecord.extract.dates.binding import ends_with_limit
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.layout import Layout
from onrecord.model import BlockKind
from onrecord.text.headline.title_words import names_paper, records_event
from onrecord.text.prose import WORD

_NUMBER = re.compile(r"[\s#*]*(?:No|Nr|N\u00ba|\u2116)\b[.:]?\s?[\d/-]{1,9},?\s+", re.IGNORECASE)
_CLOSING = ' \t.)]*_#\u201d\u00bb"'


def dates_title(layout: Layout, mark: DateMark) -> bool:
    """Tell whether a full date closes a headline that says what happened on that day."""
    if None in (mark.year, mark.month, mark.day) or mark.is_range:
        return False
    if ends_with_limit(layout.page.source.text, mark):
        return False  # "Calendar for the Session Beginning January 13, 2025"
    block = layout.block_at(mark.start)
    if block is None or block.kind is not BlockKind.HEADLINE:
        return False
    text = layout.page.source.text
    if text[mark.end : block.span.end].strip(_CLOSING):
        numbered = _NUMBER.fullmatch(text, block.span.start, mark.start)  # "No: 160, 19 July 2020, Press ..."
        return numbered is not None and text[mark.end : mark.end + 1] == ","
    words = [word.lower() for word in WORD.findall(text[block.span.start : mark.start])]
    return records_event(words) and not names_paper(words)
