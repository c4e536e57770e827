"""The shape of a line that holds a date: the date alone, a stamp or byline, a sentence, an embedded post."""

from __future__ import annotations

import re

from onrecord.extract.dates.binding import PREPOSITIONS
from onrecord.extract.dates.cues import CueKind, cue_before, follows_other
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.layout import Layout
from onrecord.model import BlockKind, Span
from onrecord.vocabulary import phrases

WORD_OF_LINE = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d[\d.,:]*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ROW_NUMBERS = 2
_FILE_NAME = re.compile(r"\w\.(?:csv|pdf|zip|txt|xlsx?|docx?|json|xml|jpe?g|png|mp3|mp4)\b", re.IGNORECASE)
LINE_LIMIT = 160
_RESIDUE_WORDS = 12
_FILED_WORDS = 18  # "October 26, 2020 AJ Taylor Audio, Local News Comments Off on" and the headline again
_HANDLE = re.compile(r"\(@\w+\)\W*(?:am|on|le|el|il|em)?\W*$|pic\.twitter\.com/\S+\W*$|\bt\.co/\S+\W*$")
_PAGE_POST = re.compile(r"Posted by [^\n]{2,60} on $")
REACH_BACK = 40
_BINDING = PREPOSITIONS | {
    "on",
    "am",
    "im",
    "le",
    "el",
    "il",
    "em",
    "op",
    "the",
    "den",
    "at",
    "since",
    "\u00a9",
}
_LOST_LINE = 400
_SENTENCE_ENDS = (".", "?", "!", "…", ".”", "?”", "!”", '."', '?"', '!"')
_SENTENCE_WORDS = 1
_CLAUSE_ENDS = (";", "; and", "; or")  # "WHEREAS, on April 9, 1971, the Legislature named a State Snake; and"
_SECOND = 2
_POST = re.compile(
    r"[ \t\[(*_|-]*"
    r"(?:(?P<what>post|reply|comment|answer|message|beitrag|antwort|kommentar|сообщение|ответ)[ ]?[#№]?|[#№])"
    r"(?P<number>\d{1,5})\b",
    re.IGNORECASE,
)
_POINTS = ("*", "\u2022", "\u25aa", "\u2023", "+")
_WHAT = re.compile(r"[ \t]*[:\u2013\u2014-][ \t]+(?!by\b|von\b|par\b|por\b|di\b)[^\W\d_]", re.IGNORECASE)
_BARS = tuple(phrases("date_cues", "not_of_page"))
_AUXILIARIES = frozenset(phrases("date_cues", "auxiliaries"))
_SELVES = tuple(phrases("date_cues", "page_itself"))
_SENTENCE_INSIDE = re.compile(r"[a-zà-ÿа-яё]{3,}[.!?][\"”»)]?(?:\s+[\"“«(]?[A-ZÀ-ÝА-ЯЁ]|\s*$)")


def is_cut_inside_line(text: str, line: Span) -> bool:
    """Tell whether the block starts in the middle of a printed line: its page lost its line ends."""
    before = text[max(0, line.start - 2) : line.start].rstrip(" \t\u00a0")
    return bool(before) and before[-1] not in "\r\n\u2028\u2029"


def is_embed(text: str, mark: DateMark) -> bool:
    """Tell whether the date belongs to an embedded post: "— Jane Doe (@janedoe) November 3, 2023".

    Another kind of it says "Posted by Bay Radio on Monday, February 7, 2022", always with the weekday.
    """
    if mark.weekday is not None and _PAGE_POST.search(text, max(0, mark.start - 90), mark.start) is not None:
        return True
    start = max(0, mark.start - 45)
    before = text[start : mark.start]
    if "@" not in before and "/" not in before:
        return False
    return _HANDLE.search(text, start, mark.start) is not None


def is_sentence(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether a short paragraph is a sentence: "The treaty entered into force on June 1, 1988.".

    A sentence that opens with its cue or speaks of the page itself is none: "This text was published on ...".
    """
    block = layout.block_at(mark.start)
    text = layout.page.source.text
    printed = text[line.start : line.end].rstrip()
    if block is None or not printed.endswith((*_SENTENCE_ENDS, *_CLAUSE_ENDS)):
        return False
    words = WORD_OF_LINE.findall(residue_of(layout, line, mark))
    told = sum(1 for word in words if word.islower())
    if printed.endswith(_CLAUSE_ENDS):
        return told > _SENTENCE_WORDS
    if block.kind is not BlockKind.PARAGRAPH and _AUXILIARIES.isdisjoint(words):
        return False  # "8 Feb 2022, by our own reporters."
    if told < _SENTENCE_WORDS:
        return False
    opening = text[line.start : mark.start].rpartition(". ")[2].lstrip(" \t*_(-\u2013\u2014\u2022").casefold()
    cue = cue_before(text, line.start, mark.start)
    return not opening.startswith(_SELVES) and (cue is None or not opening.startswith(cue.words))


def residue_of(layout: Layout, line: Span, mark: DateMark) -> str:
    """Return what stands on the line beside the date."""
    text = layout.page.source.text
    return text[line.start : mark.start] + " " + text[min(mark.end, line.end) : line.end]


def is_date_line(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether nothing but the date stands on the line."""
    if line.end - line.start > LINE_LIMIT:
        return False
    return WORD_OF_LINE.search(residue_of(layout, line, mark)) is None


def _goes_on_below(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether the line is one of a wrapped paragraph: "On August 9, 2018, she" / "crossed the"."""
    block = layout.block_at(mark.start)
    if block is None or block.kind is not BlockKind.PARAGRAPH or line.end >= block.span.end:
        return False
    return layout.page.source.text[line.end : block.span.end].lstrip()[:1].islower()


def _counts_or_sells(residue: str) -> bool:
    """Tell whether a line is a bar of the site: "24 December 2025 — ends in 02:14:55"."""
    folded = residue.casefold()
    return any(phrase in folded for phrase in _BARS)


def answers_in_forum(text: str, line: Span, mark: DateMark) -> bool:
    """Tell whether the line heads a later post of a thread: "[post #2]  Quorn   1 Mar 2016, 00:04"."""
    found = _POST.match(text, line.start, mark.start)
    if found is None or int(found["number"]) < _SECOND:
        return False
    return found["what"] is not None or WORD_OF_LINE.search(text, found.end(), mark.start) is not None


def is_listed_event(text: str, line: Span, mark: DateMark) -> bool:
    """Tell whether the date opens a point of a list: "* 20 March 2025 – Pembrow Corn Hall"."""
    before = text[line.start : mark.start].strip()
    return before in _POINTS and _WHAT.match(text, mark.end) is not None


def is_stamp_line(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether the line is a byline or a stamp: short, no sentence in it."""
    if line.end - line.start > LINE_LIMIT:
        return False
    residue = residue_of(layout, line, mark)
    words = len(WORD_OF_LINE.findall(residue))
    if "." in residue and _FILE_NAME.search(residue) is not None:
        return False  # "gauge_20210304.csv 1.2 MB 2023-11-22 09:12": when a file was written
    if not words and len(_NUMBER.findall(residue)) >= _ROW_NUMBERS:
        return False  # "1990 | 1.05 | 01.01.1990": a row of a table
    if _goes_on_below(layout, line, mark) or _counts_or_sells(residue):
        return False
    if len(_YEAR.findall(residue)) >= _ROW_NUMBERS:
        return False  # "NOV  JAN  FEB   14   2008 2009 2010": a calendar
    most = _RESIDUE_WORDS if mark.start > line.start else _FILED_WORDS
    return _SENTENCE_INSIDE.search(residue) is None and words <= most


def stands_free(layout: Layout, mark: DateMark) -> bool:
    """Tell whether a full date in a very long line belongs to no sentence: "... say 5 March 2024 Share"."""
    text = layout.page.source.text
    if mark.is_range or None in (mark.year, mark.month, mark.day) or is_embed(text, mark):
        return False
    low = text.rfind("\n", max(0, mark.start - _LOST_LINE), mark.start)
    high = text.find("\n", mark.end, mark.end + _LOST_LINE)
    if (high if high >= 0 else mark.end + _LOST_LINE) - max(low, mark.start - _LOST_LINE) < _LOST_LINE:
        return False
    cue = cue_before(text, max(0, mark.start - REACH_BACK), mark.start)
    if cue is not None and cue.kind is not CueKind.PUBLISHED:
        return False
    if follows_other(text, max(0, mark.start - REACH_BACK), mark.start):
        return False
    before = text[max(0, mark.start - 16) : mark.start].split()
    after = text[mark.end : mark.end + 3].lstrip(" \u00a0|\u2022\u00b7,")
    if before and (before[-1].casefold() in _BINDING or before[-1].endswith(("(", "[", "\u00a9"))):
        return False
    return not after[:1].islower() and not after.startswith((")", "."))
