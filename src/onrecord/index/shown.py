"""Text as it is stored for people to see: what no screen should be sent is left out, the rest is as printed.

Offsets never point into this text; they point into the source text of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 990_000
"""Characters of one text field. Above 1,000,000 UTF-16 units every highlighted search that hits it fails."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except tab and newline (carriage returns are turned before)
    "\ud800-\udfff"  # lone surrogates: can't be sent as UTF-8
    "\ufdd0-\ufdef\ufffe\uffff]"  # noncharacters
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SPACES = re.compile(r"\s+")


def scrub(text: str) -> str:
    """Return `text` without controls, lone surrogates and noncharacters; line ends become newlines."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def scrub_line(text: str) -> str:
    """Return `text` on one line, for headlines, names and printed dates: bidi controls go too."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", _BIDI.sub("", scrub(text))).strip()


def cut_parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `text` that each fit into one text field, cut at white space where there is any."""
    longest = LONGEST // 2 if _ASTRAL.search(text) else LONGEST
    start = 0
    while len(text) - start > longest:
        cut = text.rfind(" ", start + longest // 2, start + longest)
        end = cut + 1 if cut >= 0 else start + longest
        yield start, end
        start = end
    yield start, len(text)
