"""What the demo shows of a run: the articles as read, the refused files, the counts."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import one_line
from onrecord.ingest.summary import Outcome, RunSummary
from onrecord.search.results import ArticleHit, Results
from onrecord.search.stated import Stated


def articles_table(results: Results) -> Table:
    """Return one row an article: published as precisely as the text says, headline and file, who reported it.

    Authors, agencies and publisher share a column: on 80 columns file names would break inside otherwise.
    """
    table = Table(
        box=box.SIMPLE_HEAD, title="Articles", title_justify="left", pad_edge=False, padding=(0, 1, 0, 0)
    )
    table.add_column("published", no_wrap=True)
    table.add_column("headline and file", overflow="fold", min_width=28)
    table.add_column("reported by", overflow="fold", max_width=17)
    table.add_column("state-\nments", justify="right", no_wrap=True, min_width=5)
    for hit in sorted(results.articles, key=_by_date):
        facts = hit.article
        paths = "\n".join(one_line(path) for path in facts.paths)
        headline = Text().append(one_line(facts.headline), "headline") if facts.headline else Text("–")
        table.add_row(
            _published(facts.published),
            headline.append(f"\n{paths}", "cyan"),
            _reported_by(hit),
            str(hit.statements),
        )
    return table


def refused_table(summary: RunSummary) -> Table:
    """Return one row a refused file, with the reason."""
    table = Table(
        box=box.SIMPLE_HEAD, title="Refused, and kept in quarantine", title_justify="left", pad_edge=False
    )
    for column in ("file", "reason", "what it says"):
        table.add_column(column, overflow="fold")
    for file in sorted(summary.refused, key=lambda file: file.path):
        table.add_row(
            Text(one_line(file.path)), Text(file.reason.value, "refused"), Text(one_line(file.detail))
        )
    return table


def summary_words(summary: RunSummary, again: RunSummary) -> Text:
    """Return the counts of the run, and what a second run over the same folder found to do."""
    counts = ", ".join(f"{summary.count(name)} {name.value}" for name in Outcome if summary.count(name))
    words = Text().append(f"{summary.seen} files seen: {counts}; {summary.statements} statements", "bold")
    words.append(f" in {summary.seconds:.1f} s\n", "label")
    unchanged, written = again.count(Outcome.UNCHANGED), again.articles + again.statements
    return words.append(f"the same folder once more: {unchanged} unchanged, {written} documents written\n")


def _by_date(hit: ArticleHit) -> tuple[bool, str, str]:
    published = hit.article.published
    return (not published.date, f"{published.date} {published.time}", hit.article.headline)


def _reported_by(hit: ArticleHit) -> Text:
    """Authors, agencies and publisher, a line each, with the kind where it is not an author."""
    facts, words = hit.article, Text()
    names = [(name, "") for name in facts.authors] + [(name, "agency") for name in facts.agencies]
    names += [(facts.publisher, "publisher")] if facts.publisher else []
    for name, kind in names:
        words.append("\n" if words else "").append(one_line(name), "byline")
        words.append(f" ({kind})" if kind else "", "label")
    return words


def _published(stated: Stated) -> Text:
    """Date and time as stated, and below them the zone and the precision."""
    if not stated.date:
        return Text("not said", "warn")
    zone = f"{stated.zone or 'no zone'} · " if stated.time else ""
    words = Text().append(f"{stated.date} {stated.time}".rstrip(), "date")
    return words.append(f"\n{zone}{stated.precision}", "label")
