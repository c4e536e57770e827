from onrecord.text.transcripts.lines import cut_lines, is_hard_wrapped, join_paragraphs

WRAPPED = (
    "  MR. ROE: I was on the bridge, and I\nsaw the ship coming in from the\nsea.\n\n  Q. Did you\nhear it?\n\n"
    * 3
)


def test_lines_are_slices_without_outer_space() -> None:
    text = "\ufeff\tA line \r\n\r\n  another\u2028third\n"
    lines = cut_lines(text)
    assert [line.text for line in lines] == ["A line", "another", "third"]
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert [line.gap for line in lines] == [True, True, False]


def test_sentences_that_run_over_line_ends_tell_a_wrapped_file() -> None:
    assert is_hard_wrapped(cut_lines(WRAPPED))
    assert not is_hard_wrapped(cut_lines("Q: Will you?\nA: I will.\n" * 6))


def test_a_paragraph_of_a_wrapped_file_runs_to_the_gap() -> None:
    lines = list(cut_lines(WRAPPED))[:5]
    assert [WRAPPED[span.start : span.end].count("\n") for span in join_paragraphs(lines, wrapped=True)] == [
        2,
        1,
    ]
    assert len(list(join_paragraphs(lines, wrapped=False))) == 5
