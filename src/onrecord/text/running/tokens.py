"""The tokens of a page without lines around the beginning of its text, and what sort of word each is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.text.cues import find_cue
from onrecord.text.headline.topic import stem
from onrecord.text.prose import small_words
from onrecord.text.region import Region
from onrecord.text.units import Unit
from onrecord.vocabulary import phrases

_TOKEN = re.compile(r"\S+")
_BARE = re.compile(r"\w+(?:['’]\w+)*")
# Tokens above the text, tokens of the text itself, and their share of it.
_ABOVE, _WITHIN, _WITHIN_SHARE = 600, 160, 3
# Characters: a piece of a menu, and a page whose headline comes back, are shorter.
_PIECE_MOST, _PAGE_MOST = 20_000, 100_000
_AROUND = ".,:;!?\"“”‘’'()|"
_OPENERS = "\"'“‘«„([¿¡"
_LEAD_WORDS, _LEAD_LEAST = 60, 12
_BYLINE_WORDS = frozenset({"by", "von", "par", "por", "di", "автор", "автор:"})


class Token(NamedTuple):
    """A token of the page: where it stands, its first word in lower case, the number of its unit.

    `letter` is how it begins: (U)pper case, (A)ll capitals, a (B)yline word, (l)ower case, a (n)umber, a
    (s)ign.
    """

    start: int
    end: int
    shown: str
    word: str
    unit: int
    letter: str


class Words(NamedTuple):
    """The words of the page, counted, their pairs of neighbours, pairs of its text, the stems of its lead."""

    page: list[str]
    counts: Counter[str]
    pairs: Counter[tuple[str, str]]
    of_text: frozenset[tuple[str, str]]
    lead: frozenset[str]


def cut_tokens(text: str, units: list[Unit], region: Region) -> list[Token]:
    """Return the last tokens above the article and its first ones."""
    tokens: list[Token] = []
    for number in range(region.first - 1, -1, -1):
        span = units[number].span
        tokens[:0] = _tokens(text, max(span.start, span.end - _PIECE_MOST), span.end, number)
        if len(tokens) >= _ABOVE:
            break
    tokens = tokens[-_ABOVE:]
    most = sum(unit.shape.words for unit in units[region.first : region.last + 1]) // _WITHIN_SHARE
    stop = len(tokens) + min(_WITHIN, most)
    for number in range(region.first, region.last + 1):
        if len(tokens) >= stop:
            break
        span = units[number].span
        tokens += _tokens(text, span.start, min(span.end, span.start + _PIECE_MOST), number)
    return tokens


def count_words(text: str, units: list[Unit], region: Region, tokens: list[Token]) -> Words:
    """Count the words of the page; its text is what of `region` stands below `tokens`."""
    page = _words_of(text[:_PAGE_MOST])
    below = text[tokens[-1].end : units[region.last].span.end][:_PAGE_MOST] if tokens else ""
    pairs = pairwise(_BARE.findall(below.casefold()))
    return Words(page, Counter(page), Counter(pairwise(page)), frozenset(pairs), _lead(units, region))


def mark_known(tokens: list[Token], units: list[Unit], region: Region, topic: Set[str]) -> list[bool]:
    """Tell which tokens are words that the text speaks of; those in the text itself must come back there."""
    small = small_words()
    stems = Counter(
        stem(word) for unit in units[region.first : region.last + 1] if unit.is_prose for word in unit.words
    )
    return [
        token.word != ""
        and token.word not in small
        and stem(token.word) in topic
        and stems[stem(token.word)] > (token.unit >= region.first)
        for token in tokens
    ]


def kind_of(token: Token, known: bool) -> str:
    """Name what sort of word a token is."""
    if not token.word:
        return "mark"
    if token.letter in "UAB" and _is_menu_word(token.shown, token.word):
        return "menu_known" if known else "menu"
    if known:
        return "known"
    if token.word in small_words():
        return "small"
    if token.word[0].isdigit():
        return "digit"
    if token.shown.isupper() and len(token.word) > 1:
        return "capitals"
    return "lower" if token.letter == "l" else "capital"


@cache
def given_names() -> frozenset[str]:
    """Return the names, in lower case, that open the name of a person; "Will" is more often a verb."""
    return frozenset(" ".join(phrases("given_names", "given")).split()) - small_words()


def _tokens(text: str, start: int, end: int, unit: int) -> list[Token]:
    return [
        Token(match.start(), match.end(), match[0], _bare(match[0]), unit, _letter(match[0]))
        for match in _TOKEN.finditer(text, start, end)
    ]


def _words_of(text: str) -> list[str]:
    """Return the first word, in lower case, of every token that has one."""
    words = []
    for shown in text.casefold().split():
        bare = shown.strip(_AROUND)
        if not bare.isalnum():
            match = _BARE.search(shown)
            bare = match[0] if match is not None else ""
        if bare:
            words.append(bare)
    return words


def _bare(shown: str) -> str:
    match = _BARE.search(shown)
    return match[0].casefold() if match is not None else ""


def _letter(shown: str) -> str:
    opening = shown.lstrip(_OPENERS)
    first = opening[:1]
    if first.isupper():
        if opening.casefold() in _BYLINE_WORDS:
            return "B"
        return "A" if len(opening) > 1 and opening.isupper() else "U"
    if first.isdigit():
        return "n"
    return "l" if first.islower() else "s"


@lru_cache(maxsize=4096)
def _is_menu_word(shown: str, word: str) -> bool:
    cue = find_cue(shown, (word,))
    return cue is not None and cue.how == "line"


def _lead(units: list[Unit], region: Region) -> frozenset[str]:
    """Return the stems of the first words of the text."""
    words: list[str] = []
    for unit in units[region.first : region.last + 1]:
        if unit.is_prose and unit.shape.words >= _LEAD_LEAST:
            words += unit.words
        if len(words) >= _LEAD_WORDS:
            break
    return frozenset(map(stem, words))
