"""Laws of dates: reading never raises, printed words are slices, and other dates never move a header stamp."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.dates import find_dates
from onrecord.extract.dates.scanning import scan_dates
from onrecord.model import Block, BlockKind, Page, SourceFormat, SourceText, Span
from onrecord.resolve.publication import choose_publication

PIECES = st.lists(
    st.sampled_from(
        ["8", "08", "2022", "31", "12", "/", ".", "-", " ", ", ", ":", "Feb", "March", "мая", "Uhr", "PM", "GMT", "+03:00", "T", "\n", "th", "(", ")", "Published", "Tuesday", "٢", "²"]
    ),
    max_size=24,
).map("".join)  # fmt: skip


def page_of(text: str) -> Page:
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH, "law")
    return Page(SourceText("0" * 64, text, "utf-8", SourceFormat.PAGE_TEXT), (block,) if text else ())


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), PIECES))
def test_reading_never_raises_and_prints_what_stands_there(text: str) -> None:
    for claim in find_dates(page_of(text), None):
        assert claim.span is not None
        assert claim.printed == claim.span.of(text)
    for mark in scan_dates(text):
        assert 0 <= mark.start < mark.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_other_dates_never_change_a_header_stamp(noise: str) -> None:
    text = f" date 2022-02-16 After the talks the ministers met again in the capital.\n\nLater: {noise}"
    chosen = choose_publication(find_dates(page_of(text), None), None)
    assert chosen is not None
    assert chosen.value.date is not None
    assert chosen.value.date.iso == "2022-02-16"
