"""trafilatura's vote: which lines of a page its article extraction keeps."""

from __future__ import annotations

import re

import trafilatura
from lxml import html

_WORDS = re.compile(r"\w+")
# A short line may stand in the kept text by chance ("World", "Sport"): it must be a whole line there.
_LONG = 25
_COMPARED = 80


class Votes:
    """What trafilatura kept of one page; `keeps` answers for a line of ours."""

    def __init__(self, kept: str) -> None:
        lines = [_key(line) for line in kept.split("\n")]
        self._lines = frozenset(lines)
        self._all = "".join(lines)
        self.length = len(self._all)

    def keeps(self, line: str) -> bool:
        """Tell whether trafilatura kept `line`, white space and punctuation aside."""
        key = _key(line[: 4 * _COMPARED])
        if not key:
            return False
        return key in self._lines or (len(key) >= _LONG and key[:_COMPARED] in self._all)


def ask_trafilatura(tree: html.HtmlElement) -> Votes:
    """Run trafilatura's article extraction, without comments, metadata and second extractors.

    Our own rules for the shape of a page already stand beside it, so the vote that misses least is the best
    one.
    """
    try:
        document = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=False, fast=True, favor_recall=True
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        document = None
    return Votes(getattr(document, "text", None) or "")


def _key(line: str) -> str:
    return "".join(_WORDS.findall(line.casefold()))
