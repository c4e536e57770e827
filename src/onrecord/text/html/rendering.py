"""An HTML tree as the text that a reader sees: one line a block, with what the markup says of the line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from onrecord.model import BlockKind, Span
from onrecord.text.html.markup import UNSEEN
from onrecord.text.html.page_parts import part_of

_SKIPPED = frozenset((*UNSEEN, "script", "head", "title", "option"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
_OWN = frozenset(("article", "main"))
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_CELLS = frozenset(("td", "th"))
_IN_LAYOUT = ("p", "div", "table", "br", "ul", "h1", "h2", "h3", "center", "article", "section")
_PROSE_LENGTH, _PROSE_LINKED = 80, 0.3
# More of the page's prose than this is the article itself, whatever the element is called.
_PART_MOST = 0.3
# Comments can be longer than the article, which must still be a text of its own.
_LEFT_LEAST = 600


@dataclass(frozen=True, slots=True)
class HtmlLine:
    """A line of the rendered page: where it stands, its block element, its share of link text.

    `part` is the kind of furniture that an element around it claims to hold, `own` tells whether it stands
    in the page's `<article>` or `<main>`.
    """

    span: Span
    tag: str
    linked: float
    gap: bool
    part: BlockKind | None = None
    own: bool = False


@dataclass(slots=True)
class _Part:
    """An element that claims to hold furniture: lines `first` to before `end`; a h1 among them? a menu?"""

    element: html.HtmlElement
    kind: BlockKind
    first: int
    end: int = 0
    holds_title: bool = False
    holds_menu: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text of a page, its lines, and the elements that hold furniture and nothing else."""

    text: str
    lines: list[HtmlLine]
    apart: list[html.HtmlElement]


class _Page:
    """The text rendered so far and the line under construction."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[HtmlLine] = []
        self.pieces: list[str] = []
        self.linked = 0
        self.gap = False
        self.own = 0

    def add_lines(self, text: str | None, tag: str, in_link: bool) -> None:
        """Add preformatted text: a blank line parts paragraphs, a lone line end is that of a wrapped line."""
        for number, piece in enumerate(_BLANK_LINE.split(text or "")):
            if number:
                self.end_line(tag, True)
            self.add(piece, in_link)

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self.pieces.append(text)
            if in_link:
                self.linked += len(text.strip())

    def part_words(self, text: str | None) -> None:
        """Put a space between two elements in a row that would run together: "AFP" and "Publié le"."""
        if text and self.pieces and self.pieces[-1]:
            before, after = self.pieces[-1][-1], text[0]
            opens = after.isupper() or (after.isdigit() and not before.isdigit())
            if before.isalnum() and (opens or _are_words(self.pieces[-1], text)):
                self.pieces.append(" ")

    def end_line(self, tag: str, gap: bool) -> None:
        text = " ".join("".join(self.pieces).split()) if self.pieces else ""
        if text:
            self.lines.append(
                HtmlLine(
                    Span(self.length, self.length + len(text)),
                    tag,
                    min(1.0, self.linked / len(text)),
                    self.gap,
                    None,
                    self.own > 0,
                )
            )
            self.parts.append(text)
            separator = "\n\n" if gap else "\n"
            self.parts.append(separator)
            self.length += len(text) + len(separator)
            self.gap = gap
        elif gap and self.parts and self.parts[-1] == "\n":
            self.parts[-1] = "\n\n"
            self.length += 1
            self.gap = True
        if self.pieces:
            self.pieces.clear()
            self.linked = 0


def _are_words(before: str, after: str) -> bool:
    """Tell whether two elements hold words of their own: "Jane Doe" and "in", "2 May 2024" and "3 May 2024".

    One letter alone is an initial that a style enlarges: "T" and "he".
    """
    if after[0].isdigit():
        return before[-4:].isdigit()
    if len(before) < 2 or len(after) < 2:
        return False
    return before[-2:].isalnum() and before[-1].islower() and after[:2].isalpha() and after[0].islower()


def render_tree(tree: html.HtmlElement) -> Rendered:
    """Render a page: blocks are parted by a blank line, `<br>` breaks a line."""
    page = _Page()
    blocks = ["body"]
    links = pre = 0
    parts: list[_Part] = []
    open_parts: list[_Part] = []
    ended: html.HtmlElement | None = None
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED:
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                page.end_line(blocks[-1], True)
                blocks.append(tag)
                pre += tag == "pre"
                kind = part_of(element)
                if tag == "header" and kind is None and not page.own:
                    kind = BlockKind.MASTHEAD
                elif tag in _OWN:
                    page.own += 1
                if kind is not None:
                    if kind is BlockKind.NAVIGATION and open_parts:
                        open_parts[-1].holds_menu = True
                    open_parts.append(_Part(element, kind, len(page.lines)))
                    parts.append(open_parts[-1])
                elif tag == "h1":
                    for part in open_parts[-3:]:
                        part.holds_title = True
            elif tag == "br":
                page.end_line(blocks[-1], False)
            elif tag in _CELLS:
                if _lays_out(element):
                    page.end_line(blocks[-1], True)
                else:
                    page.add(" ", False)
            else:
                if tag == "a":
                    links += 1
                if ended is not None:
                    page.part_words(element.text)
            if pre:
                page.add_lines(element.text, blocks[-1], links > 0)
            else:
                page.add(element.text, links > 0)
            ended = None
        else:
            if tag in _BLOCKS:
                page.end_line(blocks.pop() if len(blocks) > 1 else "body", True)
                pre -= tag == "pre"
                if tag in _OWN:
                    page.own -= 1
                if open_parts and open_parts[-1].element is element:
                    open_parts.pop().end = len(page.lines)
            elif tag == "a":
                links -= 1
            elif tag in _CELLS and _lays_out(element):
                page.end_line(blocks[-1], True)
            if pre:
                page.add_lines(element.tail, blocks[-1], links > 0)
            else:
                page.add(element.tail, links > 0)
            ended = element if element.tail is None else None
    page.end_line("body", True)
    small = _small_parts(page.lines, parts)
    return Rendered(
        "".join(page.parts).rstrip("\n"), _with_parts(page.lines, small), [part.element for part in small]
    )


def _lays_out(cell: html.HtmlElement) -> bool:
    """Tell whether a cell holds blocks or several lines: its table lays out the page and is no data."""
    return next(cell.iterchildren(*_IN_LAYOUT), None) is not None


def _small_parts(lines: list[HtmlLine], parts: list[_Part]) -> list[_Part]:
    """Return the outermost parts that are no more than a part of the page."""
    if not parts:
        return []
    prose = [0]
    for line in lines:
        length = line.span.end - line.span.start
        prose.append(prose[-1] + (length if length >= _PROSE_LENGTH and line.linked < _PROSE_LINKED else 0))
    found: list[_Part] = []
    for part in parts:
        if (found and part.first < found[-1].end) or part.holds_title:
            continue
        if part.kind is BlockKind.MASTHEAD and not part.holds_menu:
            continue
        inside = prose[part.end] - prose[part.first]
        if part.kind is BlockKind.COMMENTS:
            small = prose[-1] - inside >= _LEFT_LEAST
        else:
            small = inside <= _PART_MOST * prose[-1]
        if small and part.end > part.first:
            found.append(part)
    return found


def _with_parts(lines: list[HtmlLine], parts: list[_Part]) -> list[HtmlLine]:
    """Mark the lines that stand in one of the parts."""
    marked = list(lines)
    for part in parts:
        for at in range(part.first, part.end):
            line = lines[at]
            marked[at] = HtmlLine(line.span, line.tag, line.linked, line.gap, part.kind, line.own)
    return marked
