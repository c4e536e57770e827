import pytest

from onrecord.text.transcripts.lines import cut_lines
from onrecord.text.transcripts.openings import find_lead
from onrecord.text.transcripts.readers import may_hold_seam
from onrecord.text.transcripts.seams import Seam, find_candidates

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
