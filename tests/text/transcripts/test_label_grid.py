"""One exchange in every label form behind every seam: what opens a turn depends on neither."""

from __future__ import annotations

import itertools

import pytest

from onrecord.text.transcripts.transcript import read_transcript

HEAD = "Press statements and answers to questions\n\nMay 4, 2031\n\nPort Aldous\n\n"
TURNS = [
    ("tarn", "Good afternoon, ladies and gentlemen. I am glad to see you all.\n\nWe agreed on one thing: the bridge."),
    ("lindqvist", "Thank you, Mr President. Let me be clear: nobody wants a quarrel. First, we trade."),
    ("question", "A question to both leaders. When will the bridge be open, and who will pay for it?"),
    ("tarn", "It will be open in June. As for the money, we share it."),
    ("lindqvist", "I can confirm that. Half of it is ours."),
    ("question", "Mr President, do you trust your neighbour?"),
    ("tarn", "I do. Ask me again in a year."),
    ("lindqvist", "You will get the same answer from me. Thank you very much."),
]  # fmt: skip
FORMS = {
    "full": ("Rufus Tarn", "Greta Lindqvist", "Question"),
    "full capitals": ("RUFUS TARN", "GRETA LINDQVIST", "QUESTION"),
    "surname capitals": ("TARN", "LINDQVIST", "Q"),
    "honorific capitals": ("MR. TARN", "MS. LINDQVIST", "QUESTION"),
    "honorific": ("Mr Tarn", "Ms Lindqvist", "Reporter"),
    "office and name": ("President of Freedonia Rufus Tarn", "Prime Minister of Sylvania Greta Lindqvist", "Question"),
    "name and office": ("Rufus Tarn, President of Freedonia", "Greta Lindqvist, Prime Minister of Sylvania", "Reporter"),
    "name and party": ("Rufus Tarn (Westmere, Lab)", "Greta Lindqvist (Eastwater, Con)", "Journalist"),
    "initial": ("R. Tarn", "G. Lindqvist", "Question"),
    "initial capitals": ("R. TARN", "G. LINDQVIST", "QUESTION"),
    "office capitals": ("PRESIDENT TARN", "PRIME MINISTER LINDQVIST", "REPORTER"),
    "office with name": ("The President (Rufus Tarn)", "The Prime Minister (Greta Lindqvist)", "Journalist"),
    "seat": ("Mr TARN (Westmere—Minister)", "Ms LINDQVIST (Eastwater—Shadow Minister)", "Journalist"),
}  # fmt: skip
SEAMS = [
    "{}: ", "{}:\n", "{}:\n\n", "{}:  ", "{} — ", "{} – ", "{}. ", "{}.- ", "{}\n", "{}\n\n", "**{}:** ", "**{}**: ", "**{}** ",
    "**{}**\n\n", "[{}] ", "<{}> ", ">> {}: ", "[00:01:02] {}: ", "{} [00:01:02]: ", "{} (00:12)\n", "- {}: ", "1. {}: ", "### {}\n",
    "{}\t", "| {} | ", "» {}: ", "#12 {}: ", "{}:— ", "{}: (inaudible) ", "== {} ==\n", "{} >> ", ">>> {}: ", "**[00:01] {}:** ",
]  # fmt: skip


@pytest.mark.parametrize("seam", SEAMS)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_opens_turns_behind_every_seam(form: str, seam: str) -> None:
    names = dict(zip(("tarn", "lindqvist", "question"), FORMS[form], strict=True))
    for gap in ("\n\n", "\n"):
        text = HEAD + gap.join(seam.format(names[who]) + words for who, words in TURNS) + "\n"
        found = read_transcript(text)
        assert found is not None
        assert [label.mention.of(text) for label in found.labels] == [names[who] for who, _ in TURNS]


@pytest.mark.parametrize(
    "heads",
    [
        ("Price", "Handling"),
        ("Myth", "Fact"),
        ("Day 1", "Day 2"),
        ("Ingredients", "Method"),
        ("Pros", "Cons"),
    ],
)
def test_no_seam_makes_speakers_of_captions(heads: tuple[str, str]) -> None:
    values = ["You pay $40 for it.", "We found it stiff.", "Our price is fair.", "Have you ever steered it?"]
    for seam in SEAMS:
        rows = zip(itertools.cycle(heads), values, strict=False)
        assert read_transcript("The Gull 40\n\n" + "\n\n".join(seam.format(h) + v for h, v in rows)) is None
