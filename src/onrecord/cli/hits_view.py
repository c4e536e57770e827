"""Search results on a terminal: the words that were hit, who said them, when, where, and the permalink."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import one_line, shown
from onrecord.model import Span
from onrecord.search.marked import Marked
from onrecord.search.results import ArticleFacts, ArticleHit, Results, StatementHit

WIDTH = 700
"""Characters of a statement that are shown; longer passages are cut around the hit."""

CLOSING = ".,;:!?)]}”’»…"
"""What may follow a statement before the next word."""

PATHS = 3
"""Paths that are shown of one article; the rest is counted."""


def results_view(results: Results, *, starred: bool) -> Iterator[RenderableType]:
    """Give the hits in order, each shown as what it is, then the counts; `starred`: marks without colour."""
    for number, statement in enumerate(results.statements, start=1):
        yield from statement_view(statement, label=f"{number:>2}", starred=starred)
    if results.articles:
        yield Text("In the headline or body of articles, outside the statements above\n", "bold")
    for number, article in enumerate(results.articles, start=len(results.statements) + 1):
        yield _article(number, article, starred=starred)
    yield count_line(results)


def count_line(results: Results) -> Text:
    """Return how much was found in how many milliseconds, and whether anything is missing."""
    words = Text().append(_plural(results.statement_total, "statement"), "bold")
    if results.article_total or not results.statement_total:
        words.append(f", {_plural(results.article_total, 'other article')}", "bold")
    shown_hits = len(results.statements) + len(results.articles)
    if shown_hits < results.statement_total + results.article_total:
        words.append(f" · {shown_hits} shown (--limit shows more)", "label")
    words.append(f" · {results.milliseconds} ms", "label")
    if not results.complete:
        words.append(" · not complete: the server ran into its time limit", "warn")
    return words


def statement_view(hit: StatementHit, *, label: str, starred: bool) -> Iterator[RenderableType]:
    """Give a statement: who said it and how, the words in context, the article, its files, the permalink.

    The cue stands before the words, so that "denied" is read before what was denied.
    """
    yield _beside(
        label,
        _attribution(hit),
        *_in_context(hit, starred=starred),
        article_line(hit.article),
        _paths(hit.article).append(f"  {hit.id}", "why"),
    )


def _beside(label: str, *lines: Text) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="label", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, line in enumerate((*lines, Text())):
        grid.add_row(label if number == 0 else "", line)
    return grid


def evidence_view(hit: StatementHit) -> Iterator[RenderableType]:
    """Give one statement whole, with what it was read from: rules, mentions, offsets, hashes, date."""
    yield _attribution(hit)
    words = Text()
    words.append(f"{one_line(hit.before)}\n" if hit.before else "", "context")
    words.append(shown(hit.text.text)).append(f"\n{one_line(hit.after)}" if hit.after else "", "context")
    yield Padding(words, (1, 0, 1, 4))
    yield article_line(hit.article)
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="label", no_wrap=True)
    rows.add_column(overflow="fold")
    published = hit.article.published
    rows.add_row(
        "published", f"read from “{one_line(published.printed)}”" if published.printed else "not said"
    )
    rows.add_row("attributed", " · ".join(part for part in (hit.rule, hit.speaker_rule) if part))
    if hit.chain:
        rows.add_row("speaker from", " → ".join(f"“{one_line(mention)}”" for mention in hit.chain))
    rows.add_row(
        "place", f"characters {hit.start}-{hit.end}" + (f" of turn {hit.turn_id}" if hit.turn_id else "")
    )
    rows.add_row("text", f"sha256 {hit.article.text_sha256}")
    rows.add_row("file", f"sha256 {hit.article.article_id}")
    for path in hit.article.paths or ("no file holds it now",):
        rows.add_row("", Text(one_line(path), "cyan"))
    rows.add_row("permalink", hit.id)
    yield rows


def highlighted(marked: Marked, *, starred: bool) -> Text:
    """Return the text with its hits in colour, on one line; `starred` puts stars around them instead."""
    text = Text()
    edges = sorted({0, len(marked.text), *(edge for span in marked.hits for edge in (span.start, span.end))})
    for start, end in itertools.pairwise(edges):
        hit = any(span.covers(Span(start, end)) for span in marked.hits)
        piece = shown(marked.text[start:end]).replace("\n", " ")
        text.append(f"*{piece}*" if hit and starred else piece, "hit" if hit else None)
    return text


def article_line(facts: ArticleFacts, *, headline: bool = True) -> Text:
    """Return date, headline, authors, publisher and agencies of an article, on one line."""
    published = facts.published
    if published.date:
        line = Text().append(one_line(str(published)), "date")
        if published.time and not published.zone:
            line.append(" (zone not stated)", "label")
    elif published.printed:
        line = Text().append(f"date open: “{one_line(published.printed)}”", "warn")
    else:
        line = Text().append("undated", "warn")
    if headline and facts.headline:
        line.append(" · ").append(one_line(facts.headline), "headline")
    names = (*facts.authors, facts.publisher, *facts.agencies)
    line.append("".join(f" · {one_line(name)}" for name in names if name), "byline")
    if not facts.current:
        line.append(" · an old version", "warn")
    return line


def _in_context(hit: StatementHit, *, starred: bool) -> list[Text]:
    """The sentences before and after on lines of their own, so that they can't pass for the statement."""
    lines = [highlighted(hit.text.around_hits(WIDTH), starred=starred)]
    if hit.before:
        lines.insert(0, Text().append(f"… {one_line(hit.before)}", "context"))
    if any(char.isalnum() for char in hit.after):
        lines.append(Text().append(f"… {one_line(hit.after).lstrip(CLOSING + ' ')}", "context"))
    return lines


def _article(number: int, hit: ArticleHit, *, starred: bool) -> RenderableType:
    headline = highlighted(hit.headline, starred=starred) if hit.headline.text else Text("(no headline)")
    snippets = [
        Text("… ").append_text(highlighted(snippet, starred=starred)).append(" …") for snippet in hit.snippets
    ]
    return _beside(
        f"{number:>2}",
        Text().append("article  ", "label").append_text(headline),
        *snippets,
        article_line(hit.article, headline=False),
        _paths(hit.article),
    )


def _attribution(hit: StatementHit) -> Text:
    if hit.speaker:
        line = Text().append(one_line(hit.speaker), "speaker")
        if hit.role and hit.role not in hit.speaker:
            line.append(f", {one_line(hit.role)}", "label")
        if hit.speaker_printed and hit.speaker_printed != hit.speaker:
            line.append(f" (printed “{one_line(hit.speaker_printed)}”)", "label")
    elif hit.speaker_printed:
        line = Text("speaker not resolved: ").append(f"“{one_line(hit.speaker_printed)}”", "speaker")
    else:
        line = Text("speaker not named", "label")
    if any(char.isalpha() for char in hit.cue):  # the cue of a turn or a headline is a colon
        style = "cue" if hit.cue_class in ("", "neutral") else f"cue.{hit.cue_class}"
        line.append(" ").append(one_line(hit.cue), style)
    if hit.cue_class in ("denying", "asking"):
        line.append(f" ({hit.cue_class})", "bold")
    line.append(f" · {hit.kind}", hit.kind)
    for reason in hit.incomplete:
        line.append(f" · incomplete: {one_line(reason)}", "warn")
    return line


def _paths(facts: ArticleFacts) -> Text:
    if not facts.paths:
        return Text().append("no file holds it now", "label")
    more = f" and {len(facts.paths) - PATHS} more" if len(facts.paths) > PATHS else ""
    return Text().append("  ".join(one_line(path) for path in facts.paths[:PATHS]) + more, "cyan")


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
