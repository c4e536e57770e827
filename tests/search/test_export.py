from __future__ import annotations

import csv
import io

import pytest

from onrecord.model import Span
from onrecord.search.export import COLUMNS, harmless, to_csv, to_values
from onrecord.search.marked import Marked
from onrecord.search.results import ArticleFacts, ArticleHit, Results, StatementHit
from onrecord.search.stated import Stated, state_publication

FACTS = ArticleFacts(
    article_id="a" * 64,
    headline='=HYPERLINK("http://x")',
    authors=("Lena Brook", "Jo Roe"),
    publisher="@Gazette",
    published=Stated("2022-02-07", "22:33", "+00:00", "minute", "22:33 GMT 07.02.2022"),
    paths=("-rf.txt", "b, c.txt"),
)
STATEMENT = StatementHit(
    id="a" * 16 + ":1-9",
    kind="direct",
    text=Marked('+1 "quoted"\nnext line', (Span(0, 2),)),
    article=FACTS,
    speaker="Ada Flint",
)
RESULTS = Results((STATEMENT,), (ArticleHit(Marked(FACTS.headline), (Marked("a snippet"),), FACTS),), 1, 1)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1+1", "=cmd|' /C calc'!A0"])
def test_a_cell_never_opens_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "words", "a=b", "“-1”", "1-2", "3 + 4"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert harmless(cell) == cell


def test_csv_reads_back_with_every_cell() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(RESULTS))))
    assert [row["is"] for row in rows] == ["statement", "article"]
    assert rows[0]["text"] == '\'+1 "quoted"\nnext line'
    assert rows[0]["authors"] == "Lena Brook; Jo Roe"
    assert rows[0]["published"] == "2022-02-07 22:33 +00:00"
    assert rows[0]["publisher"] == "'@Gazette"
    assert rows[0]["paths"] == "'-rf.txt; b, c.txt"
    assert set(rows[1]) == set(COLUMNS)


def test_json_values_hold_offsets_and_nulls() -> None:
    statement, article = to_values(RESULTS)
    assert statement["is"] == "statement"
    assert statement["hits"] == [[0, 2]]
    assert statement["speaker_role"] is None
    assert statement["published"]["utc_offset"] == "+00:00"
    assert article["is"] == "article"
    assert article["snippets"] == [{"text": "a snippet", "hits": []}]


@pytest.mark.parametrize(
    ("fields", "stated"),
    [
        ({"undated": True}, ""),
        ({"undated": True, "published_printed": "08/02/2022", "first_possible": "2022-02-07T10:00:00Z"}, ""),
        ({"first_possible": "2022-02-07T10:00:00Z", "published_precision": "day"}, "2022-02-08"),
        ({"first_possible": "2022-02-07T13:20:00Z", "published_precision": "minute"}, "2022-02-08 03:20"),
        ({"first_possible": "2022-02-07T22:33:00Z", "published_precision": "minute", "published_zone": "+00:00"}, "2022-02-07 22:33 +00:00"),
        ({"first_possible": "2022-02-08T04:30:00Z", "published_precision": "minute", "published_zone": "-05:00"}, "2022-02-07 23:30 -05:00"),
        ({"first_possible": "2022-02-07T13:20:00Z", "published_precision": "minute", "published_zone": "IST"}, "2022-02-08 03:20 IST"),
        ({"first_possible": "2022-01-31T10:00:00Z", "published_precision": "month"}, "2022-02"),
        ({"first_possible": "2021-12-31T10:00:00Z", "published_precision": "year"}, "2022"),
    ],
)  # fmt: skip
def test_a_date_is_stated_as_the_text_does(fields: dict[str, object], stated: str) -> None:
    assert str(state_publication({"undated": False, **fields})) == stated
