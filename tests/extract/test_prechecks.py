"""Look-ups that spare lines a pattern must let through whatever the pattern would find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.bylines.cues import STOP_CUE, may_stop
from onrecord.extract.dates.textual import match_month_day
from onrecord.text.prose import measure, without_signs
from onrecord.vocabulary import phrases

CUES = [
    *phrases("bylines", "not_author_cues"),
    *phrases("date_cues", "published"),
    *phrases("date_cues", "updated"),
]


@pytest.mark.parametrize("joint", [" {}", " {}: today", "|{}/", " {} 8 May", "\u00a0{} "])
def test_no_stop_cue_is_missed(joint: str) -> None:
    for cue in CUES:
        for printed in (cue, cue.upper(), cue.title(), cue.replace("i", "İ").upper()):
            line = "Jane Roe" + joint.format(printed)
            assert may_stop(line) or STOP_CUE.search(line) is None, line


def test_names_alone_are_spared() -> None:
    assert not may_stop("Jane Roe, John Doe, Northtown")


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("February 8, 2022", 2022, 2, 8),
        ("Feb. 8, 2022", 2022, 2, 8),
        ("July the 4th, 2021", 2021, 7, 4),
        ("MARCH\u00a03, 2021", 2021, 3, 3),
        ("марта 5, 2021", 2021, 3, 5),
    ],
)
def test_months_before_days(text: str, year: int, month: int, day: int) -> None:
    mark = match_month_day(text, text.index(str(day)))
    assert mark is not None
    assert (mark.year, mark.month, mark.day) == (year, month, day)


@pytest.mark.parametrize("text", ["Chapter 8, 2022", "the 8, 2022", "mar8, 2022"[3:], "Sunmarch 8, 2022"])
def test_other_words_before_numbers(text: str) -> None:
    assert match_month_day(text, text.index("8")) is None


@given(st.text(alphabet="ab Z’'“”–—…\u00a0é1_.", max_size=60))
def test_signs_of_print_part_words(text: str) -> None:
    """What typographic signs part is counted as the pattern for words counts it."""
    assert measure(text)[1] == measure(without_signs(text))[1]
    assert len(without_signs(text)) == len(text)
