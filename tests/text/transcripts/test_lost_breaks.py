"""Pages that are one line: which signs cut them, where the last words end."""

from __future__ import annotations

import pytest

from onrecord.text.transcripts.lost_breaks import find_other_signs, find_tail
from onrecord.text.transcripts.transcript import read_transcript

SAID = [
    ("THE PRESIDENT", "I am glad to see you all, and I will be brief: we have agreed on the bridge."),
    ("QUESTION", "Will you pay for it, Mr President?"),
    ("THE PRESIDENT", "We share it. Half of it is ours, as you know."),
    ("QUESTION", "And do you trust your neighbour?"),
    ("THE PRESIDENT", "I do. Ask me again in a year. Thank you very much."),
]


@pytest.mark.parametrize("seam", ["{}: ", "{} – ", "{}. ", "**{}** ", "[00:01:12] {}: ", "{}.- "])
def test_every_sign_cuts_a_page_of_one_line(seam: str) -> None:
    text = "Press conference " + " ".join(seam.format(who) + words for who, words in SAID)
    found = read_transcript(text)
    assert found is not None
    assert [label.mention.of(text) for label in found.labels][-4:] == [who for who, _ in SAID][-4:]


def test_sentences_with_dashes_and_short_sentences_are_no_exchange() -> None:
    story = (
        "The ferry sailed. Nobody came. Mr. Roe stayed. It rained – as ever – and Mr. Roe left – late. " * 4
    )
    assert find_other_signs(story)[0] == []


def test_the_last_words_end_where_the_page_goes_on() -> None:
    text = "I have a proposal. See also Meeting with Jane Roe 3 March 2029"
    assert find_tail(text, 0) == text.index("See also")
    assert find_tail("I have seen it. Seen also by others. See you there.", 0) is None
    end = "Thank you, all. END 2:58 P.M. EST"
    assert find_tail(end, 0) == end.index("END")


def test_an_agenda_that_lost_its_breaks_has_no_turns() -> None:
    text = (
        "Port Council – Agenda 1. Opening: Mayor Clive Dargan 2. Reports Councillor Ruth Okoro: Ferries – where do we "
        "stand? Councillor Tom Ash: Our new buoys Councillor Nora Finch: What the pier costs us 4. Motions Councillor "
        "Ash: That this council thanks our pilots 5. Close: Chair"
    )
    assert read_transcript(text) is None
