"""The day that an attribution names, and days that date something else."""

from __future__ import annotations

import pytest

from onrecord.extract.attribution.reader import Reader
from onrecord.extract.quotations import find_quotations
from onrecord.model import Span


def _days(text: str) -> list[str | None]:
    span = Span(0, len(text))
    reader = Reader(text, find_quotations(text, [span]))
    reader.read_paragraph(span, None)
    assert reader.statements, text
    return [one.said_on.text if one.said_on is not None else None for one in reader.statements]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lind said on Monday that the dam was safe.", "Monday"),
        ("Lind told reporters Thursday night that the dam was safe.", "Thursday"),
        ("The dam is safe, Lind said at a briefing in Velmora on February 7.", "February 7"),
        ("The dam is safe, Lind said on 7 February 2022.", "7 February 2022"),
        ("The dam is safe, Lind said on Monday, February 7, 2022.", "Monday, February 7, 2022"),
        ('"It is safe," said Lind, the mayor, on Friday.', "Friday"),
        ("On Tuesday, Mayor Lind said that the dam was safe.", "Tuesday"),
        ("Speaking in Velmora on Tuesday, Lind said that the dam was safe.", "Tuesday"),
        ("Lind said today that the dam was safe.", "today"),
    ],
)
def test_the_day_of_the_attribution(text: str, day: str) -> None:
    assert _days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Lind said that the dam broke on Monday.",  # the content's day
        "Lind said after the vote on Monday that the dam was safe.",
        "Lind said at Monday's briefing that the dam was safe.",  # which Monday may be told elsewhere
        "Lind said last Monday that the dam was safe.",
        "Lind will say on Monday that the dam is safe.",
        "In the wake of the flood July 15, Mayor Lind said that the dam was safe.",
        "In an interview published on Monday, Lind said that the dam was safe.",
        "Lind said the dam would be safe by Monday.",
        "Lind said in May that the dam was safe.",  # no day
    ],
)
def test_days_of_something_else(text: str) -> None:
    assert set(_days(text)) == {None}


def test_one_sentence_shares_its_day() -> None:
    assert _days("The dam is safe, Lind said on Monday, adding that the road was open.") == [
        "Monday",
        "Monday",
    ]
    assert _days("Lind said on Monday that it held and added that it would hold.") == ["Monday", "Monday"]


def test_doubled_single_marks_are_no_single_ones() -> None:
    text = "''It is safe,'' Lind said. ''We looked.'' \"Fine,\" Lind added."
    span = Span(0, len(text))
    reader = Reader(text, find_quotations(text, [span]))
    reader.read_paragraph(span, None)
    assert [one.rule for one in reader.statements] == ["final", "free", "final"]
