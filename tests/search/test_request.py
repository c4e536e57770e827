from __future__ import annotations

from datetime import date

import pytest

from onrecord.errors import SettingsError
from onrecord.search.request import Days, Request, parse_days


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2022-02-08", None, Days(date(2022, 2, 8), None)),
        (None, "2022-02-08", Days(None, date(2022, 2, 9))),
        ("2022-02", "2022-02", Days(date(2022, 2, 1), date(2022, 3, 1))),
        ("2022-12", "2022-12", Days(date(2022, 12, 1), date(2023, 1, 1))),
        ("2022", "2022", Days(date(2022, 1, 1), date(2023, 1, 1))),
        ("2024-02-29", "2024-02-29", Days(date(2024, 2, 29), date(2024, 3, 1))),
        (None, None, Days()),
    ],
)
def test_days_are_as_wide_as_what_is_written(first: str | None, last: str | None, days: Days) -> None:
    assert parse_days(first, last) == days


@pytest.mark.parametrize(
    "wrong", ["yesterday", "2022-02-30", "08/02/2022", "2022-2-8", "", "99999", "0000-01-01", "9999-12-31"]
)
def test_what_is_no_date_is_told(wrong: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_days(None, wrong)
    assert "is not a date" in str(caught.value)
    assert caught.value.exit_code == 2


def test_days_the_wrong_way_round_are_told() -> None:
    with pytest.raises(SettingsError, match="lies behind"):
        parse_days("2022-02-09", "2022-02-08")


def test_which_filters_speak_of_statements() -> None:
    assert Request(speakers=("Flint",)).about_statements
    assert Request(cues=("denying",)).about_statements
    assert not Request(agencies=("Northwire",), languages=("en",)).about_statements
