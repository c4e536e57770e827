"""Laws of dates: reading never raises, printed words are slices, other dates never move the page's own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article import raw_file, read_article
from onrecord.extract.dates import find_dates
from onrecord.extract.dates.scanning import scan_dates
from onrecord.model import Article, Block, BlockKind, Page, SourceFormat, SourceText, Span
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


DATES = st.sampled_from(
    ["3 May 2021", "May 3, 2021", "03.05.2021", "2021-05-03", "3. Mai 2021", "3 мая 2021 года", "5/13/2021", "13/05/2021", "le 3 mai 2021", "3 de mayo de 2021", "May 2021", "3 May", "Tuesday, May 4", "May 4, 2021 at 3:20 PM ET", "2021-05-03T10:00:00Z", "31 June 2021", "１３ May 2021", "03-05-21", "Mon 3 May 2021 14.01 BST", "٣ مايو ٢٠٢١", "2021年5月3日"]
)  # fmt: skip
LINES = st.sampled_from(
    ["{d}", "Published: {d}", "Published {d}", "Updated: {d}", "Last updated on {d}.", "By Jane Doe | {d}", "By Jane Doe\n{d}", "Jane Doe\n{d}", "Stand: {d}", "{d}\n{d}", "© {d}", "— Jane Doe (@jane) {d}", "Comments\nfan77\n{d} at 10:22\nNonsense!", "Related\nOld story\n{d}", "This article was first published on {d}.", "Correction, {d}: the name was wrong.", "PORT ANSEL, {d} (AP) — The quay is closed.", "(Reuters, {d})", "Event date: {d}", "{d} – {d}", "Источник: ТАСС, {d}", " date {d} ", " date 2020-01-01 old.example.com", "### {d}", "**{d}**", "| {d} |", "[{d}](http://x.example/2021/05/03/a)"]
)  # fmt: skip
SENTENCES = st.sampled_from(
    ["The minister said on {d} that the bridge would close, and nobody in the town hall believed a word of it.", "“We signed the treaty on {d} and broke it soon,” said Bram Oyelaran, who was there on both days.", "The company, founded on {d}, reported its results and its shares fell by a tenth within the hour.", "As of {d}, the water stood at its highest level since records began, the commission said in a note."]
)  # fmt: skip
HEADLINE = "Divers find cracks in the piles of the old quay"
BODY = (
    "Work on the quay at Karsholm stopped after divers found cracks in its wooden piles, which were driven in by hand.",
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year at least.",
    "The council voted by a narrow margin to keep the ferry going while the bridge stays closed to cars and lorries.",
    "The harbour master told the council that nobody had looked below the waterline since the end of the war.",
)
STAMPS = st.sampled_from(
    [
        "Published: 16 February 2022",
        "16 February 2022",
        "Wed 16 Feb 2022 10.20 GMT",
        "Published 2022-02-16 10:20",
    ]
)
GAPS = st.sampled_from(["\n", "\n\n"])


def dated(forms: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return texts of one of `forms` with a date in it."""
    return st.builds(lambda form, date: form.replace("{d}", date), forms, DATES)


def among(parts: tuple[str, ...], added: list[tuple[int, str]]) -> list[str]:
    """Return `parts` with every text of `added` put in at its place."""
    result = list(parts)
    for place, text in added:
        result.insert(place % (len(result) + 1), text)
    return result


def published(parts: list[str], gap: str) -> str | None:
    """Return the publication that is read from a page of `parts`."""
    article = read_article(raw_file("page.txt", gap.join(parts).encode()))
    assert isinstance(article, Article)
    chosen = article.published
    return None if chosen is None or chosen.value.date is None else chosen.value.date.iso


PLACED = st.lists(st.tuples(st.integers(0, 9), dated(st.one_of(LINES, SENTENCES))), min_size=1, max_size=4)
TOLD = st.lists(st.tuples(st.integers(0, 9), dated(SENTENCES)), min_size=1, max_size=4)


@settings(max_examples=80, deadline=None)
@given(PLACED, GAPS, st.sampled_from(["", "example.com", "Divers find cracks"]))
def test_no_line_and_no_box_changes_a_header_stamp(added: list[tuple[int, str]], gap: str, site: str) -> None:
    page = [f" date 2022-02-16 {site}", *among((HEADLINE, *BODY), added)]
    assert published(page, gap) == "2022-02-16"


@settings(max_examples=80, deadline=None)
@given(TOLD, GAPS, STAMPS)
def test_no_sentence_of_the_body_changes_a_stamp(added: list[tuple[int, str]], gap: str, stamp: str) -> None:
    assert published([HEADLINE, "By Egil Thorsby", stamp, *among(BODY, added)], gap) == "2022-02-16"


@settings(max_examples=80, deadline=None)
@given(st.lists(dated(LINES), min_size=1, max_size=3), GAPS, STAMPS)
def test_nothing_below_the_body_changes_a_stamp(added: list[str], gap: str, stamp: str) -> None:
    assert published([HEADLINE, "By Egil Thorsby", stamp, *BODY, *added], gap) == "2022-02-16"


@settings(max_examples=80, deadline=None)
@given(TOLD, GAPS)
def test_sentences_alone_date_no_page(added: list[tuple[int, str]], gap: str) -> None:
    assert published([HEADLINE, "By Egil Thorsby", *among(BODY, added)], gap) is None
