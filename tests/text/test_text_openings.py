"""How texts begin and end on page text: datelines are no decks, an agency in brackets ends a paragraph."""

from __future__ import annotations

import pytest

from onrecord.model import BlockKind
from onrecord.text.page_text import cut_page_text
from onrecord.text.prose import measure
from onrecord.text.stamps import opens_with_dateline


@pytest.mark.parametrize(
    "line",
    [
        "LEDNICA, 20 October, Valda News - The rail line was closed.",
        "MOSCOW, March 3 (TASS) – He said so.",
        "WASHINGTON, D.C. — The panel met.",
    ],
)
def test_a_dateline_opens_a_text(line: str) -> None:
    assert opens_with_dateline(line)


@pytest.mark.parametrize("line", ["The rail line - and the road - were closed.", "LEDNICA is cut off again."])
def test_other_dashes_and_capitals_are_no_dateline(line: str) -> None:
    assert not opens_with_dateline(line)


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("It destroyed 40 cars. (PTI)", True),
        ("He said “no.” (Reuters)", True),
        ("The party (PTI)", False),
        ("Valley Fund (2019)", False),
    ],
)
def test_an_agency_behind_the_full_stop_ends_a_sentence(line: str, ends: bool) -> None:
    assert measure(line)[0].terminal is ends


def test_a_dated_paragraph_above_the_byline_is_no_deck() -> None:
    page = "\n".join(
        [
            "Flood closes rail line in north",
            "LEDNICA, 20 October, Valda News - The rail line to the coast was closed after the river rose, it said.",
            "Author: Petra Winslade",
            "20 October 2025, 14:20",
            "Trains will not run before Thursday, and buses cannot use the damaged road, the operator said.",
            "The operator said the damage at the bridge would be looked at by divers as soon as the water falls.",
        ]
    )
    blocks = cut_page_text(page)
    first = next(block for block in blocks if block.span.of(page).startswith("LEDNICA"))
    assert first.kind is BlockKind.PARAGRAPH
