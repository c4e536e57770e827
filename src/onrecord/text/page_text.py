"""Page text to blocks: the page gets back the structure it lost when somebody saved it as text.

Lines become units, units are measured, the article's region and opening are found by their shape, and every
unit gets its kind with the reason. Every character outside white space stands in exactly one block.
"""

from __future__ import annotations

from onrecord.model import Block, BlockKind, Span
from onrecord.text.headline.opening import Opening, find_opening, find_titled, open_below
from onrecord.text.headline.topic import read_topic
from onrecord.text.past_boxes import extend_past_box
from onrecord.text.people import end_before_bios
from onrecord.text.region import Region, extend_end, extend_start, find_region, trim_by_votes
from onrecord.text.roles import name_units
from onrecord.text.running.headline import find_glued_headline
from onrecord.text.running.pages import cut_running, is_run_together
from onrecord.text.seams import cut_seams, is_seamed
from onrecord.text.speech import mark_spoken
from onrecord.text.units import Unit, cut_lines, read_unit, split_header
from onrecord.text.wrapping import join_wrapped


def cut_page_text(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page that was saved as text."""
    lines = cut_lines(text)
    header = None
    if lines:
        header = split_header(text, lines[0][0])
        if header is not None:
            lines[:1] = [(header[1], False)] if header[1] is not None else []
    if is_seamed(text, len(lines)):
        lines = [(piece, False) for span, _ in lines for piece in cut_seams(text, span)]
    running = is_run_together(text, len(lines))
    if running:
        units = [
            read_unit(text, piece)._replace(glued=piece.start > span.start)
            for span, _ in lines
            for piece in cut_running(text, span)
        ]
    else:
        units = join_wrapped(text, [read_unit(text, span, gap) for span, gap in lines])
        units = mark_spoken(text, units)
    blocks = name_page(text, units, running=running)
    if header is not None:
        blocks.insert(0, Block(header[0], BlockKind.HEADER, "date_header"))
    return tuple(blocks)


def name_page(
    text: str, units: list[Unit], *, running: bool = False, titles: tuple[str, ...] = ()
) -> list[Block]:
    """Return the blocks of a page cut into `units`; `running`: its lines were lost.

    `titles` are those that the markup of an HTML page states.
    """
    region = find_region(units)
    if region is not None:
        region = extend_start(units, extend_end(units, trim_by_votes(units, region)))
    opening = None
    if region is not None:
        topic = read_topic(units, region)
        region = extend_past_box(units, region, topic)
        glued = find_glued_headline(text, units, region, topic) if running else None
        if glued is not None:
            units, region, headline = _cut_out(text, units, region, glued)
            opening = open_below(units, region, headline)
        elif (titled := find_titled(units, region, titles)) is not None:
            opening = open_below(units, region, titled)
        elif running:
            opening = Opening((), region.first)
        else:
            opening = find_opening(units, region, topic)
        region = end_before_bios(units, Region(min(opening.body, region.last), region.last))
    return [
        Block(unit.span, kind, reason)
        for unit, (kind, reason) in zip(units, name_units(units, region, opening), strict=True)
    ]


def _cut_out(text: str, units: list[Unit], region: Region, headline: Span) -> tuple[list[Unit], Region, int]:
    """Make the headline, a stretch of one piece or of several, a unit of its own; return also its index.

    A headline that opens the region is no part of it.
    """
    touched = [at for at, unit in enumerate(units) if unit.span.overlaps(headline)]
    first, last = touched[0], touched[-1]
    parts = [
        Span(units[first].span.start, headline.start),
        headline,
        Span(headline.end, units[last].span.end),
    ]
    pieces = [read_unit(text, _strip(text, part)) for part in parts if part.of(text).strip()]
    pieces = [pieces[0]._replace(glued=units[first].glued), *(one._replace(glued=True) for one in pieces[1:])]
    index = first + next(at for at, piece in enumerate(pieces) if piece.span == headline)
    added = len(pieces) - len(touched)
    start = region.first + added if last < region.first else index + 1
    return (
        [*units[:first], *pieces, *units[last + 1 :]],
        Region(start, max(start, region.last + added)),
        index,
    )


def _strip(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
