"""One line of a byline: where its names end, whether they are people we know, where they are printed."""

from __future__ import annotations

import re

from onrecord.extract.bylines.cues import STOP_CUE, may_stop
from onrecord.extract.bylines.grammar import NamePiece, names_in
from onrecord.extract.bylines.names import is_double_barrelled, opens_with_given_name
from onrecord.extract.dates.scanning import scan_dates
from onrecord.model import Block, Found, Page, Span

_WORD = re.compile(r"[^\W\d_]+")


def names_until_stop(line: str, start: int) -> list[NamePiece]:
    """Return the names from `start` up to a date, a stop cue or the end of the line."""
    return names_in(line, start, cut_stop(line, start, len(line)))


def cut_stop(line: str, start: int, end: int) -> int:
    """Return where a byline from `start` ends: at a stop cue or a date, at `end` at the latest."""
    stop = STOP_CUE.search(line, start, end) if may_stop(line) else None
    if stop is not None:
        end = stop.start()
    for mark in scan_dates(line):
        if start < mark.start < end:
            end = mark.start
    return end


def are_given(pieces: list[NamePiece]) -> bool:
    """Tell whether every name opens with a given name that we know, or ends with two family names."""
    return all(opens_with_given_name(piece.name) or is_double_barrelled(piece.name) for piece in pieces)


def located(page: Page, block: Block, pieces: list[NamePiece], rule: str) -> list[Found[str]]:
    """Return the names of a block with their spans in the source text."""
    start = block.span.start
    spans = [Span(start + piece.start, start + piece.end) for piece in pieces]
    return [
        Found(piece.name, span, rule, span.of(page.source.text))
        for piece, span in zip(pieces, spans, strict=True)
    ]


def first_word(line: str, start: int) -> str:
    """Return the first word from `start`, lower case, or an empty string."""
    found = _WORD.search(line, start)
    return "" if found is None else found[0].casefold()


def are_all(line: str, pieces: list[NamePiece]) -> bool:
    """Tell whether the line holds nothing but the names and what joins them."""
    rest = line
    for piece in pieces:
        rest = rest[: piece.start] + " " * (piece.end - piece.start) + rest[piece.end :]
    return all(word.casefold() in ("and", "und", "et", "y", "и") for word in _WORD.findall(rest))
