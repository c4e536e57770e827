"""Which mentions stand inside somebody's quotation: there "he" is never the one who is quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.extract.quotations import find_quotations
from onrecord.model import Span, Statement, StatementKind
from onrecord.resolve.people.registry import Person


class Inside(NamedTuple):
    """A mention stands inside a quotation of `speaker`, None when that speaker is nobody known."""

    speaker: Person | None


class Quotations:
    """What stands inside marks, and the direct quotations by where they stand."""

    def __init__(self, text: str, spans: Iterable[Span], statements: Iterable[Statement]) -> None:
        self.marked = _Spans(one.span for one in find_quotations(text, spans))
        pieces = sorted(
            (
                (fragment, one)
                for one in statements
                if one.kind is StatementKind.DIRECT
                for fragment in one.fragments
            ),
            key=lambda piece: piece[0],
        )
        self._owners = [one for _, one in pieces]
        self._pieces = _Spans(span for span, _ in pieces)

    def covers(self, span: Span) -> bool:
        """Tell whether a mention stands inside marks or in a direct quotation that isn't its own."""
        return self.marked.around(span) is not None or self.around(span) is not None

    def around(self, span: Span) -> Statement | None:
        """Return the direct quotation that a mention stands in, unless it is that quotation's own mention."""
        at = self._pieces.around(span)
        if at is None:
            return None
        owner = self._owners[at]
        return None if owner.mention is not None and owner.mention.span == span else owner


class _Spans:
    """Spans in page order that don't overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.all = sorted(spans)
        self._starts = [span.start for span in self.all]

    def around(self, span: Span) -> int | None:
        """Return the index of the span that covers another."""
        at = bisect_right(self._starts, span.start) - 1
        return at if at >= 0 and self.all[at].covers(span) else None
