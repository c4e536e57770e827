import pytest

from onrecord.text.transcripts.lines import cut_lines
from onrecord.text.transcripts.readers.openings import find_lead
from onrecord.text.transcripts.readers.order import may_hold_seam
from onrecord.text.transcripts.seams import Seam, find_candidates
from onrecord.text.transcripts.transcript import read_transcript

READ = [
    # line, label, words, seam
    ("Jane Roe: Thank you.", "Jane Roe", "Thank you.", Seam.COLON),
    ("**Jane Roe:** Thank you.", "Jane Roe", "Thank you.", Seam.COLON),
    ("**Jane Roe**: Thank you.", "Jane Roe", "Thank you.", Seam.COLON),
    ("[00:01:12] Jane Roe: Thank you.", "Jane Roe", "Thank you.", Seam.COLON),
    (">> JANE ROE: THANK YOU.", "JANE ROE", "THANK YOU.", Seam.COLON),
    ("Q12   Jane Roe: Thank you.", "Jane Roe", "Thank you.", Seam.COLON),
    ("Jane Roe (retranslated): Thank you.", "Jane Roe", "Thank you.", Seam.COLON),
    ("Ms ROE (Northtown) (15:02): Thank you.", "Ms ROE (Northtown)", "Thank you.", Seam.COLON),
    ("O Sr. Presidente: — Está aberta a sessão.", "O Sr. Presidente", "Está aberta a sessão.", Seam.COLON),
    ("Jane Roe (PPE). – (DE) Herr Präsident!", "Jane Roe (PPE)", "Herr Präsident!", Seam.DASH),
    ("PRESIDENTE.- Buenos días.", "PRESIDENTE", "Buenos días.", Seam.DASH),
    ("Mr. ROE of Texas. Mr. Speaker, I rise.", "Mr. ROE of Texas", "Mr. Speaker, I rise.", Seam.STOP),
    ("Котова А. С. У меня вопрос.", "Котова А. С.", "У меня вопрос.", Seam.STOP),
    ("Q. Were you there?", "Q", "Were you there?", Seam.STOP),
    ("Q    -- the vote?", "Q", "-- the vote?", Seam.GAP),
    ("Q Mr. President, why?", "Q", "Mr. President, why?", Seam.GAP),
    ("QWhat would have happened?", "Q", "What would have happened?", Seam.GAP),
    ("CHAIR\tI open the meeting.", "CHAIR", "I open the meeting.", Seam.GAP),
    ("**Jane Roe** Thank you.", "Jane Roe", "Thank you.", Seam.MARKED),
    ("Jane Roe (Northtown) (Lab)", "Jane Roe (Northtown) (Lab)", "", Seam.OWN_LINE),
    ("Jane Roe  0:03", "Jane Roe", "", Seam.CLOCK),
    ("Tess 0:03", "Tess", "", Seam.CLOCK),
    ("| Jane Roe | Thank you. |", "Jane Roe", "Thank you. |", Seam.CELL),
]  # fmt: skip

NOT_READ = [
    "Note: this is a note.", "10:30 The session opens.", "https://example.org: a page", "He said: we go.", "Qatar will pay.",
    "Queen Anne reigned.", "Q and A with the mayor", "Mr. Roe went home.", "Geoff Roe, an adviser to Mr. Doe, went home.",
    "U.S. Defense Secretary Jane Roe left.", "We went home - and stayed.", "The man, who knew: he went.", "",
]  # fmt: skip


@pytest.mark.parametrize(("line", "label", "words", "seam"), READ)
def test_labelled_lines(line: str, label: str, words: str, seam: Seam) -> None:
    (found,) = find_candidates(cut_lines(line))
    assert found.mention.of(line) == label
    assert line[found.words_from :] == words
    assert found.seam is seam


@pytest.mark.parametrize("line", NOT_READ)
def test_other_lines(line: str) -> None:
    assert find_candidates(cut_lines(line)) == []


@pytest.mark.parametrize(("line", "label", "words", "seam"), READ)
def test_every_seam_has_a_sign(line: str, label: str, words: str, seam: Seam) -> None:
    if seam is not Seam.OWN_LINE:
        assert may_hold_seam(line, find_lead(line))


@pytest.mark.parametrize("line", ["World News", "Sport", "More from the desk of Jane Roe", "Jane Roe"])
def test_lines_of_menus_have_none(line: str) -> None:
    assert not may_hold_seam(line, find_lead(line))


@pytest.mark.parametrize("line", ["Question", "Moderator", "Antwort", "TARN"])
def test_words_that_are_labels_alone(line: str) -> None:
    (found,) = find_candidates(cut_lines(line))
    assert found.seam is Seam.OWN_LINE


@pytest.mark.parametrize("line", ["Sport", "World", "Weather", "Roe"])
def test_words_that_are_no_labels_alone(line: str) -> None:
    assert find_candidates(cut_lines(line)) == []


RADIO = (
    "The chairs\n\n{}\n\nTOM ASH, HOST: Good morning. A museum in Quay let me sit down.\n\n"
    "RUTH OKORO: It began with one chair and a man with a bad knee.\n\nUNIDENTIFIED VISITOR: It's a good chair.\n\n"
    "OKORO: By Tuesday there was a line. I'm Ruth Okoro in Quay.\n"
)


@pytest.mark.parametrize("told", ["TRANSCRIPT", "This is a rush transcript. It may change."])
def test_a_page_that_calls_itself_a_transcript_may_narrate(told: str) -> None:
    found = read_transcript(RADIO.format(told))
    assert found is not None
    assert len(found.labels) == 4


def test_without_that_word_it_is_none() -> None:
    assert read_transcript(RADIO.format("May 21, 2031")) is None


WIKI = "= Roundtable =\n\n" + "\n\n".join(
    f"== {who} ==\n\n{words}"
    for who, words in [
        ("Solveig Brandt", "Welcome to our roundtable. I will be brief: who pays?"),
        ("Reiko Anzai", "We do. You asked me that in May."),
        ("Solveig Brandt", "So I did. Do you still think so?"),
        ("Reiko Anzai", "I do, thank you."),
    ]
)


def test_headings_of_a_wiki_are_labels_and_its_last_heading_none() -> None:
    found = read_transcript(WIKI + "\n\n== See also ==\n\n* Roundtable on canals")
    assert found is not None
    assert [label.mention.of(WIKI) for label in found.labels][:2] == ["Solveig Brandt", "Reiko Anzai"]
    assert len(found.labels) == 4
    assert (
        read_transcript(WIKI.replace("Solveig Brandt", "Early life").replace("Reiko Anzai", "Career")) is None
    )


SKETCH = "Finance Minister Ilse Brandt and Governor Edwin Marsh met the press.\n\n" + "\n\n".join(
    [
        "({}) Good afternoon. I am glad to see you all.",
        "({}) Thank you. Let me be clear: we will not move before June.",
        "({}) Do you trust your own forecast, my friend?",
        "({}) I do. Ask me again in a year.",
    ]
)


def test_surnames_in_round_brackets_are_labels_where_the_page_prints_the_names() -> None:
    named = SKETCH.format("Brandt", "Marsh", "Brandt", "Marsh")
    found = read_transcript(named)
    assert found is not None
    assert [label.mention.of(named) for label in found.labels] == ["Brandt", "Marsh", "Brandt", "Marsh"]
    assert read_transcript(SKETCH.format("Applause", "Laughter", "Applause", "Laughter")) is None


def test_a_title_that_comes_back_below_a_name_is_no_label() -> None:
    text = "The Harbour Forum\n\n" + "\n\n".join(
        f"{who}\n\n{title}\n\n{words}"
        for who, title, words in [
            ("RUTH OKORO", "Director, Harbour Trust", "Thank you for having me. I will be brief."),
            ("TOM ASH", "Moderator", "Please. Do you have three points?"),
            ("RUTH OKORO", "Director, Harbour Trust", "I have: the eels, the pier, and you know the third."),
            ("TOM ASH", "Moderator", "And the fourth?"),
            ("RUTH OKORO", "Director, Harbour Trust", "There is none. I would tell you."),
        ]
    )
    found = read_transcript(text)
    assert found is not None
    assert {label.mention.of(text) for label in found.labels} == {"RUTH OKORO", "TOM ASH"}
