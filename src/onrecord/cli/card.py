"""The header card of a file: each value, the words it was read from and the rule that read it."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from onrecord.cli.dates_in_words import claim_in_words, precision_in_words
from onrecord.cli.terminal import one_line
from onrecord.model import Article, Chosen, DateClaim, Found, Rejected, SourceFormat

NOT_SAID = Text("not said in the text", "dim")


def header_card(path: str, article: Article) -> Panel:
    """Return the card of an article: headline, dates, authors, agencies, publisher, dateline, file."""
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="label", no_wrap=True)
    rows.add_column(ratio=3, overflow="fold")
    rows.add_column(ratio=2, overflow="fold")
    rows.add_row("published", *_date_cells(article.published))
    if article.updated is not None:
        rows.add_row("updated", *_date_cells(article.updated))
    _add_found(rows, "author", article.authors, "byline")
    _add_found(rows, "agency", article.agencies, "byline")
    _add_found(rows, "publisher", (article.publisher,) if article.publisher else (), "byline")
    if article.dateline is not None:
        rows.add_row("dateline", Text(_dateline_words(article), "dateline"), _evidence(article.dateline))
    if article.incomplete:
        _add_found(rows, "incomplete", article.incomplete, "warn")
    rows.add_row("file", *_file_cells(article))
    headline = article.headline
    if headline is None:
        top = [Text("(no headline in the file)", "dim")]
    else:
        top = [Text(one_line(headline.value), "headline"), _evidence(headline)]
    return Panel(
        Group(*top, Text(), rows),
        title=Text(one_line(path), "bold cyan"),
        title_align="left",
        box=box.ROUNDED,
    )


def rejected_card(path: str, refused: Rejected) -> Panel:
    """Return the card of a file that is not an article."""
    words = Text.assemble(
        ("refused", "bold red"), f" at {refused.stage.value}: ", (refused.reason.value, "red"),
        f"\n{one_line(refused.detail)}" if refused.detail else "",
    )  # fmt: skip
    return Panel(words, title=Text(one_line(path), "bold cyan"), title_align="left", border_style="red")


def rivals_table(article: Article) -> Table | None:
    """Return the dates that were considered and why each lost; None where there was no rival."""
    rows = []
    for name, chosen in (("published", article.published), ("updated", article.updated)):
        for rival in chosen.rejected if chosen else ():
            claim = rival.found.value
            rows.append((name, claim.role.value, claim_in_words(claim), rival.found, rival.why_not))
    if not rows:
        return None
    table = Table(title="Dates that were not chosen", title_justify="left", box=box.SIMPLE_HEAD)
    for column in ("not", "is a date", "printed", "rule", "why not"):
        table.add_column(column, overflow="fold", header_style="label")
    for name, role, words, found, why in rows:
        printed = f"“{one_line(found.printed)}”" if found.printed else words
        table.add_row(name, role, printed, Text(found.rule, "why"), one_line(why))
    return table


def _date_cells(chosen: Chosen[DateClaim] | None) -> tuple[Text, Text]:
    if chosen is None:
        return NOT_SAID, Text()
    claim = chosen.value
    precision = claim.date.precision if claim.date else None
    words = Text(claim_in_words(claim), "date")
    exactness = precision_in_words(precision) if claim.date else "order of the numbers is open"
    words.append(f" · {exactness}", "label")
    if claim.flags:
        words.append(" · " + ", ".join(flag.replace("_", " ") for flag in claim.flags), "warn")
    evidence = _evidence(chosen.found)
    if chosen.reason:
        evidence.append(f"\n{one_line(chosen.reason)}", "why")
    return words, evidence


def _add_found(rows: Table, label: str, values: tuple[Found[str], ...], style: str) -> None:
    if not values:
        rows.add_row(label, NOT_SAID, "")
    for number, found in enumerate(values):
        rows.add_row(label if number == 0 else "", Text(one_line(found.value), style), _evidence(found))


def _evidence(found: Found[Any]) -> Text:
    place = f"at {found.span.start}" if found.span else "in the metadata of the page"
    printed = one_line(found.printed)
    words = Text(f"“{printed[:120]}” " if printed else "", "italic")
    return words.append(f"{place} · {found.rule}", "why")


def _dateline_words(article: Article) -> str:
    assert article.dateline is not None
    value = article.dateline.value
    parts = [value.place, value.date.iso if value.date else None, *value.agencies, *value.publishers]
    return " · ".join(one_line(part) for part in parts if part)


def _file_cells(article: Article) -> tuple[Text, Text]:
    source = article.page.source
    kind = "HTML" if source.format is SourceFormat.HTML else "page text"
    language = article.page.language or "not told"
    words = f"{kind}, {source.encoding}, language {language}, {len(source.text):,} characters"
    flags = f" · {', '.join(source.flags)}" if source.flags else ""
    identity = f"sha256 {source.sha256[:16]} · {source.decoding_rule}"
    return Text(words).append(flags, "warn"), Text(identity, "why")
