"""The whole view of one file: card, rivals, marked page, statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from onrecord.cli.card import header_card, rivals_table
from onrecord.cli.marking import Coloured, evidence_spans, is_furniture, page_text, statement_spans
from onrecord.cli.statement_view import legend, statement_table
from onrecord.model import Article


def page_view(path: str, article: Article, *, furniture: bool) -> Iterator[RenderableType]:
    """Give the parts of the view one after the other."""
    yield header_card(path, article)
    rivals = rivals_table(article)
    if rivals is not None:
        yield rivals
    coloured = statement_spans(article) + evidence_spans(article)
    yield Rule("the page", style="label", align="left")
    yield from marked_page(article, furniture=furniture, coloured=coloured)
    yield legend(dates=True)
    if article.statements:
        yield Text()
        yield statement_table(article)
    else:
        yield Text("no statements found", "label")


def marked_page(article: Article, *, furniture: bool, coloured: list[Coloured]) -> Iterator[RenderableType]:
    """Give the blocks of the page, marked; furniture with its kind when asked for, else counted."""
    for kind, reason, marked in page_text(article, coloured, furniture=furniture):
        if is_furniture(kind):
            label = Text().append(f"{kind.value.replace('_', ' ')} · {reason}  ", "why")
            yield Padding(label.append_text(marked), (0, 2, 0, 4))
        else:
            yield Padding(marked, (0, 2, 1, 2))
    if not furniture:
        counts = Counter(block.kind for block in article.page.blocks if is_furniture(block.kind))
        if counts:
            kinds = ", ".join(
                f"{number} {kind.value.replace('_', ' ')}" for kind, number in counts.most_common()
            )
            yield Text(f"set aside as furniture: {kinds} blocks (--furniture shows them)\n", "why")
