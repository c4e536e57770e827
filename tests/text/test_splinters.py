"""Sentences cut at their links are put together again, though a piece looks like a date line or a menu."""

from __future__ import annotations

import pytest

from onrecord.extract.dates.scanning import scan_dates
from onrecord.text.page_text import cut_page_text

_HEAD = (
    "Home",
    "News",
    "Harbour pilots in Valdoria strike for a second week",
    "By Ana Holm",
    "January 5, 2024",
)
_TEXT = (
    "Harbour pilots extended their strike on Friday, leaving forty ships waiting off the coast of Valdoria.",
    "The union of the pilots said that its members would not go back to work until more pilots are hired.",
    "The transport minister said that the government would use every tool that the law gives it.",
)


def _body(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [" ".join(block.span.of(text).split()) for block in cut_page_text(text) if block.kind.is_body]


@pytest.mark.parametrize(
    "pieces",
    [
        ("The unit was designed for the coldest regions of", "North America", "."),
        ("The law qualifies the pilots for credits of up to", "$2,000", "through", "December 31, 2032", "."),
        ("The pilots can order new boats from", "October 1, 2024", ". The union will pay."),
        ("The strike was called by", "Gunnar Tveit", ", who leads the union of the pilots."),
    ],
)
def test_pieces_of_a_sentence_are_one_paragraph(pieces: tuple[str, ...]) -> None:
    assert " ".join(pieces) in _body(*_HEAD, *_TEXT[:2], *pieces, _TEXT[2])


def test_lines_below_a_whole_sentence_stay_apart() -> None:
    assert _body(*_HEAD, *_TEXT, "North America", ".") == list(_TEXT)


def test_a_last_paragraph_below_a_film_is_text() -> None:
    last = "The pilots of the harbour will talk to the minister about the strike on Monday."
    below = ("WATCH:", "Harbour Watch (@harbourwatch) January 5, 2024", last, "Follow us on Twitter")
    assert _body(*_HEAD, *_TEXT, *below)[-1] == last


def test_the_first_of_other_stories_is_no_text() -> None:
    other = "A minister in another country said that the pilots of its harbour will not strike this year."
    assert other not in _body(*_HEAD, *_TEXT, "Related", "No strike", other, "Bear eats honey", "Snow falls")


def test_comments_begin_below_their_number() -> None:
    comments = (
        "34 Responses to “Harbour pilots strike”",
        "joe says:",
        "I think that the pilots are right to strike.",
    )
    assert _body(*_HEAD, *_TEXT, *comments) == list(_TEXT)


@pytest.mark.parametrize(
    ("printed", "hour"), [("Oct. 12, 2021 7:40 pm611 Comments", 19), ("30 Dec 2024 at 5:12amUpdated", 5)]
)
def test_a_meridiem_ends_where_a_space_was_lost(printed: str, hour: int) -> None:
    clock = scan_dates(printed)[0].clock
    assert clock is not None
    assert clock.hour == hour


def test_a_list_in_small_letters_stays_a_list() -> None:
    items = ("pilots who work at night", "cooks", "divers", "clerks", "guards")
    assert not any("cooks divers" in line for line in _body(*_HEAD, *_TEXT[:2], *items, _TEXT[2]))
