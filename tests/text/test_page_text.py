"""Pages saved as text, in every rendering: the headline, the body and nothing else."""

import textwrap

import pytest

from onrecord.model import Block, BlockKind
from onrecord.text.page_text import cut_page_text
from pages_for_text import BYLINE, HEADLINE, PAGE, PARAGRAPHS, TAIL


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(text)) for block in cut_page_text(text)]


def body(text: str) -> list[str]:
    return [block.span.of(text) for block in cut_page_text(text) if block.kind.is_body]


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\r\n", "\r", "\n \n\n"])
def test_a_whole_page_in_lines(joint: str) -> None:
    text = joint.join(PAGE)
    assert body(text) == list(PARAGRAPHS)
    named = kinds(text)
    assert (BlockKind.HEADLINE, HEADLINE) in named
    assert (BlockKind.BYLINE, BYLINE) in named


def test_a_page_in_markdown() -> None:
    menu = "\n\n".join(f"* [{item}](/{item.lower()})" for item in ("Home", "World", "Politics"))
    text = f"{menu}\n\n# {HEADLINE}\n\n{BYLINE}\n\n![boats](/b.jpg)\n\n" + "\n\n".join(PARAGRAPHS)
    assert body(text) == list(PARAGRAPHS)


def test_a_page_that_lost_its_lines_keeps_every_sentence() -> None:
    more = [paragraph.replace("council", "board").replace("harbour", "ferry") for paragraph in PARAGRAPHS[1:]]
    text = " ".join([*PAGE[: -len(TAIL)], *more, *TAIL])
    kept = " ".join(body(text))
    for paragraph in PARAGRAPHS:
        assert paragraph in kept
    assert "Recent Stories" not in kept
    assert "All rights reserved" not in kept


def test_wrapped_paragraphs_are_joined() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in PARAGRAPHS)
    assert [" ".join(paragraph.split()) for paragraph in body(text)] == list(PARAGRAPHS)


def test_a_paragraph_broken_by_a_blank_line_stays_two() -> None:
    text = "\n\n".join(
        [
            PARAGRAPHS[0],
            "“We discussed this with many partners, and today with Mr.",
            "President, the door is open,” Okafor added.",
        ]
    )
    assert len(body(text)) == 3


@pytest.mark.parametrize(
    ("first", "kind"),
    [(" date 2031-03-08 AlderCourier.com", None), (f" date 2031-03-08 {HEADLINE}", BlockKind.HEADLINE)],
)
def test_the_header_stamp_is_cut_off(first: str, kind: BlockKind | None) -> None:
    text = first + "\n" + "\n".join(PARAGRAPHS)
    named = kinds(text)
    assert named[0][0] is BlockKind.HEADER
    if kind is not None:
        assert named[1] == (kind, HEADLINE)
    assert body(text) == list(PARAGRAPHS)


def test_a_first_sentence_glued_to_the_stamp_stays_whole() -> None:
    text = " date 2031-03-08 " + "\n\n".join(PARAGRAPHS)
    assert body(text) == list(PARAGRAPHS)


def test_no_sentence_is_lost_to_repetition() -> None:
    refrain = "We will rebuild the harbour, and we will do it before the winter comes."
    text = "\n\n".join([PARAGRAPHS[0], *([refrain] * 20), PARAGRAPHS[3]])
    assert body(text).count(refrain) == 20


def test_a_sentence_with_a_date_is_text_and_a_date_line_is_not() -> None:
    text = "\n".join(
        [
            HEADLINE,
            "8 March 2031",
            *PARAGRAPHS[:2],
            "Okafor visited the port on 7 February 2031.",
            PARAGRAPHS[3],
        ]
    )
    assert "Okafor visited the port on 7 February 2031." in body(text)
    assert "8 March 2031" not in body(text)


def test_furniture_inside_the_text_is_set_aside_and_subheads_stay() -> None:
    text = "\n".join(
        [
            HEADLINE,
            BYLINE,
            *PARAGRAPHS[:2],
            "Advertisement",
            "Read more: Ferry delayed by fog",
            "Nine Years of Waiting",
            *PARAGRAPHS[2:],
        ]
    )
    assert body(text) == [*PARAGRAPHS[:2], "Nine Years of Waiting", *PARAGRAPHS[2:]]


def test_blocks_are_in_order_and_cover_all() -> None:
    text = "\n".join(PAGE)
    blocks: tuple[Block, ...] = cut_page_text(text)
    assert "".join("".join(block.span.of(text).split()) for block in blocks) == "".join(text.split())


@pytest.mark.parametrize(
    "line",
    ["PORT ALDER, March 8 (Northwire) -", "PORT ALDER (Northwire) —", "PORT ALDER, March 8 (Northwire)"],
)
def test_a_dateline_on_its_own_line_belongs_to_the_body(line: str) -> None:
    first = PARAGRAPHS[0].partition(" - ")[2]
    assert body("\n\n".join([line, first, *PARAGRAPHS[1:]])) == [line, first, *PARAGRAPHS[1:]]


@pytest.mark.parametrize("line", ["BREAKING NEWS (VIDEO)", "LIVE UPDATES -", "POLITICS"])
def test_a_line_in_capitals_is_no_dateline(line: str) -> None:
    assert line not in body("\n\n".join([line, *PARAGRAPHS]))


@pytest.mark.parametrize(
    "lines",
    [
        ("The harbour is closed.", *PARAGRAPHS),
        ("The wall broke at four in the morning.", "Nobody was hurt."),
        (PARAGRAPHS[1], "It did."),
        ("“We will rebuild it.”", *PARAGRAPHS),
        (*PARAGRAPHS, "“The wall is ours. We paid for it,” she said. (nw)"),
    ],
)
def test_a_short_sentence_of_a_bare_text_stays(lines: tuple[str, ...]) -> None:
    assert body("\n\n".join(lines)) == list(lines)
