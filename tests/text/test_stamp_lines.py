"""A date line whose "a.m." ends like a sentence is no prose; a clause behind a dateline opens the text."""

from __future__ import annotations

import pytest

from onrecord.model import BlockKind, Span
from onrecord.text.page_text import cut_page_text
from onrecord.text.units import read_unit


@pytest.mark.parametrize(
    "line",
    [
        "April 24, 2020 at 9:06 a.m.",
        "Published: Nov. 19, 2019, 6:18 p.m. Updated: Nov. 19, 2019, 7:10 p.m.",
        "07:15 p. m.",
        "4:14 p.m.",
    ],
)
def test_date_line_is_no_prose(line: str) -> None:
    assert not read_unit(line, Span(0, len(line))).is_prose


@pytest.mark.parametrize("line", ["The gate opens at 9:06 a.m.", "He died on Tuesday.", "It began on May 3."])
def test_sentence_with_a_time_stays_prose(line: str) -> None:
    assert read_unit(line, Span(0, len(line))).is_prose


def test_clause_behind_a_dateline_opens_the_text() -> None:
    clause = "VELDEN BAY (AP) — The Latest on the strike of the harbour pilots (all times local):"
    lines = (
        "Home",
        "The Latest: Harbour pilots talk to minister",
        "January 5, 2024",
        clause,
        "4:14 p.m.",
        "Harbour pilots extended their strike on Friday, leaving forty ships waiting off the coast of Valdoria.",
        "The union of the pilots said that its members would not return to work until more pilots are hired.",
        "The transport minister said that the government would use every tool that the law gives it.",
    )
    text = "\n".join(lines)
    kinds = {block.span.of(text): block.kind for block in cut_page_text(text)}
    assert kinds[clause] is BlockKind.PARAGRAPH
