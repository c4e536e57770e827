"""The statements of one file as a table, and the legend of the colours."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import one_line
from onrecord.model import Article, CueClass, Statement, StatementKind

SHORT = 120
"""Characters of a statement in the table; the page above it shows the whole."""


def legend(*, dates: bool) -> Text:
    """Return the colours and what they mean; `dates` adds those of dates and byline."""
    words = Text("colours: ", "label")
    entries = [("date", "date"), ("byline", "byline"), ("dateline", "dateline")] if dates else []
    entries += [
        (kind.value, kind.value)
        for kind in (StatementKind.DIRECT, StatementKind.MIXED, StatementKind.INDIRECT)
    ]
    entries += [("speaker as printed", "speaker"), ("cue", "cue")]
    entries += [(f"{name} cue", f"cue.{name}") for name in ("assertive", "denying", "asking")]
    for number, (label, style) in enumerate(entries):
        words.append("  " if number else "")
        words.append(label, style)
    return words


def statement_table(article: Article) -> Table:
    """Return one row a statement: kind, speaker as resolved and as printed, cue, the words, the rule."""
    table = Table(
        box=box.SIMPLE_HEAD, title="Statements", title_justify="left", title_style="bold", pad_edge=False
    )
    table.add_column("#", justify="right", style="label", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("speaker", overflow="fold", max_width=26)
    table.add_column("cue · rule", overflow="fold", max_width=20)
    table.add_column("statement", overflow="fold")
    introduced: set[str] = set()
    for number, statement in enumerate(article.statements, start=1):
        text = one_line(statement.span.of(article.page.source.text))
        table.add_row(
            str(number),
            Text(statement.kind.value, statement.kind.value),
            _speaker_words(statement, introduced),
            _cue_words(statement),
            text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…",
        )
    return table


def _speaker_words(statement: Statement, introduced: set[str]) -> Text:
    """The name as resolved, its role the first time, and the words as printed where they differ."""
    speaker, mention = statement.speaker, statement.mention
    if speaker is None:
        words = Text().append("not resolved", "dim")
    else:
        words = Text().append(one_line(speaker.name), "speaker")
        if speaker.role and speaker.role not in speaker.name and speaker.name not in introduced:
            words.append(f", {one_line(speaker.role)}", "label")
        introduced.add(speaker.name)
    if mention is not None and (speaker is None or mention.text != speaker.name):
        words.append(f" “{one_line(mention.text)}”", "why")
    return words


def _cue_words(statement: Statement) -> Text:
    words = Text()
    if statement.cue is not None:
        neutral = statement.cue_class is CueClass.NEUTRAL
        words.append(one_line(statement.cue.text), "cue" if neutral else f"cue.{statement.cue_class.value}")
        words.append("" if neutral else f" ({statement.cue_class.value})", "label")
        words.append(" · ", "label")
    words.append(statement.rule, "why")
    if statement.said_on is not None:
        day = statement.spoken.iso if statement.spoken is not None else None
        words.append(f"\nsaid {one_line(statement.said_on.text)}", "label")
        words.append(f" = {day}" if day else "", "date")
    for reason in statement.incomplete:
        words.append(f"\nincomplete: {reason}", "warn")
    return words
