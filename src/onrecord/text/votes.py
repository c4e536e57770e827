"""trafilatura's vote: which lines of a page its article extraction keeps.

HTML pages are read by it whole. Page text has no markup: it is shown a sketch of the article made of
elements, and judges that by its density of links, its filter of texts and whether headings lead to a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

import trafilatura
from lxml import etree, html
from trafilatura.htmlprocessing import delete_by_link_density
from trafilatura.main_extractor import NOT_AT_THE_END, handle_textelem
from trafilatura.settings import TAG_CATALOG, Extractor
from trafilatura.utils import textfilter

from onrecord.text.markup import thin_tree

_WORDS = re.compile(r"\w+")
# A short line may stand in the kept text by chance ("World", "Sport"): it must be a whole line there.
_LONG = 25
_COMPARED = 80
# Its link densities tell lengths apart up to this one.
_SHOWN = 300
# What XML can't hold: lxml refuses it.
_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Votes:
    """What trafilatura kept of one page; `keeps` answers for a line of ours."""

    def __init__(self, kept: str) -> None:
        lines = [_key(line) for line in kept.split("\n")]
        self._lines = frozenset(lines)
        self._all = "".join(lines)
        self.length = len(self._all)

    def keeps(self, line: str) -> bool:
        """Tell whether trafilatura kept `line`, white space and punctuation aside."""
        key = _key(line[: 4 * _COMPARED])
        if not key:
            return False
        return key in self._lines or (len(key) >= _LONG and key[:_COMPARED] in self._all)


class Role(StrEnum):
    """As what a line of page text is shown to trafilatura; the values are its names of elements."""

    PARAGRAPH = "p"
    HEADING = "head"
    POINT = "item"
    LINK = "ref"


def ask_trafilatura(tree: html.HtmlElement) -> Votes:
    """Run trafilatura's article extraction, without comments, metadata and second extractors.

    Our own rules for the shape of a page already stand beside it, so the vote that misses least is the best
    one. `tree` is thinned: scripts, styles and forms' fields are taken out of it.
    """
    thin_tree(tree)
    try:
        document = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=False, fast=True, favor_recall=True
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        document = None
    return Votes(getattr(document, "text", None) or "")


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
        leaf.text = _UNPRINTABLE.sub(" ", line[:_SHOWN])
        leaves.append(leaf)
    blocks = [_block_of(leaf) for leaf in leaves]
    refused = {leaf for leaf in leaves if textfilter(leaf)}
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


def _key(line: str) -> str:
    return "".join(_WORDS.findall(line.casefold()))
