"""What is read in one sentence or page of another language, in a form that tests compare easily."""

from __future__ import annotations

from dataclasses import replace

from extract.turn_pages import page_of
from onrecord.extract.languages import find_reported
from onrecord.extract.quotations import find_quotations
from onrecord.model import Page, Statement
from onrecord.resolve.reported_speakers import resolve_reported_speakers


def page_in(language: str, text: str) -> Page:
    return replace(page_of(text), language=language)


def read(language: str, text: str) -> tuple[Statement, ...]:
    """Return the statements of `text`, one paragraph a line, with their speakers."""
    page = page_in(language, text)
    spans = [block.span for block in page.body_blocks]
    found = find_reported(language, text, find_quotations(text, spans), [(span, None) for span in spans])
    return resolve_reported_speakers(page, tuple(found))


def contents(language: str, text: str) -> list[tuple[str, str | None]]:
    """Return pairs of content and mention as printed."""
    return [
        (" … ".join(piece.of(text) for piece in one.fragments), one.mention.text if one.mention else None)
        for one in read(language, text)
    ]


def speakers(language: str, text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker else None for one in read(language, text)]
