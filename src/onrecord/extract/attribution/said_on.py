"""The day that the attribution names: "said on Monday", "told reporters on February 7", "On Friday, he said".

Only words of the reporter count, beside the cue or at the head of its sentence; two days, or words that
order events ("after the vote on Monday"), name none.
"""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, Range
from onrecord.extract.attribution.lexicon import TAGS
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.dates.words import MONTHS, WEEKDAYS

_LEADS = frozenset(
    ("in", "at", "during", "to", "via", "on", "with", "from", "late", "early", "also", "later", "earlier")
)
RELATIVE_DAYS = frozenset(("today", "yesterday"))
_PARTS = frozenset(("morning", "afternoon", "evening", "night"))
_UNSPOKEN = frozenset(
    ("wake", "aftermath", "aired", "released", "published", "taped", "recorded", "broadcast", "posted")
)
_FARTHEST = 24
_FUTURE = frozenset(("will", "would", "shall", "may", "might", "could", "can", "should"))


def find_day(sentence: Sentence, attribution: Attribution) -> Range | None:
    """Return the tokens of the one day that the reporter's words around a cue name, None for none."""
    first, _ = attribution.cue_range
    if any(word in _FUTURE for word in sentence.words[max(0, first - 3) : first]):
        return None
    days = [
        day for start, stop in _reporters_words(sentence, attribution) for day in _days(sentence, start, stop)
    ]
    return days[0] if len(days) == 1 else None


def _reporters_words(sentence: Sentence, attribution: Attribution) -> list[Range]:
    """Return what is neither content nor another clause: behind the cue, before the subject."""
    _, last = attribution.cue_range
    subject = attribution.subject
    starts = [start for start, _ in attribution.pieces if start >= last]
    stop = min([*starts, len(sentence), last + _FARTHEST])
    begin = max(last, subject.end) if subject is not None and subject.start >= last else last
    stretches = [(begin, _clause_end(sentence, begin, stop))]
    if (
        subject is not None
        and 0 < subject.start < last
        and all(start >= subject.start for start, _ in attribution.pieces)
    ):
        opening = sentence.words[0].lower() if sentence.words else ""
        opens = opening in WEEKDAYS or opening in ("on", "in", "at", "during", "late", "early", "speaking")
        if opens and _UNSPOKEN.isdisjoint(sentence.words[: subject.start]):
            stretches.append((0, subject.start))
    return stretches


def _clause_end(sentence: Sentence, start: int, stop: int) -> int:
    """Return where the words beside the cue end: at a clause, a mark, or a word that orders events."""
    tags, words = sentence.tags, sentence.words
    for at in range(start, stop):
        word = words[at].lower()
        if tags[at] in ".;:sctwXVvGQ" and word not in _LEADS:
            return at
        if tags[at] == "o" and word not in _LEADS and word not in ("of", "for", "by", "ahead"):
            return at
        if tags[at] == "," and not (
            at + 1 < stop and (_is_year(words[at + 1]) or tags[at + 1] == "M" or words[at + 1] in _LEADS)
        ):
            return at
    return stop


def _days(sentence: Sentence, start: int, stop: int) -> list[Range]:
    words = sentence.words
    found: list[Range] = []
    at = start
    while at < stop:
        known = sentence.tags[at] in "M#" or words[at] in RELATIVE_DAYS
        end = _day_at(words, at, stop) if known else at
        if end > at and _may_date(sentence, start, at, end):
            found.append((at, end))
        at = max(end, at + 1)
    return found


def _day_at(words: list[str], at: int, stop: int) -> int:
    """Return the end of a day that begins at token `at`; `at` itself when none does."""
    word = words[at].lower().rstrip(".")
    if word in RELATIVE_DAYS or (word in WEEKDAYS and words[at][0].isupper()):
        if words[at + 1 : at + 2] == [","] and at + 2 < stop:
            inner = _day_at(words, at + 2, stop)
            return inner if inner > at + 2 else at + 1  # Monday, February 7
        return at + 1
    following = words[at + 1].lower().rstrip(".") if at + 1 < stop else ""
    month_first = word in MONTHS and words[at][0].isupper() and _is_day(following)
    if month_first or (_is_day(words[at]) and following in MONTHS):
        end = at + 2
    else:
        return at
    if end + 1 < stop and words[end] == "," and _is_year(words[end + 1]):
        return end + 2
    return end + 1 if end < stop and _is_year(words[end]) else end


def _may_date(sentence: Sentence, start: int, at: int, end: int) -> bool:
    """Tell whether a day says when: "on Monday"; no "Monday's vote", no "by Monday"."""
    words = sentence.words
    before = words[at - 1].lower() if at > start else "on"
    if end < len(words) and words[end] in _PARTS:
        end += 1
    if before in ("last", "next", "this", "every", "each", "of", "by", "for", "about", "the"):
        return False
    if end < len(words) and (words[end].startswith(("'", "’")) or sentence.tags[end] in "nb"):
        return False  # the Monday vote
    if any(
        word.lower() in ("after", "before", "following", "since", "until", "ahead")
        for word in words[start:at]
    ):
        return False
    return before in ("on", "late", "early", "also") or TAGS.get(before, "n") != "o"


def _is_day(word: str) -> bool:
    digits = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    return digits.isdecimal() and len(digits) < 3 and 0 < int(digits) < 32


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")
