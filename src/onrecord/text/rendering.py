"""An HTML tree as the text that a reader sees: one line a block, with what the markup says of the line."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree, html

from onrecord.model import Span

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "math",
        "select",
        "option",
        "datalist",
        "head",
        "meta",
        "link",
        "title",
        "input",
        "textarea",
        "button",
        "dialog",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_CELLS = frozenset(("td", "th"))


@dataclass(frozen=True, slots=True)
class HtmlLine:
    """A line of the rendered page: where it stands, its block element, its share of link text."""

    span: Span
    tag: str
    linked: float
    gap: bool


class _Page:
    """The text rendered so far and the line under construction."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[HtmlLine] = []
        self.pieces: list[str] = []
        self.linked = 0
        self.gap = False

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self.pieces.append(text)
            if in_link:
                self.linked += len(text.strip())

    def end_line(self, tag: str, gap: bool) -> None:
        text = " ".join("".join(self.pieces).split())
        if text:
            self.lines.append(
                HtmlLine(
                    Span(self.length, self.length + len(text)),
                    tag,
                    min(1.0, self.linked / len(text)),
                    self.gap,
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
        self.pieces.clear()
        self.linked = 0


def render_tree(tree: html.HtmlElement) -> tuple[str, list[HtmlLine]]:
    """Return the text of the page and its lines; blocks are parted by a blank line, `<br>` breaks a line."""
    page = _Page()
    blocks = ["body"]
    links = 0
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
            elif tag == "br":
                page.end_line(blocks[-1], False)
            elif tag in _CELLS:
                page.add(" ", False)
            elif tag == "a":
                links += 1
            page.add(element.text, links > 0)
        else:
            if tag in _BLOCKS:
                page.end_line(blocks.pop() if len(blocks) > 1 else "body", True)
            elif tag == "a":
                links -= 1
            page.add(element.tail, links > 0)
    page.end_line("body", True)
    return "".join(page.parts).rstrip("\n"), page.lines
