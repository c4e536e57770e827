"""trafilatura's vote on lines of page text, which has no markup to read.

It is shown a sketch of the article made of elements, and judges that by its own steps: its density of links,
its filter of texts, whether headings lead to a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from lxml import etree, html
from trafilatura.htmlprocessing import delete_by_link_density
from trafilatura.main_extractor import NOT_AT_THE_END, handle_textelem
from trafilatura.settings import TAG_CATALOG, Extractor
from trafilatura.utils import textfilter

# Its link densities tell lengths apart up to this one.
_SHOWN = 300
# What XML can't hold: lxml refuses it.
_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Role(StrEnum):
    """As what a line of page text is shown to trafilatura; the values are its names of elements."""

    PARAGRAPH = "p"
    HEADING = "head"
    POINT = "item"
    LINK = "ref"


def ask_about_lines(lines: Sequence[tuple[Role, str]]) -> list[bool]:
    """Return for each of the `lines` of an article whether trafilatura keeps it.

    Points and links that follow each other are one list. The steps are those of its main extraction: lists
    of links go, every element is judged by its handler, headings at the end go. Running the extraction whole
    costs seven times as much and looks for the place of the article, which is known.
    """
    tree = html.Element("body")
    leaves = []
    for role, line in lines:
        leaf = _place(tree, role)
        shown = line[:_SHOWN]
        leaf.text = shown if shown.isprintable() else _UNPRINTABLE.sub(" ", shown)
        leaves.append(leaf)
    blocks = [_block_of(leaf) for leaf in leaves]
    # the handler of lists judges their points, but doesn't say which it took
    refused = {leaf for leaf in leaves if leaf.getparent() is not tree and textfilter(leaf)}
    delete_by_link_density(tree, "list")
    order = [(block, block.tag) for block in tree]  # a handler renames what it took
    catalog, options = set(TAG_CATALOG), _options()
    kept = {block for block, _ in order if handle_textelem(block, catalog, options) is not None}
    for block, tag in reversed(order):
        if block in kept and tag not in NOT_AT_THE_END:
            break
        kept.discard(block)
    return [block in kept and leaf not in refused for block, leaf in zip(blocks, leaves, strict=True)]


@cache
def _options() -> Extractor:
    return Extractor(comments=False)


def _place(tree: html.HtmlElement, role: Role) -> etree._Element:
    """Add the element for a line of the sketch and return the one that holds its words."""
    if role in (Role.PARAGRAPH, Role.HEADING):
        return etree.SubElement(tree, role)
    listed = tree[-1] if len(tree) and tree[-1].tag == "list" else etree.SubElement(tree, "list")
    point = etree.SubElement(listed, Role.POINT)
    return etree.SubElement(point, Role.LINK) if role is Role.LINK else point


def _block_of(leaf: etree._Element) -> etree._Element:
    """Return the child of the sketch's body in which a line stands."""
    block, parent = leaf, leaf.getparent()
    while parent is not None and parent.tag != "body":
        block, parent = parent, parent.getparent()
    return block
