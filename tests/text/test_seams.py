"""Pages whose elements touch get their lines back; names with a capital inside and slips of the pen stay whole."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Span
from onrecord.record import build_record
from onrecord.text.seams import cut_seams, is_seamed

_PAGE = (
    "Skip to contentHomeNewsSportSign InReservoir plan would drown 'the only flat field in the valley'"
    "Harriet QuillanEnvironment reporter12:06, 15 Aug 2023Updated 16:44, 15 Aug 2023ShareSave"
    "Farmers have said a plan to flood part of an upland valley to supply homes would end a way of life."
    "The company wants to build a reservoir in the valley, with construction starting as soon as next March."
    'A farmer said the scheme would take "the flat field, and the house, and the road to the house".The company '
    'said the region faced a shortfall of water."Nobody knocked on the door," said Jean DeWitt, 78.'
    "Jean DeWitt lives in the valley. A consultation about the reservoir and the field runs until 30 January."
    "Most readMan finds fish in fridge22 August 2023© 2023 Calder Press"
)


def _cut(line: str) -> list[str]:
    return [span.of(line) for span in cut_seams(line, Span(0, len(line)))]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Sign InReservoir plan", ["Sign In", "Reservoir plan"]),
        ("the valley'5 hours agoShareSave", ["the valley'", "5 hours ago", "Share", "Save"]),
        ("News Reporter12:06, 15 Aug 2023Updated", ["News Reporter", "12:06, 15 Aug 2023", "Updated"]),
        ("at 6:00 a.m. EDTComment on this", ["at 6:00 a.m. EDT", "Comment on this"]),
        ("by the road.The company", ["by the road.", "The company"]),
        ("for years.”“The field", ["for years.”", "“The field"]),
        ("(Image: Live Media)A chip shop", ["(Image: Live Media)", "A chip shop"]),
        ('manage it."I laughed," he said.', ["manage it.", '"I laughed," he said.']),
        ('He said "no."The board met.', ['He said "no."', "The board met."]),
    ],
)
def test_elements_that_touch_are_parted(line: str, pieces: list[str]) -> None:
    assert _cut(line) == pieces


@pytest.mark.parametrize(
    "line",
    [
        "Ron McDonald of YouTube bought an iPhone.",
        "The U.S. Navy sailed at 6 p.m. EDT.",
        "NGOs and MPs met at 10:30, 15 of them in person.",
        'He said "no" and left.',
        "Mr. PetersonHale came, and PetersonHale left.",
    ],
)
def test_what_is_one_stays_whole(line: str) -> None:
    assert _cut(line) == [line]


def test_two_slips_make_no_such_page() -> None:
    text = "He came to the road.The gate was shut. " + "She waited there for an hour and left. " * 20
    assert not is_seamed(text, 1)
    assert is_seamed(_PAGE, 1)


def test_a_page_of_touching_elements_is_read_like_one_in_lines() -> None:
    record = build_record("page.txt", "0" * 64, read_article(raw_file("page.txt", _PAGE.encode())))
    assert record["headline"] == "Reservoir plan would drown 'the only flat field in the valley'"
    assert record["authors"] == ["Harriet Quillan"]
    assert record["published"]["date"] == "2023-08-15"
    assert record["body"].startswith("Farmers have said")
    assert record["body"].endswith("30 January.")
