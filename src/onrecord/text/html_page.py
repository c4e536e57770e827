"""HTML to a page: its visible text is the page text, trafilatura votes on every line of it.

What trafilatura keeps and no furniture rule names is the body; what it drops comes back where the text
around it shows that it belongs there.
"""

from __future__ import annotations

from onrecord.model import (
    Decoded,
    Page,
    Reason,
    Rejected,
    SourceFormat,
    SourceText,
    Stage,
)
from onrecord.text.languages import tell_language
from onrecord.text.markup import parse_markup, strip_declarations
from onrecord.text.metadata import read_metadata
from onrecord.text.page_text import name_page
from onrecord.text.rendering import render_tree
from onrecord.text.titles import stated_titles
from onrecord.text.units import measure_unit
from onrecord.text.votes import ask_trafilatura

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


def clean_html(sha256: str, decoded: Decoded) -> Page | Rejected:
    """Clean an HTML page, or say that it holds no text."""
    tree = parse_markup(strip_declarations(decoded.text))
    text, lines = render_tree(tree) if tree is not None else ("", [])
    if tree is None or not text:
        return Rejected(Stage.CLEAN, Reason.NO_TEXT, "the page shows no text")
    metadata = read_metadata(tree)
    votes = ask_trafilatura(tree)
    units = [
        measure_unit(
            text,
            line.span,
            line.gap,
            _MARKERS.get(line.tag, ""),
            line.linked,
            votes.keeps(line.span.of(text)) if votes.length else None,
        )
        for line in lines
    ]
    blocks = name_page(text, units, titles=stated_titles(metadata))
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
