"""Words that say what the date beside them dates: "Published", "Stand:", "Обновлено", "Delivered on".

Only the words right before the date count, with at most a name or a place between; the longest cue wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from onrecord.extract.dates.verbs import has_object, is_verb_of_text
from onrecord.vocabulary import phrases


class CueKind(StrEnum):
    """What a cue makes of its date."""

    PUBLISHED = "published"
    UPDATED = "updated"
    AS_OF = "as_of"
    SPOKEN = "spoken"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found before a date: its kind, its words (lower case) and where they start."""

    kind: CueKind
    words: str
    start: int
    is_adjacent: bool


_KINDS = {
    phrase.replace("\u2019", "'"): kind
    for kind in reversed(CueKind)
    for phrase in phrases("date_cues", kind.value)
}
_OPENERS = frozenset(phrases("date_cues", "line_openers"))
_OPENERS_LONGEST = max(len(phrase.split()) for phrase in _OPENERS)
_LONGEST = max(len(phrase.split()) for phrase in _KINDS)
_WORD = re.compile(r"\(c\)|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|[\u00a9\u2116]", re.IGNORECASE)
# Between cue and date: punctuation, "on", "at", markup of markdown renderings.
_NOTHING = re.compile(
    r"[\s:|·•,;*_`()\[\]>/\u2013\u2014-]*(?:(?:on|am|le|el|il|em|op|den|the|at|в|от|by)\b[\s:]*)?",
    re.IGNORECASE,
)
# "Published by Jane Doe on", "Posted in World |": up to six words, no sentence.
_SHORT = re.compile(r"[^.!?\n]{0,60}")


# "Delivered at the Harbour Hall, Brannock, 14 June 2019"
_SPOKEN_AT = re.compile(r"[ \u00a0](?:at|in|before|to)[ \u00a0][^.!?:\n]{1,60}")
_LABELS = frozenset(("date", "datum", "fecha", "data", "дата"))
_MEDIA = frozenset(phrases("date_cues", "media"))
_QUALIFIED = re.compile(r"[^\W\d_][ \u00a0]$")
# "first published in the Tessaly Review on 3 March 1998": another house's date
_ORIGINAL = frozenset(phrases("date_cues", "original"))
_ELSEWHERE = re.compile(
    r"[ \u00a0]*(?:in|on|by|at|im|bei|von|dans|sur|par|en|por|su|da|em|no|na|в|на)[ \u00a0]"
    r"(?:(?:the|der|die|das|dem|le|la|les|el|il)[ \u00a0])?[\"“«„]?[^\W\d_a-zà-ÿа-яё]"
)

# "am 8. Februar 2022 um 15:21 Uhr veröffentlicht", "8 Feb 2022 (updated)"
_AFTER = re.compile(r"[ \u00a0]*[,(|-]?[ \u00a0]*(?:uhr[ \u00a0])?", re.IGNORECASE)
_CLOCK_BEHIND = re.compile(
    r"[ \u00a0](?:(?:um|at|\u00e0|alle|\u00e0s|a las|kl\.|\u0432|\u043e)[ \u00a0])?\d{1,2}[:.h]\d{2}",
    re.IGNORECASE,
)
_ABOVE = 80
_ABBREVIATED = 4
_FILLED = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_BETWEEN = re.compile(r"on|\d{1,3} (?:second|minute|hour|day|week|month|year)s? ago", re.IGNORECASE)
_PARTICIPLES = frozenset(phrases("date_cues", "after"))


def cue_after(text: str, start: int, end: int, next_date: int) -> Cue | None:
    """Return the participle that follows a date ending at `start` and governs it.

    One right before the next date on the line governs that: "11:42 Uhr Aktualisiert am 7. März".
    """
    gap = _AFTER.match(text, start, end)
    found = None if gap is None else _WORD.match(text, gap.end(), end)
    if found is None:
        return None
    word = found[0].casefold()
    if word not in _PARTICIPLES or text[found.end() : found.end() + 1] == ":":
        return None
    if _CLOCK_BEHIND.match(text, found.end()) is not None:
        return None  # "13.02.2024, 15:05 Uhr | aktualisiert um 17:40 Uhr"
    is_next = end == next_date < len(text)
    if is_next and _NOTHING.fullmatch(text, found.end(), next_date) is not None:
        return None
    return Cue(_KINDS[word], word, found.start(), True)


def cue_before(text: str, start: int, end: int) -> Cue | None:
    """Return the cue in `text[start:end]` that governs a date starting at `end`."""
    found = _last_cue(text, start, end)
    if found is None:
        return None
    words, first, stop = found
    if is_verb_of_text(text, start, first):
        return None
    kind = _KINDS[words]
    if words in _LABELS and _QUALIFIED.search(text, max(start, first - 24), first) is not None:
        kind = CueKind.OTHER  # "NEW DATE:", "Filing date:"
    if words in _LABELS and not _MEDIA.isdisjoint(_words_of(text, start, first)):
        kind = CueKind.OTHER
    if text[stop : stop + 1] == "." and len(words) <= _ABBREVIATED:
        stop += 1  # "No. 21-04-2019", "Act. 12/05/2021"
    adjacent = _NOTHING.fullmatch(text, stop, end) is not None
    if not adjacent:
        if kind is CueKind.SPOKEN and _SPOKEN_AT.fullmatch(text, stop, end) and not text[start:first].strip():
            return Cue(kind, words, first, False)
        if kind in (CueKind.OTHER, CueKind.SPOKEN, CueKind.AS_OF) or len(words) < 5:
            return None
        if _SHORT.fullmatch(text, stop, end) is None:
            return None
        if has_object(text, start, first, stop, end):
            return None
        if words in _ORIGINAL and _ELSEWHERE.match(text, stop, end) is not None:
            kind = CueKind.OTHER
    return Cue(kind, words, first, adjacent)


def _words_of(text: str, start: int, end: int) -> set[str]:
    return {token[0].casefold() for token in _WORD.finditer(text, start, end)}


def opens_with_other(text: str, start: int, end: int) -> bool:
    """Tell whether a line's first words give its date to something else: "Adopted at Orrin on"."""
    tokens = [token[0].casefold() for token in islice(_WORD.finditer(text, start, end), _OPENERS_LONGEST)]
    return any(" ".join(tokens[:count]) in _OPENERS for count in range(1, len(tokens) + 1))


def follows_other(text: str, start: int, end: int) -> bool:
    """Tell whether such words, with a capital, stand shortly before a date of a page that lost its lines."""
    tokens = [token[0] for token in _WORD.finditer(text, start, end)]
    folded = [token.casefold() for token in tokens]
    return any(
        token[0].isupper() and " ".join(folded[first : first + count]) in _OPENERS
        for first, token in enumerate(tokens)
        for count in range(1, _OPENERS_LONGEST + 1)
    )


def names_other_house(cue: Cue, text: str, end: int) -> bool:
    """Tell whether the cue dates a first printing elsewhere: "first published 3 March 1998 in the Review"."""
    return cue.words in _ORIGINAL and _ELSEWHERE.match(text, end, end + 40) is not None


def cue_above(text: str, line: int, date: int, previous_end: int) -> Cue | None:
    """Return the cue that fills the line above one that starts with the date: "Published" / "8 May 2022".

    An age and a lone "on" may stand between: "Published" / "2 months ago" / "on" / "June 12, 2026".
    """
    if text[line:date].strip(" \t*_-|•") or previous_end > line:
        return None
    low = max(previous_end, line - _ABOVE)
    lines = [(found.start(), found.end()) for found in _FILLED.finditer(text, low, line)]
    while len(lines) > 1 and _BETWEEN.fullmatch(text, *lines[-1]) is not None:
        lines.pop()
    if not lines or (lines[-1][0] == low and low > 0 and text[low - 1] not in "\r\n"):
        return None
    start, end = lines[-1]
    cue = cue_before(text, start, end)
    if cue is None or not cue.is_adjacent or text[start : cue.start].strip(" \t*_-|•#"):
        return None
    return cue


def _last_cue(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return the words of the last cue in `text[start:end]`, the longest that ends there, and its span."""
    tokens = list(_WORD.finditer(text, start, end))
    words = [token[0].casefold().replace("\u2019", "'") for token in tokens]
    for stop in range(len(words), 0, -1):
        for first in range(max(0, stop - _LONGEST), stop):
            phrase = " ".join(words[first:stop])
            if phrase in _KINDS:
                return phrase, tokens[first].start(), tokens[stop - 1].end()
    return None
