"""Labels broken by a fixed width are joined; sentences with a colon on their second line are not."""

from __future__ import annotations

import pytest

from onrecord.text.transcripts.labels.broken import join_broken
from onrecord.text.transcripts.lines import cut_lines


@pytest.mark.parametrize(
    "text",
    [
        "The Under-Secretary of State for Transport (Callum\nBrodie): It was 71% in May, and that is",
        "Senator WYNDHAM-LEE (Victoria—Deputy Leader of the\nGovernment in the Senate): I thank the senator",
    ],
)
def test_a_sure_label_is_one_line(text: str) -> None:
    joined = join_broken(cut_lines(text), text)
    assert [line.text for line in joined] == [text]
    assert all(text[line.start : line.end] == line.text for line in joined)


@pytest.mark.parametrize(
    "text",
    [
        "The Under-Secretary of State for Transport was asked\nwhat he did: he did nothing in May, and that is",
        "The Minister for Transport (Callum Brodie) came. \nBrodie: It was 71%",
        "We agreed on many things, and then I asked about the\nbridge: who pays for it?",
        "The Minister for Transport and the Islands of Linnet\n\nCallum Brodie: It was 71%",
    ],
)
def test_sentences_and_gaps_are_not(text: str) -> None:
    assert len(join_broken(cut_lines(text), text)) == 2
