"""Which mentions stand inside somebody's quotation: there "he" is never the one who is quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Span, Statement, StatementKind
from onrecord.resolve.registry import Person


class Inside(NamedTuple):
    """A mention stands inside a quotation of `speaker`, None when that speaker is nobody known."""

    speaker: Person | None


class Quotations:
    """The direct quotations of an article by where they stand."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        pieces = sorted(
            (
                (fragment, one)
                for one in statements
                if one.kind is StatementKind.DIRECT
                for fragment in one.fragments
            ),
            key=lambda piece: piece[0],
        )
        self.spans = [span for span, _ in pieces]
        self._owners = [one for _, one in pieces]
        self._starts = [span.start for span in self.spans]

    def around(self, span: Span) -> Statement | None:
        """Return the quotation that a mention stands in, unless it is that quotation's own mention."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or not self.spans[at].covers(span):
            return None
        owner = self._owners[at]
        return None if owner.mention is not None and owner.mention.span == span else owner
