"""Lines that say when and by whom: date lines, byline lines, ages ("3 hours ago"). Shape only, no reading.

Reading dates is the work of `extract.dates`; here a line is only recognised as not being prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from onrecord.vocabulary import load_vocabulary, phrases


class Stamp(StrEnum):
    """What a line of this kind carries."""

    DATE = "date"
    AUTHOR = "author"
    AGE = "age"
    CLOCK = "clock"  # a bare time or a reading time: the length of a film as well as the hour of a report


_LONGEST = 170
_CLAUSE_ENDS = (";", "; and", "; or")  # "Welcomes the agreement of 4 August 2019; and"
_WORDS_BESIDE = 9
_AGE_WORDS, _AUTHOR_WORDS = 12, 16
# "Macron visited Moscow on 7 February 2022." is a sentence, "8 Feb 2022, by our own reporters" none.
_LOWER_IN_LINE, _LOWER_IN_SENTENCE = 4, 1
_NAME = r"[^\W\d_a-zа-яё][\w.'’\-]*"
_WORD = re.compile(r"\w+")
_CLOCK_WORDS = frozenset({"a", "p", "m", "am", "pm", "at", "on"})
# "— Ilhan Omar (@Ilhan) November 19, 2019", "Posted by Orrin School on Thursday, May 26, 2022" sign a quoted
# post, not the article.
_TWEET = re.compile(
    r"\(@\w{1,40}\)|^Posted by .{2,60} on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [^\W\d_]{3,9} \d"
)
_READING_TIME = re.compile(
    r"\W{0,3}(?:reading time|lesezeit|temps de lecture|tempo de leitura|tempo di lettura|время чтения)?"
    r"\W{0,3}\d{1,3}"
    r"[\s-]?(?:mins?|minutes?|minuten|minutos?|minuti|мин\w*|хв\w*)\b\W?"
    r"(?:\s?(?:read|lesezeit|de lecture|de lectura|di lettura"
    r"|de leitura|lesedauer|чтения))?\W*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# A date or a time of day by its shape; the months are checked against the calendar.
_DATE = re.compile(
    r"""(?<![\w.]) (?:
          (?P<numeric> \d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]
            | \d{4}[-/.]\d{1,2}[-/.]\d{1,2} | \d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2}) )
        | (?P<clock> \d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)? | \d{1,2}\s?[ap]\.?m\b\.? )
        | \d{1,2}(?:st|nd|rd|th|er|\.|º|-го)?\s(?:de\s|of\s|d[’'])?(?P<later>[^\W\d_]{3,12})\.?,?
          (?:\sdel?)?(?:\s\d{4})?
        | (?P<first>[^\W\d_]{3,12})\.?\s\d{1,2}(?:st|nd|rd|th)?(?:\s?,?\s\d{4})?
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


# "PORT ALDER, March 8 (Northwire) -" on a line of its own: of date, agency and dash it has two.
_DATELINE_LINE = re.compile(
    r"""[^\W\d_a-zа-яё][^\W_a-zа-яё.'’-]+(?:[ ][^\W\d_a-zа-яё][^\W_a-zа-яё.'’-]+){0,3}
        (?P<date>(?:,[ ][^\W\d_][\w.]{1,14}){0,2}
            ,?[ ](?:[^\W\d_]{3,12}\.?[ ]\d{1,2}|\d{1,2}\.?[ ][^\W\d_]{3,12}))?
        (?P<agency>,?[ ]?[(/][^()/]{2,60}[)/]\.?)?
        (?P<dash>[ ]?[-–—:]{1,3})?""",
    re.VERBOSE,
)
_DATELINE_MOST = 90
_DATELINE_PARTS = 2

# "LEDNICA, 20 October, Valda News - The rail line": place in capitals, up to two parts, a dash, a sentence.
_DATELINE_OPENING = re.compile(
    r"(?=[^\W\d_]{3})(?P<place>[^\W\d_a-zа-яё][^a-zа-яё,()\d]{2,39})(?P<parts>(?:,[ ][^,\n–—]{2,30}){0,2})"
    r"(?P<agency>[ ][(/][^()/]{2,60}[)/])?[ ](?P<dash>[-–—]{1,2})[ ][\"“'‘«„]?[^\W\d_]"
)


def opens_with_dateline(shown: str) -> bool:
    """Tell whether a paragraph begins with a dateline: so begins a text, never its deck."""
    return _DATELINE_OPENING.match(shown) is not None


def is_dateline_line(shown: str) -> bool:
    """Tell whether a line is nothing but the dateline of the text below it."""
    match = _DATELINE_LINE.fullmatch(shown) if len(shown) <= _DATELINE_MOST else None
    return match is not None and sum(part is not None for part in match.groups()) >= _DATELINE_PARTS


def _alternation(words: tuple[str, ...]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered)


@cache
def _months() -> frozenset[str]:
    return frozenset(phrases("calendar", "months"))


def is_month(word: str) -> bool:
    """Tell whether `word` names a month in any language we know."""
    return word.casefold() in _months()


@cache
def _age_pattern() -> re.Pattern[str]:
    age = load_vocabulary("furniture")["age"]
    units, after, before = (_alternation(tuple(age[key])) for key in ("units", "after", "before"))
    return re.compile(
        rf"""(?<!\w)(?: (?:\d+|an?|one|few)\+?\s?(?:{units})\.?\s+(?:{after})
                      | (?:{before})\s+\d+\s+(?:{units}) )(?!\w)
            | ^\d{{1,3}}\s?(?:h|m|d|w|hrs?|mins?|min|mo)$ | ^just\snow$""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def stamp_words() -> frozenset[str]:
    """Return the words that stand beside a date to say what it dates ("Published", "on", "Monday")."""
    cues = [
        *phrases("date_cues", "published"),
        *phrases("date_cues", "updated"),
        *phrases("calendar", "weekdays"),
    ]
    return frozenset(word for cue in cues for word in cue.split())


def is_bare_stamp(words: Sequence[str]) -> bool:
    """Tell whether a line holds nothing beside date and time, though its "a.m." ends like a sentence."""
    cues = stamp_words()
    return all(word[0].isdigit() or word in _CLOCK_WORDS or word in cues or is_month(word) for word in words)


@cache
def stamp_openers() -> frozenset[str]:
    """Return the words that open what is said of a date: "Published", "Updated"."""
    cues = (*phrases("date_cues", "published"), *phrases("date_cues", "updated"))
    return frozenset(cue.split()[0] for cue in cues)


@cache
def _author_pattern() -> re.Pattern[str]:
    cues = _alternation(phrases("bylines", "author_cues"))
    joins = "and|und|et|y|e|и|та|for|in|with|de|la|von|van|der|den|bin|al|el|di|da|dos|du|le|of|the|&"
    return re.compile(
        rf"""^\W{{0,3}}(?i:{cues})\s*:?\s+ {_NAME}
            (?:(?:\s?[,|/·•]\s?|\s[–—-]\s|\s)(?:{_NAME}|{joins}|@\w+|[\w.+-]+@[\w.-]+)){{0,14}} \W*$""",
        re.VERBOSE,
    )


@cache
def _author_words() -> frozenset[str]:
    return frozenset(cue.split()[0] for cue in phrases("bylines", "author_cues"))


def tell_stamp(shown: str, words: Sequence[str], *, terminal: bool = False) -> Stamp | None:
    """Return what kind of stamp a line is, or None.

    `shown` is the line without markup, `words` its words in lower case, `terminal`: it ends like a sentence.
    """
    if len(shown) > _LONGEST or not words:
        return None
    if ("(@" in shown or words[0] == "posted") and _TWEET.search(shown) is not None:
        return None
    count = len(words)
    has_digit = _DIGIT.search(shown) is not None
    dated = has_digit or "ago" in words or "now" in words
    if dated and count <= _AGE_WORDS and _age_pattern().search(shown) is not None:
        return Stamp.AGE
    if has_digit and not shown.endswith(_CLAUSE_ENDS):
        if _READING_TIME.match(shown) is not None:
            return Stamp.CLOCK
        stamp = _dated(shown, _LOWER_IN_SENTENCE if terminal else _LOWER_IN_LINE)
        if stamp is not None:
            return stamp
    if count <= _AUTHOR_WORDS and "(now)" in shown and shown[0].isupper():
        return Stamp.AUTHOR  # "Jane Doe (now) and John Roe (earlier)" keep a live page
    if count <= _AUTHOR_WORDS and words[0] in _author_words() and _author_pattern().match(shown) is not None:
        return Stamp.AUTHOR
    return None


def _dated(shown: str, lower_most: int) -> Stamp | None:
    """Tell whether a line is a date or a time with at most `lower_most` words in lower case beside it."""
    months = _months()
    rest = []
    last = 0
    has_day = False
    at = 0
    while (match := _DATE.search(shown, at)) is not None:
        month = match["later"] or match["first"]
        at = match.end()
        if month is None or month.casefold() in months:
            has_day = has_day or match["clock"] is None
            rest.append(shown[last : match.start()])
            last = match.end()
        elif match["first"]:
            at = match.end("first")  # "Fri 10 Mar": the day belongs to what follows
    if not rest:
        return None
    rest.append(shown[last:])
    cues = stamp_words()
    words = _WORD.findall(" ".join(rest))
    beside = [word for word in words if word.casefold() not in cues]
    lower = [word for word in beside if word.islower() and not word[0].isdigit()]
    if len(beside) > _WORDS_BESIDE or len(lower) > lower_most:
        return None
    if has_day or len(beside) < len(words) or any(word.isupper() and len(word) > 1 for word in beside):
        return Stamp.DATE
    return Stamp.CLOCK if len(beside) <= 1 else None
