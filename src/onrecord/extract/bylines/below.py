"""Authors below the body: the credit of agency copy, a line with a cue ("Text: Jane Doe")."""

from __future__ import annotations

from onrecord.extract.bylines.cues import CREDIT, EDITING, OPENING_CUE
from onrecord.extract.bylines.grammar import names_in, plain
from onrecord.extract.bylines.lines import are_given, first_word, located, names_until_stop
from onrecord.extract.layout import FOREIGN, Layout
from onrecord.model import Found
from onrecord.vocabulary import phrases

_NOT_AFTER_BY = frozenset(phrases("names", "not_after_by"))
_TAIL = 8
_BELOW = 4
_SHORT = 90


def closing_credit(layout: Layout) -> list[Found[str]]:
    """Return the authors of "(Reporting by Jane Doe; Editing by John Roe)" at the end of the body."""
    page = layout.page
    low = max(0, layout.last - 2)
    for index in range(min(layout.last + _TAIL, len(page.blocks) - 1), low - 1, -1):
        block = page.blocks[index]
        if block.kind in FOREIGN:
            continue
        line = plain(block.span.of(page.source.text))
        # the word costs less than the pattern
        credit = CREDIT.search(line, max(0, len(line) - 600)) if " by" in line.lower() else None
        if credit is None:
            continue
        end = EDITING.search(line, credit.end())
        pieces = names_in(line, credit.end(), len(line) if end is None else end.start())
        if pieces:
            return located(page, block, pieces, "credit")
    return []


def closing_byline(layout: Layout) -> list[Found[str]]:
    """Return the authors of a line with a cue right below the body: "Text: Jane Doe", "Por Jane Doe"."""
    page = layout.page
    for index in range(layout.last + 1, min(layout.last + 1 + _BELOW, len(page.blocks))):
        block = page.blocks[index]
        line = plain(page.text_of(block))
        cue = OPENING_CUE.match(line)
        if cue is None or len(line) > _SHORT or first_word(line, cue.end()) in _NOT_AFTER_BY:
            continue
        pieces = names_until_stop(line, cue.end())
        if pieces and are_given(pieces):
            return located(page, block, pieces, "closing_cue")
    return []
