from __future__ import annotations

import pytest

from onrecord.cli.dates_in_words import claim_in_words, in_words, precision_in_words
from onrecord.model import DateClaim, DateRole, PartialDate, Precision


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (PartialDate(2022, 2, 8, "03:20"), "8 February 2022, 03:20 (zone not stated)"),
        (PartialDate(2022, 2, 7, "22:33", "+00:00", "GMT"), "7 February 2022, 22:33 GMT (UTC)"),
        (PartialDate(2022, 2, 7, "22:33", "+00:00"), "7 February 2022, 22:33 UTC"),
        (PartialDate(2024, 6, 1, "09:00", "+05:30", "IST"), "1 June 2024, 09:00 IST (UTC+05:30)"),
        (PartialDate(2024, 6, 1, "09:00", None, "IST"), "1 June 2024, 09:00 IST (offset not certain)"),
        (PartialDate(2022, 2, 16), "16 February 2022"),
        (PartialDate(2022, 2), "February 2022"),
        (PartialDate(2022), "2022"),
        (PartialDate(None, 2, 7), "7 February"),
    ],
)
def test_a_date_is_as_precise_as_the_text(date: PartialDate, words: str) -> None:
    assert in_words(date) == words


def test_an_open_order_shows_both_readings() -> None:
    claim = DateClaim(DateRole.PUBLISHED, (PartialDate(2022, 2, 8), PartialDate(2022, 8, 2)))
    assert claim_in_words(claim) == "8 February 2022 or 2 August 2022"


def test_precision() -> None:
    assert precision_in_words(Precision.MONTH) == "to the month"
    assert precision_in_words(None) == "without a year"
