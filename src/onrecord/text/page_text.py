"""Page text to blocks: the page gets back the structure it lost when somebody saved it as text.

Lines become units, units are measured, the article's region and opening are found by their shape, and every
unit gets its kind with the reason. Every character outside white space stands in exactly one block.
"""

from __future__ import annotations

from onrecord.model import Block, BlockKind
from onrecord.text.opening import find_opening
from onrecord.text.region import Region, find_region
from onrecord.text.roles import name_units
from onrecord.text.units import cut_lines, read_unit, split_header
from onrecord.text.wrapping import join_wrapped


def cut_page_text(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page that was saved as text."""
    lines = cut_lines(text)
    header = None
    if lines:
        header = split_header(text, lines[0][0])
        if header is not None:
            lines[:1] = [(header[1], False)] if header[1] is not None else []
    units = join_wrapped(text, [read_unit(text, span, gap) for span, gap in lines])
    region = find_region(units)
    opening = None
    if region is not None:
        opening = find_opening(units, region)
        region = Region(min(opening.body, region.last), region.last)
    blocks = [
        Block(unit.span, kind, reason)
        for unit, (kind, reason) in zip(units, name_units(units, region, opening), strict=True)
    ]
    if header is not None:
        blocks.insert(0, Block(header[0], BlockKind.HEADER, "date_header"))
    return tuple(blocks)
