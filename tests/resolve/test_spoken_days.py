"""The printed day against the publication: a day, a day without its year, or nothing."""

from __future__ import annotations

import pytest

from onrecord.model import PartialDate
from onrecord.resolve.spoken_days import read_spoken

TUESDAY = PartialDate(2022, 2, 8, "03:20")


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Monday", "2022-02-07"),
        ("Tuesday", "2022-02-08"),
        ("Thursday", "2022-02-03"),
        ("today", "2022-02-08"),
        ("yesterday", "2022-02-07"),
        ("February 7", "2022-02-07"),
        ("7 February 2021", "2021-02-07"),
        ("Dec. 30", "2021-12-30"),
        ("Monday, February 7", "2022-02-07"),
    ],
)
def test_reads_the_day(printed: str, iso: str) -> None:
    spoken = read_spoken(printed, TUESDAY)
    assert spoken is not None
    assert spoken.iso == iso


@pytest.mark.parametrize(
    "printed",
    [
        "Wednesday",  # six days back, or tomorrow in another zone
        "Friday, February 7",  # it was a Monday
        "June 1",  # after the publication
        "February 30, 2022",
    ],
)
def test_leaves_doubts_open(printed: str) -> None:
    assert read_spoken(printed, TUESDAY) is None


def test_without_a_publication_only_what_is_printed() -> None:
    assert read_spoken("Monday", None) is None
    assert read_spoken("February 7", None) == PartialDate(None, 2, 7)
    assert read_spoken("February 7, 2022", None) == PartialDate(2022, 2, 7)
    assert read_spoken("Monday", PartialDate(2022, 2)) is None
