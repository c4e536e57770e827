"""The headline of a page without lines: the words above the text that speak of what the text speaks of.

It is often printed again on the page (title, breadcrumb, list of stories); its printings then show its ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set

from onrecord.model import Span
from onrecord.text.cues import find_cue
from onrecord.text.prose import small_words
from onrecord.text.region import Region
from onrecord.text.stamps import Stamp
from onrecord.text.topic import stem
from onrecord.text.units import Unit

_TOKEN = re.compile(r"\S+")
_BARE = re.compile(r"\w+(?:['’]\w+)*")
_REACH = 30
_SHINGLE = 4
_AGAIN = 1.5
_KNOWN_LEAST = 2
_TOKENS_SEEN = 80
_LEAST = 3.0
_TOKENS_LEAST, _TOKENS_MOST = 3, 30
_SIGNED = (Stamp.DATE, Stamp.AUTHOR)


def find_glued_headline(text: str, units: list[Unit], region: Region, topic: Set[str]) -> Span | None:
    """Return where the headline stands above the article, None when nothing reads like one."""
    repeated = _repeated(text)
    best, found = _LEAST, None
    for index in range(max(0, region.first - _REACH), region.first):
        unit = units[index]
        if unit.cue is not None or unit.stamp is not None or unit.is_rule:
            continue
        score, span = _best_stretch(text, unit.span, topic, repeated)
        below = [other for other in units[index + 1 : index + 8] if other.cue is None][:3]
        if any(other.stamp in _SIGNED for other in below):
            score += 2.5
        if unit.is_prose:
            score -= 2.0
        score -= 0.1 * (region.first - index)
        if span is not None and score > best:
            best, found = score, span
    return found


def _repeated(text: str) -> frozenset[tuple[str, ...]]:
    """Return the shingles of the page that stand on it more than once."""
    words = [word.casefold() for word in _BARE.findall(text)]
    counts = Counter(zip(*(words[shift:] for shift in range(_SHINGLE)), strict=False))
    return frozenset(shingle for shingle, count in counts.items() if count > 1)


def _best_stretch(
    text: str, span: Span, topic: Set[str], repeated: frozenset[tuple[str, ...]]
) -> tuple[float, Span | None]:
    """Return the stretch of a piece with the most words of the topic and the fewest others, and its sum."""
    tokens = list(_TOKEN.finditer(text, span.start, span.end))[-_TOKENS_SEEN:]
    words = [_bare(match[0]) for match in tokens]
    known = [bool(word) and word not in small_words() and stem(word) in topic for word in words]
    if sum(known) < _KNOWN_LEAST:
        return 0.0, None
    again = [False] * len(words)
    starts = [False] * (len(words) + 1)
    for at in range(len(words) - _SHINGLE + 1):
        if sum(known[at : at + _SHINGLE]) >= _KNOWN_LEAST and tuple(words[at : at + _SHINGLE]) in repeated:
            starts[at] = not again[at]
            again[at : at + _SHINGLE] = [True] * _SHINGLE
    best, ends = 0.0, None
    total = 0.0
    low, first = 0.0, None
    for at, match in enumerate(tokens):
        token = match[0]
        if not token[0].islower():
            opening = _bonus_before(tokens, at) + (_AGAIN if starts[at] else 0.0)
            if first is None or total - opening < low:
                low, first = total - opening, at
        value = _value(token, words[at], known[at])
        total += value + (0.5 if again[at] and value > 0 else 0.0)
        if first is None or at - first + 1 < _TOKENS_LEAST or at - first + 1 > _TOKENS_MOST:
            continue
        closing = 1.0 if at == len(tokens) - 1 else 0.0
        if again[at] and not (at + 1 < len(tokens) and again[at + 1]):
            closing += 1.0
        if total - low + closing > best:
            best, ends = total - low + closing, (first, at)
    if ends is None:
        return 0.0, None
    return min(best, 9.0), Span(tokens[ends[0]].start(), tokens[ends[1]].end())


def _bonus_before(tokens: list[re.Match[str]], at: int) -> float:
    """Return how well a headline could begin at a token: at the start of its piece, after a menu word."""
    if at == 0:
        return 1.5
    return 1.0 if _is_menu_word(tokens[at - 1][0]) else 0.0


def _value(token: str, word: str, known: bool) -> float:
    """Return what a token says for its being part of the headline."""
    if known:
        return 1.0
    if not word:
        return -0.2
    if word in small_words():
        return 0.3
    if token[0].islower():
        return -0.1
    return -1.2 if _is_menu_word(token) else -0.7


def _bare(token: str) -> str:
    match = _BARE.search(token)
    return match[0].casefold() if match is not None else ""


def _is_menu_word(token: str) -> bool:
    cue = find_cue(token, (_bare(token),))
    return cue is not None and cue.how == "line"
