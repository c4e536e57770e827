"""HTML to a page: its visible text is the page text, trafilatura votes on every line of it.

What trafilatura keeps and no furniture rule names is the body; what it drops comes back where the text
around it shows that it belongs there.
"""

from __future__ import annotations

from onrecord.model import (
    BlockKind,
    Decoded,
    Page,
    Reason,
    Rejected,
    SourceFormat,
    SourceText,
    Stage,
)
from onrecord.text.cues import MARKUP, Cue
from onrecord.text.html.markup import parse_markup, strip_declarations, thin_tree
from onrecord.text.html.metadata import read_metadata
from onrecord.text.html.rendering import HtmlLine, render_tree
from onrecord.text.html.titles import printable_titles
from onrecord.text.html.votes import Votes, ask_trafilatura
from onrecord.text.languages import tell_language
from onrecord.text.page_text import name_page
from onrecord.text.speech import mark_spoken, without_furniture
from onrecord.text.stamps import Stamp
from onrecord.text.units import Unit, measure_unit

_MARKERS = {
    "h1": "h1",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "h5": "h5",
    "h6": "h6",
    "li": "item",
    "figcaption": "image",
}

_SIGNED = (Stamp.AUTHOR, Stamp.DATE)
_PARTIAL = 0.6
_LISTS = (BlockKind.RELATED, BlockKind.MOST_READ)
_OF_THE_SITE = frozenset((BlockKind.NAVIGATION, BlockKind.MASTHEAD))


def clean_html(sha256: str, decoded: Decoded) -> Page | Rejected:
    """Clean an HTML page, or say that it holds no text."""
    tree = parse_markup(strip_declarations(decoded.text))
    if tree is None:
        return Rejected(Stage.CLEAN, Reason.NO_TEXT, "the page shows no text")
    metadata = read_metadata(tree)
    thin_tree(tree)
    rendered = render_tree(tree)
    text = rendered.text
    if not text:
        return Rejected(Stage.CLEAN, Reason.NO_TEXT, "the page shows no text")
    for element in rendered.apart:
        element.drop_tree()  # trafilatura need not look at menus
    votes = ask_trafilatura(tree)
    units = _without_partial_votes([_measure(text, line, votes) for line in rendered.lines], rendered.lines)
    titles = printable_titles(metadata)
    blocks = name_page(text, units, titles=titles)
    marked = mark_spoken(without_furniture(text, blocks), units)
    if marked is not units:
        blocks = name_page(text, marked, titles=titles)
    source = SourceText(
        sha256=sha256,
        text=text,
        encoding=decoded.encoding,
        format=SourceFormat.HTML,
        decoding_rule=decoded.rule,
        flags=decoded.flags,
        markup=decoded.text,
    )
    body = "\n".join(block.span.of(text) for block in blocks if block.kind.is_body)
    declared = next(iter(metadata.all("html:lang")), None)
    return Page(source, tuple(blocks), metadata, tell_language(body or text, declared))


def _measure(text: str, line: HtmlLine, votes: Votes) -> Unit:
    """Measure a line; what the element around it claims to be is the line's cue."""
    vote = votes.keeps(line.span.of(text)) if votes.length else None
    unit = measure_unit(text, line.span, line.gap, _MARKERS.get(line.tag, ""), line.linked, vote)
    if line.part is None or (line.part is BlockKind.CREDIT and not unit.is_prose):
        return unit
    if unit.cue is not None and line.part not in _OF_THE_SITE and not _heads_box(unit.cue, line):
        return unit
    if line.part is BlockKind.SHARE and unit.stamp in _SIGNED:
        return unit  # a bar with the byline, the date and buttons
    return unit._replace(cue=Cue(line.part, MARKUP, "markup"), is_prose=False)


def _heads_box(cue: Cue, line: HtmlLine) -> bool:
    """Tell whether a line heads a box inside the article: the markup says where "Related" ends."""
    return line.own and cue.kind in _LISTS and line.part in _LISTS and cue.how == "line"


def _without_partial_votes(units: list[Unit], lines: list[HtmlLine]) -> list[Unit]:
    """Take back the votes against sections of the page's `<article>` of which trafilatura kept only some.

    It keeps one of the posts of a live report. A section opens with a heading like those that it kept.
    """
    own = [at for at, line in enumerate(lines) if line.own and _is_text(units[at])]
    words = sum(units[at].shape.words for at in own)
    kept = sum(units[at].shape.words for at in own if units[at].vote)
    if not kept or kept >= _PARTIAL * words:
        return units
    headings = {unit.marker for unit in units if unit.vote and unit.marker.startswith("h")}
    inside = False
    result = list(units)
    for at, line in enumerate(lines):
        unit = units[at]
        if unit.marker.startswith("h") or not line.own:
            inside = unit.marker in headings
        elif inside and unit.vote is False and _is_text(unit):
            result[at] = unit._replace(vote=None)
    return result


def _is_text(unit: Unit) -> bool:
    return unit.is_prose and unit.shape.is_paragraph
