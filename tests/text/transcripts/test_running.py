from onrecord.text.transcripts.lines import cut_lines
from onrecord.text.transcripts.running import LONG_LINE, cut_running

FILL = "We talked about the bridge for a long time, and we agreed on all of it. " * 10
RUN = f"THE PRESIDENT: I am glad. {FILL}Q: Will it open? MR. ROE: It will. PEACE: that is all. Q: When?"


def test_a_long_line_is_cut_before_sure_labels() -> None:
    assert len(RUN) > LONG_LINE
    starts = [line.text[:12] for line in cut_running(cut_lines(RUN))]
    assert starts == ["THE PRESIDEN", "Q: Will it o", "MR. ROE: It ", "Q: When?"]


def test_every_piece_is_a_slice_of_the_text() -> None:
    assert all(RUN[line.start : line.end] == line.text for line in cut_running(cut_lines(RUN)))


def test_short_lines_stay_whole() -> None:
    text = "We came. MR. ROE: He did. Q: Who?"
    assert [line.text for line in cut_running(cut_lines(text))] == [text]
