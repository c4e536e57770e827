"""Stretches that a page without lines prints more than once: so come headlines back in titles and shares."""

from __future__ import annotations

from onrecord.text.running.tokens import Token

_SHINGLE = 4
_KNOWN_LEAST = 2
_PRINTINGS = 6
_REPEAT_MOST = 40


def find_repeats(page: list[str], tokens: list[Token], known: list[bool]) -> frozenset[tuple[int, int]]:
    """Return the longest stretches of tokens, first and last, that the words of the page hold more than once.

    They hold at least two words of the topic; how often a stretch of a menu comes back says nothing.
    """
    words = [token.word for token in tokens if token.word]
    numbers = [at for at, token in enumerate(tokens) if token.word]
    shingles = list(zip(*(words[shift:] for shift in range(_SHINGLE)), strict=False))
    places: dict[tuple[str, ...], list[int]] = {shingle: [] for shingle in shingles}
    for at, shingle in enumerate(zip(*(page[shift:] for shift in range(_SHINGLE)), strict=False)):
        if shingle in places:
            places[shingle].append(at)
    found = set()
    for at, shingle in enumerate(shingles):
        others = places[shingle]
        if not 1 < len(others) <= _PRINTINGS:
            continue
        for other in others:
            if at and other and words[at - 1] == page[other - 1]:
                continue
            length = _SHINGLE
            while (
                length < _REPEAT_MOST
                and at + length < len(words)
                and other + length < len(page)
                and words[at + length] == page[other + length]
            ):
                length += 1
            first, last = numbers[at], numbers[at + length - 1]
            if sum(known[first : last + 1]) >= _KNOWN_LEAST:
                found.add((first, last))
    return frozenset(found)
