"""Mastheads: the house's name on a line of its own above the headline; menus and slogans are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.bylines.cues import alternation
from onrecord.extract.bylines.names import opens_with_given_name
from onrecord.extract.layout import Layout
from onrecord.extract.publisher_names import known_publisher
from onrecord.model import Block, BlockKind
from onrecord.text.cues import find_cue
from onrecord.vocabulary import phrases

MOST_WORDS = 6
"""The most words in the name of a house."""

_LOOK = 40
_MOST_LETTERS = 40
_HOUSE_WORDS = frozenset(phrases("publishers", "house_words", "words"))
_WEAK_WORDS = frozenset(phrases("publishers", "house_words", "weak"))
_MENU = frozenset(phrases("publishers", "house_words", "menu"))
_LOWER = frozenset(phrases("publishers", "house_words", "lower"))
_TAILS = frozenset(phrases("publishers", "masthead_tails"))
_DESKS = alternation(phrases("publishers", "house_words", "desks"))
_DESK = re.compile(
    rf"[\s*_|]*by:?[ ](?P<name>[^\n|,]{{3,40}}?)[ ](?:{_DESKS})(?!\w)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"^[#*_>\[\s]+|[#*_\]\s]+$|\]\([^)\s]*\)")
_LOGO = re.compile(r"[ ](?:navigation|homepage|home[ ]page|logo)$", re.IGNORECASE)
_TAIL = re.compile(r"\s+[-\u2013\u2014|]\s+")
_ABOVE = frozenset(
    {
        BlockKind.MASTHEAD,
        BlockKind.NAVIGATION,
        BlockKind.KICKER,
        BlockKind.OTHER,
        BlockKind.HEADLINE,
        BlockKind.DECK,
    }
)


def mastheads(layout: Layout) -> Iterator[tuple[str, Block]]:
    """Yield the lines above the headline that could be the name of the house, with their blocks."""
    page = layout.page
    stop = layout.headline if layout.headline is not None else layout.first
    for block in page.blocks[: min(stop, _LOOK)]:
        if block.kind not in _ABOVE or block.span.end - block.span.start > 2 * _MOST_LETTERS:
            continue
        name = _name_of(page.text_of(block))
        if name is not None:
            yield name, block


def is_house_name(name: str) -> bool:
    """Tell whether the name says itself that it is a house: "Brannock Gazette", not "Business" or "News"."""
    words = [word.casefold().strip(".") for word in name.split()]
    return len(words) > 1 and not _HOUSE_WORDS.isdisjoint(words) and _own_words(words)


def comes_back(layout: Layout, name: str) -> bool:
    """Tell whether a name is printed twice around the body: as masthead and in the footer."""
    page = layout.page
    count = 0
    for index, block in enumerate(page.blocks):
        if (
            not layout.first <= index <= layout.last
            and block.span.end - block.span.start <= 4 * _MOST_LETTERS
        ):
            count += name in page.text_of(block)
    return count > 1


def staffed_house(layout: Layout) -> tuple[str, Block] | None:
    """Return the house whose desk or staff signs the article: "By: Inland Post Web Desk"."""
    page = layout.page
    for block in page.blocks[max(0, layout.first - _LOOK) : layout.first]:
        desk = _DESK.match(page.text_of(block)) if block.span.end - block.span.start <= 160 else None
        if desk is not None and is_house_name(desk["name"]):
            return desk["name"], block
    return None


def same_house(one: str, other: str) -> bool:
    """Tell whether two printed names mean one house: all words of one stand in the other."""
    first, second = _key(one), _key(other)
    return bool(first) and bool(second) and (first <= second or second <= first)


def initials(name: str) -> str:
    """Return the first letters of a name: "Karsholm Television Network" -> "KTN"."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _name_of(line: str) -> str | None:
    name = _LOGO.sub("", _MARKS.sub("", line).strip())
    pieces = _TAIL.split(name)
    if len(pieces) == 2 and pieces[1].casefold() in _TAILS:
        name = pieces[0]
    words = name.split()
    if not 0 < len(words) <= MOST_WORDS or len(name) > _MOST_LETTERS or any(c.isdigit() for c in name):
        return None
    if not all(word[0].isupper() or word.casefold() in _LOWER or known_publisher(name) for word in words):
        return None
    folded = [word.casefold() for word in words]
    if find_cue(name, folded) is not None or name.endswith((".", "?", "!", ":")) or "|" in name:
        return None
    if opens_with_given_name(name) and not is_house_name(name):
        return None
    return None if canonical_agency(name) is not None and len(words) == 1 and name.islower() else name


def _own_words(words: list[str]) -> bool:
    """Tell whether a word remains beside those that every house and every menu uses."""
    common = _HOUSE_WORDS | _WEAK_WORDS | _LOWER | _MENU
    return any(word not in common for word in words)


def _key(name: str) -> frozenset[str]:
    return frozenset(
        word
        for word in (part.casefold().strip(".,'\u00ab\u00bb\"") for part in name.split())
        if word not in _LOWER
    )
