import pytest

from onrecord.text.transcripts.frame import is_end_mark, is_heading, is_stage
from onrecord.text.transcripts.lines import Line


def line(text: str) -> Line:
    return Line(0, len(text), text, True, 0)


@pytest.mark.parametrize(
    "text",
    ["END", "END 2:30 P.M. EDT", "To be continued.", "# # #", "The House adjourned at 5 p.m.", "Продолжение следует.",
     "(The briefing was concluded at 2:03 p.m.)", "This interview has been edited for length and clarity."],
)  # fmt: skip
def test_end_marks(text: str) -> None:
    assert is_end_mark(line(text))


@pytest.mark.parametrize(
    "text", ["End the war now.", "We will see it through to the end.", "The House is full of friends."]
)
def test_words_are_no_end_mark(text: str) -> None:
    assert not is_end_mark(line(text))


@pytest.mark.parametrize(
    "text",
    ["(Laughter.)", "[Applause]", "<…>", "(Beifall bei der SPD)", "* * *", "2:45 P.M. EDT", "Page 3 of 9", "Column 211",
     "Opposition members interjecting—", "Several hon. Members rose—", "The member for Quay then left the chamber.", "♪ MUSIC ♪"],
)  # fmt: skip
def test_stage_lines(text: str) -> None:
    assert is_stage(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "The minister left the House.",
        "(Laughter.) Thank you.",
        "We all rose.",
        "I was there at 2:45 p.m. on Monday.",
    ],
)
def test_spoken_lines_are_no_stage_lines(text: str) -> None:
    assert not is_stage(line(text))


def test_headings_end_without_a_full_stop() -> None:
    assert is_heading(line("Dental Services"))
    assert is_heading(line("Questions & Answers:"))
    assert not is_heading(line("Thank you."))
    assert not is_heading(line("and so on"))
