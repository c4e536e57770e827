"""Pages for tests of turns: every line a paragraph, as if the cleaning had found nothing else."""

from __future__ import annotations

from onrecord.model import Block, BlockKind, Page, SourceFormat, SourceText, Span


def page_of(text: str, **kinds: BlockKind) -> Page:
    """Return a page of `text`; a line that holds a keyword (underscores as spaces) gets the kind given for it."""
    blocks = []
    at = 0
    for line in text.split("\n"):
        shown = line.strip()
        if shown:
            start = at + line.index(shown)
            kind = next(
                (kind for word, kind in kinds.items() if word.replace("_", " ") in shown), BlockKind.PARAGRAPH
            )
            blocks.append(Block(Span(start, start + len(shown)), kind, "test"))
        at += len(line) + 1
    source = SourceText("0" * 64, text, "utf-8", SourceFormat.PAGE_TEXT)
    return Page(source, tuple(blocks))
