"""Pages whose elements were joined without a space: "Sign InReservoir plan would drown field5 hours ago".

What tells the elements apart then is a capital right behind a small letter, a full stop or a mark: the page
gets its lines back there. Names that are written so ("DeSantis", "iPhone") are left whole.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from onrecord.model import Span
from onrecord.vocabulary import phrases

# "... and the road.The company": sentences that touch tell such a page; two may be slips of the pen.
_TOUCHING = re.compile(r"[a-zà-ÿ]{2}[.!?][”\"’)]?(?=[“\"‘]?[A-Z][a-zà-ÿ ])")
_TOUCHING_LEAST = 4
_SENTENCES = re.compile(r"[a-zà-ÿ]{2}[.!?][”\"’)]?\s")
_MEAN_LINE = 400
_STAMP = r"\d{1,2}(?:[:.]\d{2}|[ ][A-Z][a-z]{2}|[ ][a-z]{3,7}[ ]ago)"
_SEAM = re.compile(
    rf"""
      (?<=[a-zà-ÿ])(?=[A-ZÀ-Þ©“])                     # "InReservoir"
    | (?<=[a-zà-ÿ’'?!.)])(?={_STAMP})                 # "Reporter12:06", "field5 hours ago", "from?22 August"
    | (?<=[a-zà-ÿ)”"][.!?…])(?=[A-ZÀ-Þ“‘(*©])         # "the road.The company"
    | (?<=[.!?,][”’)])(?=[A-ZÀ-Þ“‘(])                 # "for years.”The"
    | (?<=[\da-zà-ÿ)][)”’])(?=[A-ZÀ-Þ“])              # "(Image: Live)A chip shop"
    | (?<=[a-zà-ÿ]{{2}}')(?=[A-ZÀ-Þ][a-zà-ÿ]{{2}})     # "in the valley'Harriet"
    | (?<=\d)(?=[A-ZÀ-Þ][a-zà-ÿ]{{2}})                # "2023Updated"
    | (?<=\d[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ ])               # "in 1935.The"
    | (?<=[A-ZÀ-Þ]{{2}})(?=[A-ZÀ-Þ][a-zà-ÿ]{{2}})      # "EDTComment"
    | (?<=[a-zà-ÿ\d”"][.!?])(?="[A-ZÀ-Þ])             # 'on the road."It was'
    | (?<=[.!?,]")(?=[A-ZÀ-Þ])                        # 'said "no."The'
    """,
    re.VERBOSE,
)
_WORD_BACK = 24
_LETTERS = re.compile(r"[^\W\d_]+$")
_LETTERS_ON = re.compile(r"[^\W\d_]+")


def is_seamed(text: str, lines: int) -> bool:
    """Tell whether the elements of a page on one line, or few, touch each other."""
    if len(text) <= _MEAN_LINE * max(1, lines):
        return False
    touching = len(_TOUCHING.findall(text))
    return touching >= _TOUCHING_LEAST and 4 * touching >= len(_SENTENCES.findall(text))


def cut_seams(text: str, line: Span) -> list[Span]:
    """Cut a line into its elements; together they hold all its characters outside white space."""
    part = line.of(text)
    cuts = [0]
    marks = last = 0
    words: Counter[str] | None = None
    for seam in _SEAM.finditer(part):
        at = seam.start()
        marks, last = marks + part.count('"', last, at), at
        if part[at] == '"' or part[at - 1] == '"':
            if marks % 2 == 0:  # it opens what follows, or closed what stands before
                cuts.append(at)
            continue
        joined = _joined(part, at)
        if joined is not None:
            words = words or Counter(_LETTERS_ON.findall(part))
            if words[joined] > 1 or _is_name(joined, part[at]):
                continue
        cuts.append(at)
    cuts.append(len(part))
    pieces = []
    for start, end in pairwise(cuts):
        shown = part[start:end]
        if shown.strip():
            low = line.start + start + len(shown) - len(shown.lstrip())
            pieces.append(Span(low, low + len(shown.strip())))
    return pieces


def _joined(part: str, at: int) -> str | None:
    """Return the word that letters on both sides of a seam make, None where a side has none."""
    before, after = _LETTERS.search(part, max(0, at - _WORD_BACK), at), _LETTERS_ON.match(part, at)
    return None if before is None or after is None else before[0] + after[0]


def _is_name(joined: str, capital: str) -> bool:
    """Tell whether a word holds a capital without being two: "DeSantis", "YouTube"."""
    return joined.casefold() in _names() or any(
        joined.startswith(f"{prefix}{capital}") for prefix in _prefixes()
    )


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(phrases("seams", "prefixes"))


@cache
def _names() -> frozenset[str]:
    return frozenset(name.casefold() for name in phrases("seams", "names"))
