"""Names and bylines: every shape of the grammar, and what is no person."""

from __future__ import annotations

import pytest

from onrecord.extract.bylines import find_authors
from onrecord.extract.bylines.grammar import names_in
from onrecord.extract.bylines.names import read_name
from onrecord.model import Block, BlockKind, Page, SourceFormat, SourceText, Span

BODY = "The harbour was closed on Monday after a storm, the harbour master said in a long statement to the press."


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Jane Doe", "Jane Doe"), ("JANE MCDONALD", "Jane McDonald"), ("LUIS DE LA CRUZ", "Luis de la Cruz"), ("Jan van der Berg", "Jan van der Berg"),
        ("SEAN O'BRIEN", "Sean O'Brien"), ("Anne-Marie Slaughter", "Anne-Marie Slaughter"), ("J.R. Smith", "J.R. Smith"), ("Иван Петров", "Иван Петров"),
    ],
)  # fmt: skip
def test_reads_a_name(printed: str, name: str) -> None:
    assert read_name(printed) == name


@pytest.mark.parametrize(
    "printed",
    ["Monday evening", "Associated Press", "Reuters", "Staff Writer", "New York", "Read More", "BBC News", "Jane", "the president", "CBS Detroit"],
)  # fmt: skip
def test_reads_no_name(printed: str) -> None:
    assert read_name(printed) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("JANE DOE, Associated Press", ["Jane Doe"]), ("Jane Doe and John Roe", ["Jane Doe", "John Roe"]), ("Jane Doe in London", ["Jane Doe"]),
        ("Jane Doe, Senior Reporter", ["Jane Doe"]), ("Jane Doe jane.doe@example.org", ["Jane Doe"]), ("Jane Doe @janedoe", ["Jane Doe"]),
        ("Jane Doe Fox News", ["Jane Doe"]), ("Political editor Jane Doe", ["Jane Doe"]), ("Jane Doe, John Roe & Max Poe", ["Jane Doe", "John Roe", "Max Poe"]),
        ("staff and agencies", []), ("the harbour master", []),
    ],
)  # fmt: skip
def test_names_in_a_byline(line: str, names: list[str]) -> None:
    assert [piece.name for piece in names_in(line, 0, len(line))] == names


def authors_above(line: str) -> list[str]:
    text = f"Harbour Closed\n{line}\n{BODY}"
    low, high = 15, 15 + len(line)
    blocks = (
        Block(Span(0, 14), BlockKind.HEADLINE, "test"),
        Block(Span(low, high), BlockKind.BYLINE, "test"),
        Block(Span(high + 1, len(text)), BlockKind.PARAGRAPH, "test"),
    )
    page = Page(SourceText("0" * 64, text, "utf-8", SourceFormat.PAGE_TEXT), blocks)
    found = find_authors(page)
    assert all(author.span is not None and author.span.of(text) == author.printed for author in found)
    return [author.value for author in found]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe", "by: Jane Doe", "Von Jane Doe", "Par Jane Doe", "Por Jane Doe", "Автор: Jane Doe", "Written by Jane Doe on July 27, 2017",
        "Jane Doe Published February 08, 2022 | 03:20 AM", "Posted on September 21, 2020 by Jane Doe", "By Jane Doe, Photos by John Roe",
        "/ By Jane Doe", "Recipe by Jane Doe", "As told to Jane Doe", "Words Jane Doe  Pictures John Roe", "September 21, 2020 By Jane Doe Leave a Comment",
        "The Coast Times | India | Written by Jane Doe",
    ],
)  # fmt: skip
def test_shapes_of_a_byline(line: str) -> None:
    assert authors_above(line) == ["Jane Doe"]


@pytest.mark.parametrize(
    "line", ["Residents carry sunbeds on August 16, 2023. \u00a9 Jane Doe, AFP", "Premier League | 12 May 2020", "Real Estate | 12 May 2020", "12 May 2020 | Royal Navy", "By Monday evening", "By the Associated Press", "By Staff Writer", "Editing by Jane Doe", "Photo: Jane Doe", "By Reuters"]
)  # fmt: skip
def test_no_authors(line: str) -> None:
    assert authors_above(line) == []


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("温素霞", "温素霞"),
        ("中沢 克二", "中沢 克二"),
        ("更新时间", None),
        ("来源：新华网作者：温素霞", None),
        ("文｜财新 余聪", None),
        ("このニュースをシェア", None),
        ("独立行政法人情報処理推進機構", None),
        ("ソフトウェア", None),
        ("ジェーン・ドウ", "ジェーン・ドウ"),
    ],
)
def test_labels_in_scripts_without_capitals_are_no_names(printed: str, name: str | None) -> None:
    assert read_name(printed) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("DARLENE KOTTKE Lincoln Journal Star", ["Darlene Kottke"]),
        ("JANE FERROW The Daily Courier", ["Jane Ferrow"]),
        ("NEW YORK Daily News", []),
        ("JANE FERROW Lower Maddock", []),
        ("BBC NEWS Staff", []),
    ],
)
def test_a_name_in_capitals_stands_before_its_house(line: str, names: list[str]) -> None:
    assert [piece.name for piece in names_in(line, 0, len(line))] == names
