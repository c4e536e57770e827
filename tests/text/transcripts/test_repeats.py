from onrecord.text.transcripts.lines import cut_lines
from onrecord.text.transcripts.repeats import mark_running


def running(text: str, labelled: frozenset[int] = frozenset()) -> list[str]:
    return [line.text for line in mark_running(cut_lines(text), labelled) if line.is_running]


def test_a_button_below_each_name_is_furniture() -> None:
    text = "Roe\nShare this contribution\nI rise.\nDoe\nShare this contribution\nNo.\nRoe\nShare this contribution\nYes."
    assert running(text) == ["Share this contribution"] * 3


def test_page_headers_count() -> None:
    assert running("Hearing of 4 May  Page 1\nI was there.\nHearing of 4 May  Page 2\nYes.") == [
        "Hearing of 4 May  Page 1",
        "Hearing of 4 May  Page 2",
    ]


def test_what_is_said_again_is_no_furniture() -> None:
    assert running("Yes.\nYes.\nYes.\nI do not know.\nI do not know.\nI do not know.") == []


def test_labels_come_back_and_stay() -> None:
    assert running("Jane Roe\nJane Roe\nJane Roe", frozenset({0, 1, 2})) == []
