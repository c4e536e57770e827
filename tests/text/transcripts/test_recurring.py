"""Labels that no vocabulary knows open turns when they come back, alternate and somebody speaks; captions don't."""

from onrecord.text.transcripts.transcript import read_transcript


def labels_of(text: str) -> list[str]:
    found = read_transcript(text)
    return [] if found is None else [label.mention.of(text) for label in found.labels]


INTERVIEW = (
    "In an interview with the Lantern, Ilse Brandt talks about storms.\n\n"
    "The Lantern: You have run the port for twenty years. What has changed?\n\n"
    "Brandt: The ships. I used to know every cook by name.\n\n"
    "The Lantern: Are you going to retire?\n\n"
    "Brandt: Ask my husband.\n"
)


def test_a_paper_and_a_surname_take_turns() -> None:
    assert labels_of(INTERVIEW) == ["The Lantern", "Brandt", "The Lantern", "Brandt"]


def test_captions_that_come_back_are_nobody() -> None:
    captions = (
        "How to write about ships.\n\nWrong: I seen the ship.\n\nBetter: I saw the ship.\n\n"
        "Wrong: We was there.\n\nBetter: We were there.\n"
    )
    assert labels_of(captions) == []


def test_an_unknown_head_joins_known_labels_when_it_asks() -> None:
    text = (
        "Wen Lan: We have announced the visit. Thank you.\n\nHarbour Daily: What is your comment on the vote?\n\n"
        "Wen Lan: I have none.\n\nDragon Radio: Will you recall the ambassador?\n\nWen Lan: We will not."
    )
    assert labels_of(text) == ["Wen Lan", "Harbour Daily", "Wen Lan", "Dragon Radio", "Wen Lan"]


def test_a_head_inside_a_turn_is_none() -> None:
    text = (
        "Wen Lan: We have announced the visit. Thank you.\n\nQuestion: Why?\n\n"
        "Wen Lan: There are three reasons.\n\nClimate Change: It is a fact.\n\nQuestion: And?\n\nWen Lan: We go."
    )
    assert labels_of(text) == ["Wen Lan", "Question", "Wen Lan", "Question", "Wen Lan"]


def test_words_below_a_label_are_no_label() -> None:
    text = (
        "Jane Roe (Northtown):\nWhen do you pay us?\n\nPresident Ida Doe:\nIn July, dear colleague.\n\n"
        "Jane Roe (Northtown):\nA question: In which year?\n\nPresident Ida Doe:\nIn this one, I hope."
    )
    assert labels_of(text) == ["Jane Roe (Northtown)", "President Ida Doe"] * 2


def test_alternating_heads_of_scripts_without_case() -> None:
    text = "记者：您为什么要来？\n答：因为有事。\n记者：什么事？\n答：大事。\n"
    assert labels_of(text) == ["记者", "答", "记者", "答"]
