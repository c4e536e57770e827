"""Who is said to have said it, by kind of mention: right, null and wrong on news texts written by hand.

A text of tests/corpus/speakers marks its mentions: `[the minister|R|Pavel Drenko]`. The letter is the kind of
mention, `-` is a speaker that the text doesn't tell, `/` parts answers that are all right, and after a name
`?` says that null is right, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from onrecord.article import raw_file, read_article
from onrecord.extract.headlines import find_headline
from onrecord.extract.statements import find_statements
from onrecord.model import Article, Mark, Span, Statement, StatementKind
from onrecord.resolve.speakers import resolve_speakers

KINDS = {"N": "name", "O": "organisation", "P": "pronoun", "R": "role", "A": "anonymous"}
_MARK = re.compile(r"\[(?P<text>[^|\[\]]+)\|(?P<kind>[NOPRA])\|(?P<answers>[^|\[\]]+)\]")


class Mention(NamedTuple):
    """A mention as a reader resolved it; `None` among the answers is null."""

    text: str
    span: Span
    kind: str
    answers: frozenset[str | None]


@dataclass(slots=True)
class Count:
    """Verdicts on the mentions of one kind."""

    gold: int = 0
    found: int = 0
    right: int = 0
    null: int = 0
    wrong: list[str] = field(default_factory=list)

    def as_row(self) -> dict[str, float | int | None]:
        """Return the figures of a table; `found` counts the mentions that a statement was found for."""
        return {
            "gold": self.gold,
            "found": self.found,
            "right": self.right / self.gold if self.gold else None,
            "null": self.null,
            "wrong": len(self.wrong),
        }


def read_marked(marked: str) -> tuple[str, list[Mention]]:
    """Return the plain text of a marked one, and its mentions."""
    plain: list[str] = []
    mentions = []
    length = at = 0
    for match in _MARK.finditer(marked):
        plain.append(marked[at : match.start()])
        length += len(plain[-1])
        span = Span(length, length + len(match["text"]))
        plain.append(match["text"])
        length = span.end
        at = match.end()
        answers: set[str | None] = {_fold(one) for one in match["answers"].rstrip("?").split("/")}
        if match["answers"].endswith("?") or "-" in answers:
            answers = (answers - {"-"}) | {None}
        mentions.append(Mention(match["text"], span, match["kind"], frozenset(answers)))
    return "".join((*plain, marked[at:])), mentions


def judge(counts: dict[str, Count], path: Path) -> None:
    """Count the mentions of one text into `counts`; one without a found statement is asked for by itself."""
    text, mentions = read_marked(path.read_text(encoding="utf-8"))
    article = read_article(raw_file(path.name, text.encode()))
    if not isinstance(article, Article):
        raise ValueError(f"{path.name} is not read as an article")
    page = article.page
    found = find_statements(page, find_headline(page))
    missed = [one for one in mentions if not any(_meets(one, other) for other in found)]
    asked = [_ask(one) for one in missed]
    resolved = resolve_speakers(page, (*found, *asked), article.published)
    for one in mentions:
        count = counts.setdefault(KINDS[one.kind], Count())
        count.gold += 1
        count.found += one not in missed
        statement = next(other for other in resolved if _meets(one, other))
        name = None if statement.speaker is None else statement.speaker.name
        answer = None if name is None else _fold(name)
        if answer in one.answers:
            count.right += 1
        elif answer is None:
            count.null += 1
        else:
            count.wrong.append(f"{path.name}: {one.text} -> {name}")


def measure(paths: Iterable[Path]) -> dict[str, Count]:
    """Return the counts by kind of mention over texts."""
    counts: dict[str, Count] = {}
    for path in paths:
        judge(counts, path)
    return counts


def _meets(one: Mention, statement: Statement) -> bool:
    return statement.mention is not None and statement.mention.span.overlaps(one.span)


def _ask(one: Mention) -> Statement:
    """Return a statement without words of its own that only asks who the mention is."""
    empty = Span(one.span.end, one.span.end)
    return Statement(StatementKind.INDIRECT, empty, (empty,), "asked", Mark(one.text, one.span))


def _fold(name: str) -> str:
    words = name.casefold().replace("’", "'").removeprefix("the ").split()
    return " ".join(words)
