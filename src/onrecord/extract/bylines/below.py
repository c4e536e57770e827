"""Authors below the body: the credit of agency copy, a line with a cue ("Text: Jane Doe"), a signature."""

from __future__ import annotations

from onrecord.extract.bylines.cues import CREDIT, EDITING, LONE_CUE, OPENING_CUE
from onrecord.extract.bylines.grammar import NamePiece, names_in, plain
from onrecord.extract.bylines.lines import are_all, are_given, first_word, located, names_until_stop
from onrecord.extract.layout import FOREIGN, Layout
from onrecord.model import Found
from onrecord.vocabulary import phrases

_NOT_AFTER_BY = frozenset(phrases("names", "not_after_by"))
_CREDITED = ("report", "writ", "compiled", "story", "words")  # one of them stands in every credit
_TAIL = 8
_BELOW = 4
_SHORT = 90
_NAME_LINE = 60


def closing_credit(layout: Layout) -> list[Found[str]]:
    """Return the authors of "(Reporting by Jane Doe; Editing by John Roe)" at the end of the body."""
    page = layout.page
    low = max(0, layout.last - 2)
    for index in range(min(layout.last + _TAIL, len(page.blocks) - 1), low - 1, -1):
        block = page.blocks[index]
        if block.kind in FOREIGN:
            continue
        line = plain(block.span.of(page.source.text))
        low_line = line.lower()  # two words cost less than the pattern
        may_credit = " by" in low_line and any(word in low_line for word in _CREDITED)
        credit = CREDIT.search(line, max(0, len(line) - 600)) if may_credit else None
        if credit is None:
            continue
        end = EDITING.search(line, credit.end())
        pieces = names_in(line, credit.end(), len(line) if end is None else end.start())
        if pieces:
            return located(page, block, pieces, "credit")
    return []


def closing_byline(layout: Layout) -> list[Found[str]]:
    """Return the authors of a line with a cue below the body: "Text: Jane Doe", "Авторы" / "Анна Ветрова"."""
    page = layout.page
    for index in range(layout.last + 1, min(layout.last + 1 + _BELOW, len(page.blocks))):
        block = page.blocks[index]
        line = plain(page.text_of(block))
        if LONE_CUE.fullmatch(line) is not None and index + 1 < len(page.blocks):
            block = page.blocks[index + 1]
            pieces = _bare_names(page.text_of(block))
            if pieces:
                return located(page, block, pieces, "closing_cue")
            continue
        cue = OPENING_CUE.match(line)
        if cue is None or len(line) > _SHORT or first_word(line, cue.end()) in _NOT_AFTER_BY:
            continue
        if block.kind in FOREIGN and block.reason == "cue:markup":
            continue  # a teaser's
        pieces = names_until_stop(line, cue.end())
        told = ":" in cue[0] and are_all(" " * cue.end() + line[cue.end() :], pieces)
        if pieces and (told or are_given(pieces)):
            return located(page, block, pieces, "closing_cue")
    return []


def closing_name(layout: Layout) -> list[Found[str]]:
    """Return the name that signs the text right below its last paragraph: "Илья Савостин".

    So sign newspapers of many countries, not English ones, whose tags stand there; nor does anyone whom the
    text speaks of, nor one of several lines of names.
    """
    page = layout.page
    index = layout.last + 1
    if page.language in (None, "en") or index >= len(page.blocks):
        return []
    block = page.blocks[index]
    pieces = _bare_names(page.text_of(block))
    if not pieces or block.kind in FOREIGN:
        return []
    if index + 1 < len(page.blocks) and _bare_names(page.text_of(page.blocks[index + 1])):
        return []
    text = page.source.text
    if any(piece.name.rpartition(" ")[2] in text[: block.span.start] for piece in pieces):
        return []
    return located(page, block, pieces, "closing_name")


def _bare_names(raw: str) -> list[NamePiece]:
    """Return the names of a line that holds nothing else, all with given names that we know."""
    line = plain(raw)
    pieces = names_in(line, 0, len(line)) if len(line) <= _NAME_LINE else []
    return pieces if pieces and are_given(pieces) and are_all(line, pieces) else []
