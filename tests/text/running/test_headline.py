"""Pages that lost their lines: where the headline begins and ends, and that nothing of a bare text is taken."""

import pytest

from onrecord.model import BlockKind
from onrecord.text.page_text import cut_page_text
from pages_for_text import BYLINE, HEADLINE, PARAGRAPHS, TAIL

MENU = "Skip to content Home News World Politics Business Sport Opinion Culture Weather Sign in Subscribe"
MORE = tuple(
    paragraph.replace("council", "board").replace("harbour", "ferry").replace("Okafor", "Ms Okafor")
    for paragraph in PARAGRAPHS[1:]
)
TEXT = " ".join([*PARAGRAPHS, *MORE])


def headline_of(text: str) -> str | None:
    return next(
        (block.span.of(text) for block in cut_page_text(text) if block.kind is BlockKind.HEADLINE), None
    )


def body_of(text: str) -> str:
    return " ".join(block.span.of(text) for block in cut_page_text(text) if block.kind.is_body)


@pytest.mark.parametrize(
    "signature",
    [
        BYLINE,
        "By Maren Holt Published March 8, 2031",
        "Published 8 March 2031 Share this page",
        "Fri 10 Mar 2031 14.05 GMT",
    ],
)
def test_the_headline_between_menu_and_byline(signature: str) -> None:
    text = f"{MENU} {HEADLINE} {signature} {TEXT} {' '.join(TAIL)}"
    assert headline_of(text) == HEADLINE
    assert all(paragraph in body_of(text) for paragraph in PARAGRAPHS[1:])


def test_printed_twice_in_a_row() -> None:
    text = f"{MENU} {HEADLINE} {HEADLINE} {BYLINE} {TEXT}"
    assert headline_of(text) == HEADLINE


def test_the_text_alone_has_no_headline_and_loses_nothing() -> None:
    assert headline_of(TEXT) is None
    assert body_of(TEXT).split() == TEXT.split()


def test_a_date_inside_a_sentence_parts_nothing() -> None:
    text = TEXT.replace("The council had asked", "The council had in the week of March 8, 2031 asked")
    assert body_of(f"{text} {' '.join(MORE)}").split() == f"{text} {' '.join(MORE)}".split()


def test_what_goes_on_with_a_sentence_is_body() -> None:
    text = TEXT.replace("four million", "€4.50 million, 12.99 less than on March 8")
    assert body_of(text).split() == text.split()


@pytest.mark.parametrize("button", ["Share this on Twitter", "Click here to share on social media Share"])
def test_the_first_sentence_behind_a_button_stays(button: str) -> None:
    first = "Lawmakers in Orrin have approved a bill that bans bottles at public events from next summer."
    text = f"{MENU} {HEADLINE} {BYLINE} {button} {first} {TEXT}"
    assert first in body_of(text)


def test_a_genre_opens_a_headline_behind_a_menu() -> None:
    text = (
        "The White House Search Economy Budget Immigration REMARKS Remarks by President at Hull Art Ceremony"
        " Issued on: July 18, 2019 Share: East Room. The president thanked the children who had drawn the ships"
        " for the ceremony. "
    ) + "The art competition began in March, and nobody thought that anybody would come to draw a hull. " * 9
    blocks = cut_page_text(text)
    found = [block.span.of(text) for block in blocks if block.kind is BlockKind.HEADLINE]
    assert found
    assert found[0].startswith("Remarks by President")


def test_a_pair_of_words_that_the_text_holds_is_not_cut() -> None:
    text = TEXT.replace("old breakwater", "Lower Maddock breakwater")
    title = "Lower Maddock breakwater to close as council asks for plans"
    assert headline_of(f"{MENU} Shipping {title} {BYLINE} {text}") == title


def test_a_short_other_story_above_the_headline() -> None:
    other = (
        "Farmers in the next valley say that the new fence along the river has kept their cattle out of it."
    )
    title = "Council asks three companies for plans to rebuild the harbour"
    assert headline_of(f"{MENU} {other} {title} {BYLINE} {TEXT} {TEXT}") == title


def test_a_sentence_of_the_text_is_no_headline_though_the_page_prints_it_again() -> None:
    said = PARAGRAPHS[1]
    assert headline_of(f"{TEXT} {said}") is None


def test_the_word_that_opens_the_date_is_not_the_headlines() -> None:
    title = "Council asks three companies for plans as costs drag on"
    assert headline_of(f"{MENU} {title} Published 8 March 2031, 10:15 am {TEXT}") == title


def test_a_notice_above_the_text_is_no_headline() -> None:
    notice = "This article is more than 1 year old"
    assert headline_of(f"{MENU} {notice} {BYLINE} {TEXT}") != notice
    found = headline_of(f"{MENU} {HEADLINE} {notice} {BYLINE} {TEXT}")
    assert found is None or notice not in found


@pytest.mark.parametrize("stamp", ["Published 7:40 p.m. ET Feb. 8, 2031", "10:31, Feb 08 2031"])
def test_a_day_behind_a_time_stays_whole(stamp: str) -> None:
    blocks = [
        block.span.of(text) for text in [f"{MENU} {HEADLINE} {stamp} {TEXT}"] for block in cut_page_text(text)
    ]
    assert not any(block.startswith(("8, 2031", "08 2031")) for block in blocks)
    assert PARAGRAPHS[0][:40] in body_of(f"{MENU} {HEADLINE} {stamp} {TEXT}")
