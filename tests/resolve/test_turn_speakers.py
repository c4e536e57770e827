from __future__ import annotations

import pytest

from extract.turn_pages import page_of
from onrecord.extract.turns import find_turns
from onrecord.model import Speaker, SpeakerKind
from onrecord.resolve.names.printed import show_name
from onrecord.resolve.turn_speakers import resolve_turn_speakers


def speakers_of(text: str) -> list[Speaker | None]:
    page = page_of(text)
    return [turn.speaker for turn in resolve_turn_speakers(page, find_turns(page))]


def names_of(text: str) -> list[str | None]:
    return [speaker.name if speaker else None for speaker in speakers_of(text)]


def test_a_short_label_means_the_full_name_and_role_given_first() -> None:
    text = (
        "President of Freedonia Rufus Firefly: I am glad to see you all.\n"
        "Question: Will you stay?\nFIREFLY: Yes, I will.\nR. Firefly: You know me."
    )
    found = speakers_of(text)
    assert names_of(text) == ["Rufus Firefly", "Question", "Rufus Firefly", "Rufus Firefly"]
    assert found[2] is not None
    assert (found[2].role, found[2].rule) == ("President of Freedonia", "turn_label.surname")
    assert [mark.text for mark in found[2].chain] == ["President of Freedonia Rufus Firefly"]
    assert found[1] is not None
    assert found[1].kind is SpeakerKind.ANONYMOUS


def test_two_people_of_one_surname_leave_it_open() -> None:
    text = "Jane Roe: I say yes.\nJohn Roe: I say no.\nRoe: Do you?\nJane Roe: I do."
    assert names_of(text) == ["Jane Roe", "John Roe", None, "Jane Roe"]
    assert names_of(text.replace("\nRoe:", "\nMR. ROE:"))[2] == "John Roe"


def test_an_honorific_of_the_other_gender_means_somebody_else() -> None:
    text = "Jane Roe: I say yes.\nJohn Doe: I say no.\nMR. ROE: Do you?\nMS. ROE: I do, thank you."
    assert names_of(text) == ["Jane Roe", "John Doe", "Roe", "Jane Roe"]


def test_the_header_gives_the_first_name() -> None:
    text = "Press Briefing by Press Secretary Nora Vance\nMS. VANCE: I have nothing.\nQ  Nothing?\nMS. VANCE: You heard me."
    found = speakers_of(text)[0]
    assert found is not None
    assert (found.name, found.role, found.rule) == (
        "Nora Vance",
        "Press Secretary",
        "turn_label.surname_in_text",
    )


def test_a_word_at_the_start_of_a_sentence_is_no_first_name() -> None:
    text = "MS. VANCE: I have nothing.\nQ  While Vance sits there, we wait, and while we wait?\nMS. VANCE: You wait."
    assert names_of(text)[0] == "Vance"


def test_an_office_means_whom_it_named_before() -> None:
    text = (
        "The First Minister (Morag Keith): I am grateful.\nMr Speaker: Order. I call you again.\n"
        "The First Minister: I thank you."
    )
    assert names_of(text) == ["Morag Keith", "Mr Speaker", "Morag Keith"]


def test_a_role_printed_once_stays_with_the_surname() -> None:
    text = "Ms ROURKE (Barrow—Prime Minister) (14:02): I thank you.\nThe SPEAKER: Order! I mean it.\nMs ROURKE: We go on."
    found = speakers_of(text)[2]
    assert found is not None
    assert (found.name, found.role) == ("Rourke", "Prime Minister")


def test_a_paper_is_an_organisation() -> None:
    text = "Northern Star: How are you?\nJonas Berg: I am fine.\nNorthern Star: And you?\nJonas Berg: You asked me twice."
    found = speakers_of(text)
    assert found[0] is not None
    assert found[0].kind is SpeakerKind.ORGANISATION
    assert found[1] is not None
    assert found[1].kind is SpeakerKind.PERSON


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("JANE ROE", "Jane Roe"), ("Jane Roe", "Jane Roe"), ("MINISTER OF WATER", "Minister of Water"), ("O'BRIEN", "O'Brien"),
     ("MCKAY", "McKay"), ("THE COURT", "The Court"), ("SMITH-JONES", "Smith-Jones"), ("J.R. ROE", "J.R. Roe")],
)  # fmt: skip
def test_capitals_are_shown_in_ordinary_case(printed: str, shown: str) -> None:
    assert show_name(printed) == shown


def test_the_line_below_an_office_names_its_holder() -> None:
    text = (
        "The Minister for Ports\n(Rufus Oakley)\nI thank my hon. Friend for her question. We start in May.\n\n"
        "Mr Speaker\nI call Ellen Harcombe.\n\n"
        "Ms Ellen Harcombe\n(Porthaven) (Lab)\nWill he come and see it? We are waiting for you.\n\n"
        "Mr Rufus Oakley\nI will come in June. I thank you.\n\n"
        "Ms Ellen Harcombe\nI thank the Minister. Will you bring the money?\n\n"
        "Mr Rufus Oakley\nWe shall see. I hope so.\n"
    )
    assert names_of(text)[0] == "Rufus Oakley"


def test_a_republic_is_nobody_s_name() -> None:
    text = (
        "LE PRÉSIDENT DE LA RÉPUBLIQUE: Merci beaucoup. Je suis heureux de vous voir.\n"
        "JOURNALISTE: Quand allez-vous signer ?\nLE PRÉSIDENT DE LA RÉPUBLIQUE: Nous verrons. Je le souhaite.\n"
    )
    assert names_of(text)[0] == "Le Président de la République"


INTERVIEW = (
    "{head}\n\nSR: Good morning. Shall we start with the waiting lists?\n\nMT: Good morning. I would like to.\n\n"
    "SR: Is it success?\n\nMT: No, and I never said so."
)


def test_initials_mean_whom_the_header_names() -> None:
    head = "Sunday with Sophie Ridgeway: interview with Health Secretary Maureen Tarrant"
    assert names_of(INTERVIEW.format(head=head)) == ["Sophie Ridgeway", "Maureen Tarrant"] * 2


def test_initials_that_fit_two_people_are_left_open() -> None:
    head = "Sophie Ridgeway and Simon Roe meet Maureen Tarrant"
    assert names_of(INTERVIEW.format(head=head)) == [None, "Maureen Tarrant"] * 2


def test_initials_of_words_that_are_no_given_name_stay_as_printed() -> None:
    head = "Sunday Ridgeway: an interview with Maureen Tarrant"
    assert names_of(INTERVIEW.format(head=head)) == ["SR", "Maureen Tarrant"] * 2


def test_initials_are_no_second_label_of_who_has_one() -> None:
    text = (
        "Sandra Zahn im Gespräch\n\nSZ: Frau Zahn, wie geht es Ihnen?\n\nZahn: Danke, mir geht es gut.\n\n"
        "SZ: Was haben Sie vor?\n\nZahn: Ich will nach Hause."
    )
    assert names_of(text) == ["SZ", "Sandra Zahn", "SZ", "Sandra Zahn"]


def test_the_owner_of_a_name_is_no_first_name() -> None:
    text = (
        "City: I never wanted it, says Rovers' Ojala\n\nCaptain Timo Ojala sat down with us.\n\n"
        "Gazette: Timo, have you slept?\n\nOjala: Not much. I was up.\n\n"
        "Gazette: What changed?\n\nOjala: My mother called me."
    )
    assert names_of(text)[1::2] == ["Timo Ojala"] * 2


def test_a_heading_in_capitals_introduces_a_witness() -> None:
    text = (
        "Mr. TULLY. The committee will come to order. You are recognized, Captain.\n\n{head}\n\n"
        "Captain BECK. Thank you, Mr. Chairman. I have been at sea for 31 years.\n\n"
        "Mr. TULLY. Do you mean it?\n\nCaptain BECK. I do, sir."
    )
    head = "STATEMENT OF ROLF BECK, CAPTAIN, LADY ANN"
    assert names_of(text.format(head=head))[1] == "Rolf Beck"
    assert names_of(text.format(head="STATEMENT OF THE BECK COMPANY"))[1] == "Beck"


def test_letters_of_an_office_mean_its_holder() -> None:
    text = (
        "{head}\n\nSG: Good morning. I am ready for your questions.\n\nQuestion: Are you satisfied?\n\n"
        "SG: No.\n\nQuestion: What would help?\n\nSG: We need a truce. Thank you."
    )
    head = "Statements | António Valdés, Secretary-General"
    assert names_of(text.format(head=head))[::2] == ["António Valdés"] * 3
    assert names_of(text.format(head="Statements of the week"))[::2] == ["SG"] * 3
