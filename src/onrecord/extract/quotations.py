"""Quotation marks of every style -> quotations; one broken mark costs at most its own quotation.

A paragraph is read left to right. Marks that can only open or only close say so by their shape; straight
marks and doubled singles are told by their neighbours. What stays open at the end of a paragraph is
either continued by the next paragraph or cut there and flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Span

FILLER = "\x00"
COMMA = "\x01"
"""What a masked quotation is filled with, and the filler that stands for its last comma."""

CUT = "cut quotation"
"""Flag of a quotation whose closing or opening mark the page does not show."""


class Quotation(NamedTuple):
    """Words inside marks: `start`..`end` covers the marks, offsets into the text they were found in."""

    start: int
    end: int
    flags: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The span with its marks."""
        return Span(self.start, self.end)


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    opens: bool
    closes: bool


class _Open(NamedTuple):
    start: int
    closers: str
    paragraph: Span


_CLOSERS = {
    "“": '”"',  # “..." in pages that mix keyboards
    "„": '“”"',  # German, Polish
    "«": "»",
    "»": "«",  # German books: »so«
    "``": "''",
    "''": "''",
    '"': '"”',
    "”": "”",  # Swedish and Finnish open with the closing mark
}
_MOST_MARKS = 300  # of one paragraph; pairing costs squares, and such a paragraph is no prose
_CLOSING = "'’\"”»"
_LEAST = 2  # an empty pair of marks says nothing
_MARK = re.compile("\"|“|”|„|«|»|``|''")  # literals alone: the search skips to their first letters
# "The road is closed, Karl Weber said on Monday.
_ATTRIBUTED = re.compile(
    r"""
    [,?!](?=[ ](?:
        (?:he|she|they|[A-Z][\w’'-]*(?:[ ][A-Z][\w’'-]*){0,3})[ ](?:said|says|added|told|wrote)
      | said[ ][A-Z]
    )\b)""",
    re.VERBOSE,
)
_ENDS_SENTENCE = re.compile(r"[.!?…](?=\s)")
_SINGLE = re.compile(
    r"""
    [‘'](?=\w)(?<![\w’'].)(?:                        # the mark first: the search skips to it
        (?<=‘)[^‘\n"“”]{1,600}?’(?!\w)
      | (?<=')(?!\d\ds)[^'\n"“”]{1,600}?(?:'\w[^'\n"“”]{0,300}?){0,6}'(?!\w)
    )""",
    re.VERBOSE,
)
_SINGLE_CLOSED_BY_PUNCTUATION = re.compile(r"[^‘\n\"“”]{0,600}?[,.!?…][’'](?!\w)")


def find_quotations(text: str, spans: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of `text` inside the paragraphs `spans`, outermost only, in page order."""
    found: list[Quotation] = []
    carried: _Open | None = None
    for span in spans:
        marks = _marks(text, span)
        if len(marks) > _MOST_MARKS:
            continue
        if carried is not None:
            marks, carried = _carry(text, span, marks, carried, found)
        if marks:
            carried = _read_marks(text, span, marks, found)
        elif text.find("‘", span.start, span.end) >= 0 or text.find("'", span.start, span.end) >= 0:
            found.extend(_single_quotations(text, span))
    if carried is not None:
        found.append(_cut(text, carried))
    return tuple(one for one in found if one.end - one.start > _LEAST)


def mask_quotations(text: str, quotations: Iterable[Quotation], comma: str = FILLER) -> str:
    """Return `text` with every quotation replaced, character for character, by `FILLER` between `"` marks.

    One pattern then sees every style; the length never changes. `comma` is the last filler of a quotation
    that ends with a comma: "it works," and he left.
    """
    pieces: list[str] = []
    at = 0
    for start, end, _ in quotations:
        pieces.append(text[at:start])
        ends_with_comma = text[end - 2] == "," or text[max(start, end - 4) : end].rstrip(_CLOSING)[-1:] == ","
        pieces.append('"' + FILLER * (end - start - 3) + (comma if ends_with_comma else FILLER) + '"')
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _marks(text: str, span: Span) -> list[_Mark]:
    """Return the double marks of a paragraph with what each can do, told by shape or by neighbours."""
    marks: list[_Mark] = []
    for match in _MARK.finditer(text, span.start, span.end):
        start, end = match.span()
        mark = match[0]
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        if mark == "“" and not before.isspace() and (after.isspace() or after in ",.;"):
            opens, closes = False, True  # “It ends here,“ she said
            mark = "”"
        elif mark in ("“", "„", "``"):
            opens, closes = True, False
        elif mark in "”»":  # they open in Swedish and in German books
            opens = before.isspace() and (after.isalnum() or after in "…¿¡„“‘‚([")  # « Q », a-t-il dit
            closes = not opens
        elif mark == "«":
            closes = not before.isspace() and not after.isalnum()
            opens = not closes
        else:
            if before.isdigit() and mark != '"':
                continue  # 6'2'' tall
            opens = not after.isspace() and (before.isspace() or before in "([{-–—/:>")
            closes = not opens and (not before.isspace() or after.isspace())
            if not opens and not closes:
                opens = True
        marks.append(_Mark(start, end, mark, opens, closes))
    return marks


def _carry(
    text: str, span: Span, marks: list[_Mark], opened: _Open, found: list[Quotation]
) -> tuple[list[_Mark], _Open | None]:
    """Settle a quotation left open by the paragraph before: re-opened here, closed here, or cut there."""
    last = opened.paragraph
    if marks:
        first = marks[0]
        if first.opens and not text[span.start : first.start].strip():
            attributed = _ATTRIBUTED.search(text, opened.start + 1, last.end)
            found.append(_cut(text, opened) if attributed else Quotation(opened.start, last.end))
            return marks, None
        at_start = not text[last.start : opened.start].strip()
        if first.closes and not first.opens and first.text in opened.closers and at_start:
            # "today with Mr.¶President, the policy is free," he added.
            found.append(Quotation(opened.start, first.end))
            return marks[1:], None
    found.append(_cut(text, opened))
    return marks, None


def _read_marks(text: str, span: Span, marks: list[_Mark], found: list[Quotation]) -> _Open | None:
    """Pair the marks of one paragraph; return what is still open at its end."""
    index = 0
    while index < len(marks):
        mark = marks[index]
        if not mark.opens:
            lost = text[span.start : mark.start]
            if (
                index == 0
                and lost[-1:] in ",.?!…"
                and lost.count(" ") > 2
                and not _has_quotation(found, span)
            ):
                # the opening mark is lost: I agree with that," she said.
                found.append(Quotation(_first_word(text, span), mark.end, (CUT,)))
            index += 1
            continue
        close = _partner(marks, index)
        if close is None:
            opened = _Open(mark.start, _CLOSERS[mark.text], span)
            later = [other for other in marks[index + 1 :] if other.opens]
            if not later:
                return opened
            found.append(_cut(text, _Open(mark.start, "", Span(span.start, later[0].start))))
            index = marks.index(later[0])
            continue
        found.append(Quotation(mark.start, marks[close].end))
        index = close + 1
    return None


def _partner(marks: list[_Mark], index: int) -> int | None:
    """Return the index of the mark that closes `marks[index]`; nested quotations are stepped over."""
    outer = marks[index].text
    stack = [outer]
    first: int | None = None
    for other in range(index + 1, len(marks)):
        mark = marks[other]
        if mark.closes:
            if first is None and mark.text in _CLOSERS[outer]:
                first = other
            if mark.text in _CLOSERS[stack[-1]]:
                stack.pop()
                if not stack:
                    return other
        elif mark.opens:
            if len(stack) == 1 and first is None and mark.text == outer and not _balanced(marks, index):
                return None
            stack.append(mark.text)
    return first


def _balanced(marks: list[_Mark], index: int) -> bool:
    """Tell whether as many marks close as open from `index` on: `"He said "no" to me," she said`."""
    closers = _CLOSERS[marks[index].text]
    closing = sum(1 for mark in marks[index:] if mark.closes and mark.text in closers)
    opening = sum(1 for mark in marks[index:] if mark.opens and mark.text == marks[index].text)
    return closing >= opening


def _cut(text: str, opened: _Open) -> Quotation:
    """End an unclosed quotation: with its paragraph when it opened it, else with its sentence."""
    end = opened.paragraph.end
    attributed = _ATTRIBUTED.search(text, opened.start + 1, end)
    if attributed is not None:
        end = attributed.end()
    elif text[opened.paragraph.start : opened.start].strip() or not opened.closers:
        sentence = _ENDS_SENTENCE.search(text, opened.start + 1, end)
        end = sentence.end() if sentence else end
    while end > opened.start + 2 and text[end - 1].isspace():
        end -= 1
    return Quotation(opened.start, end, (CUT,))


def _single_quotations(text: str, span: Span) -> list[Quotation]:
    """Return 'British' quotations; a single word in single marks is a scare quote and left in the text."""
    found = []
    at = span.start
    while match := _SINGLE.search(text, at, span.end):
        start, end = match.span()
        at = end
        if text[end - 2] not in ",.!?…":
            # 'the workers' rights are safe,' he said
            longer = _SINGLE_CLOSED_BY_PUNCTUATION.match(text, end, span.end)
            if longer is not None and " '" not in longer[0] and " ‘" not in longer[0]:
                end = at = longer.end()
        if " " in text[start:end]:
            found.append(Quotation(start, end))
    return found


def _has_quotation(found: list[Quotation], span: Span) -> bool:
    return bool(found) and found[-1].end > span.start


def _first_word(text: str, span: Span) -> int:
    at = span.start
    while text[at].isspace():
        at += 1
    return at
