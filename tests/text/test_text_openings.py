"""How texts begin and end on page text: datelines are no decks, an agency in brackets ends a paragraph."""

from __future__ import annotations

import pytest

from onrecord.model import BlockKind
from onrecord.text.page_text import cut_page_text
from onrecord.text.prose import measure
from onrecord.text.stamps import opens_with_dateline, tell_stamp


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
        ("The fleet went out. (AFP/Reuters)", True),
        ("The fleet went out, April 11. (Petra Winslade/The Courier)", False),
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


FIRST = "Trains will not run before Thursday, and buses cannot use the damaged road, the operator said."
SECOND = (
    "The river had risen overnight after three days of rain, which the commission had warned of last week."
)


def kinds(*lines: str) -> dict[str, BlockKind]:
    """Return the kind of every line of a page."""
    page = "\n".join(lines)
    return {block.span.of(page): block.kind for block in cut_page_text(page)}


@pytest.mark.parametrize(
    "between",
    ["Read also: Bay closed over sewage, 4 June 2021", "Posted by Orrin School on Thursday, May 26, 2022"],
)
def test_a_dated_line_about_something_else_cuts_no_text_off(between: str) -> None:
    found = kinds("Flood closes rail line in north", "20 October 2025", FIRST, between, SECOND)
    assert found[FIRST] is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "line", ["Fixtures 24/11 27/11 1/12", "6-8 m 12.50 75.00", "12 captures - https://a.example/b"]
)
def test_rows_of_numbers_and_addresses_are_no_headlines(line: str) -> None:
    found = kinds(line, "Flood closes rail line in north", "20 October 2025", FIRST, SECOND)
    assert found["Flood closes rail line in north"] is BlockKind.HEADLINE
    assert found[line] is not BlockKind.HEADLINE


def test_two_sentences_are_no_headline() -> None:
    lines = (FIRST + " Nobody was hurt in it.", SECOND + " It said so twice.")
    found = kinds("Jam", "3 hours ago", *lines, "20 October 2025")
    assert [found[line] for line in lines] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_pages_in_scripts_without_spaces_or_capitals_have_headlines() -> None:
    chinese = (
        "老桥因木桩开裂关闭至秋季", "2022年02月08日 09:15",
        "港务局宣布，由于潜水员在木桩上发现裂缝，老桥将关闭至秋季。发言人说，维修费用约为三百万元，两岸居民可以免费乘坐渡轮。",
    )  # fmt: skip
    arabic = (
        "إغلاق الجسر القديم حتى الخريف", "٨ فبراير ٢٠٢٢",
        "أعلنت هيئة الميناء إغلاق الجسر القديم حتى الخريف بعد اكتشاف تشققات في الأعمدة الخشبية للرصيف، وقال متحدث باسمها إن الإصلاحات ستكلف نحو ثلاثة ملايين.",
    )  # fmt: skip
    for lines in (chinese, arabic):
        assert list(kinds(*lines).values()) == [BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.PARAGRAPH]


def test_a_clause_with_a_day_is_no_date_line() -> None:
    shape, words = measure("Welcomes the signing of the agreement on 4 August 2019; and")
    assert tell_stamp("Welcomes the signing of the agreement on 4 August 2019; and", words) is None
    assert tell_stamp("Welcome, 4 August 2019", words[:2]) is not None
    assert not shape.terminal


HIRED = (
    "Hollis Grandage was sworn in as the keeper of the harbour in May, after nine years in the old office."
)


def test_a_line_right_above_the_text_is_its_headline_where_nothing_better_is() -> None:
    assert kinds("Home", "Hollis Grandage", HIRED, SECOND)["Hollis Grandage"] is BlockKind.HEADLINE


@pytest.mark.parametrize("line", ["Ministry of Waters", "Latest results"])
def test_an_office_or_what_the_text_does_not_speak_of_is_no_headline(line: str) -> None:
    assert kinds("Home", line, HIRED, SECOND)[line] is not BlockKind.HEADLINE


def test_one_word_that_the_text_speaks_of_is_a_title_above_its_deck() -> None:
    page = (
        "Menu",
        "Harbour",
        "How a town was made, and then unmade, by its boats.",
        "By Petra Lund",
        HIRED,
        SECOND,
    )
    assert kinds(*page)["Harbour"] is BlockKind.HEADLINE
    assert kinds("Menu", "Politics", *page[2:])["Politics"] is not BlockKind.HEADLINE


def test_the_title_of_a_film_in_a_player_is_no_headline() -> None:
    title, film = "Keeper of the harbour sworn in", "Keeper of harbour sworn in after nine years in office"
    found = kinds(title, "May 4, 2021", "JUST WATCHED", film, "Replay", HIRED, SECOND)
    assert found[title] is BlockKind.HEADLINE
    assert found[film] is not BlockKind.HEADLINE


def test_a_deck_told_in_a_sentence_is_no_headline_below_a_short_title() -> None:
    deck = (
        "What the keeper of a harbour learned about boats, about rain and about the people of the old office."
    )
    assert kinds("Essays", "The Quiet Harbour", deck, "By Petra Lund", HIRED, SECOND)[deck] is BlockKind.DECK
    assert (
        kinds("Essays", "Other news", deck, "By Petra Lund", HIRED, SECOND)["Other news"]
        is not BlockKind.HEADLINE
    )
