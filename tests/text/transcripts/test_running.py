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


ONE_LINE = (
    "Press conference in Port Linnet President of Norland Signe Aasen: Good evening. We have agreed on the "
    "ferries and I am glad of it. Question: Mr Danek, will you sail? Luka Danek: We shall, of course, as we "
    "always have. Question: And you, Madam President? Signe Aasen: So shall we. Thank you."
)


def test_a_text_of_one_line_is_cut_though_short_and_headed() -> None:
    assert len(ONE_LINE) < LONG_LINE
    starts = [line.text[:13] for line in cut_running(cut_lines(ONE_LINE))]
    assert starts == [
        "Press confere",
        "President of ",
        "Question: Mr ",
        "Luka Danek: W",
        "Question: And",
        "Signe Aasen: ",
    ]


def test_the_same_words_as_one_paragraph_of_many_stay_whole() -> None:
    page = "\n\n".join([ONE_LINE, "The ferries sail in May, the owners say, and in June. " * 8])
    assert len(cut_running(cut_lines(page))) == 2


def test_letters_cut_when_they_ask_and_answer() -> None:
    run = "Q. When did you come? A. At nine. Q. Who was there? A. Nobody, as far as I could see. " + FILL
    assert [line.text[:2] for line in cut_running(cut_lines(run))] == ["Q.", "A.", "Q.", "A."]
    vitamins = "Eat vitamin A. Carrots have it. Take vitamin A. We say so. " + FILL
    assert len(cut_running(cut_lines(vitamins))) == 1
