import pytest

from onrecord.resolve.roles.office_holders import find_holder, find_presiding

HELD = [
    ("THE PRESIDENT", "Remarks by President Rufus Tarn at the Quay\n\n", "Rufus Tarn"),
    ("The President", "President Tarn met the press. President Rufus Tarn, 54, was late.\n", "Rufus Tarn"),
    (
        "PRIME MINISTER",
        "The Hon Hugh Pemberly MP\nPrime Minister of Freedonia\n\nTRANSCRIPT\n",
        "Hugh Pemberly",
    ),
    ("Mayor", "Interview with Mayor Lidia Cole\n", "Lidia Cole"),
    ("Prime Minister", "Prime Minister Harriet Vane gave a statement.\n", "Harriet Vane"),
    ("Le Président", "Point presse du Président Armand Voisin à l’issue du Conseil\n", "Armand Voisin"),
    ("Spokesman", "The briefing by Luc Ferrand, Spokesman for the Secretary-General.\n", "Luc Ferrand"),
    (
        "Minister",
        "Press Conference by the Minister of Land and Sea, Kenzaburo Takinami\n",
        "Kenzaburo Takinami",
    ),
    (
        "PRESIDENTA",
        "COMPARECENCIA DE LA PRESIDENTA DEL GOBIERNO, INÉS ARGÜELLO, TRAS EL CONSEJO\n",
        "INÉS ARGÜELLO",
    ),
    (
        "The Chairman",
        "The Committee met, Hon. Royce Underhill, Chairman of the Committee, presiding.\n",
        "Royce Underhill",
    ),
    ("CHAIR", "Special session\nTranscript, May 5, 2031\n\nChair: Augusta Renn\n", "Augusta Renn"),
]
NOT_HELD = [
    ("THE PRESIDENT", "Remarks by President Tarn and President Codrin\n\n"),
    ("THE PRESIDENT", "President Tarn Delivers Remarks\n\n"),
    ("THE PRESIDENT", "Vice-President Quill spoke.\n\n"),
    ("PRIME MINISTER", "Press conference\nPrime Minister\n\n"),
    ("Chair", "The chair was empty.\n"),
    ("THE PRESIDENT", "With Nora Finch, President of the Lodge of Anglers.\n"),
    ("Secretary", "With Nora Finch, Secretary General.\n"),
    ("Prime Minister", "With Nora Finch, the Prime Minister’s adviser.\n"),
    ("Spokesman", "The briefing by Luc Ferrand, Deputy Spokesman.\n"),
    ("Secretary", "The Secretary of State for Health, Social Care\n\nWe talk of social care.\n"),
    ("CHAIR", "Transcript, May 5, 2031\n\nChair of the board\n"),
]


@pytest.mark.parametrize(("office", "head", "name"), HELD)
def test_the_one_holder_named_above(office: str, head: str, name: str) -> None:
    found = find_holder(office, head, len(head))
    assert found is not None
    assert found.name == name
    assert found.mark.span.of(head).endswith(name.split()[-1])


@pytest.mark.parametrize(("office", "head"), NOT_HELD)
def test_none_or_two_holders(office: str, head: str) -> None:
    assert find_holder(office, head, len(head)) is None


def test_what_stands_below_does_not_count() -> None:
    text = "THE PRESIDENT: I thank President Codrin."
    assert find_holder("THE PRESIDENT", text, 0) is None


@pytest.mark.parametrize(
    "head",
    [
        "PRESIDENZA DEL VICEPRESIDENTE ETTORE MALASPINA\n",
        "Présidence de Mme Clara Vidal\n",
        "[Ms Ruth Okoro in the Chair]\n",
    ],
)
def test_who_presides_is_told_by_the_minutes(head: str) -> None:
    held = find_presiding("PRESIDENTE", head)
    assert held is not None
    assert held.name.split()[-1] in ("MALASPINA", "Vidal", "Okoro")


@pytest.mark.parametrize(
    ("office", "head"),
    [
        ("PRESIDENTE", "PRESIDENZA DEL VICEPRESIDENTE E. MALASPINA\nPRESIDENZA DEL PRESIDENTE UGO ROSSI\n"),
        ("MINISTRO", "PRESIDENZA DEL VICEPRESIDENTE ETTORE MALASPINA\n"),
        ("CHAIR", "[Mr Speaker in the Chair]\n"),
    ],
)
def test_two_who_preside_and_other_offices_stay_unnamed(office: str, head: str) -> None:
    assert find_presiding(office, head) is None
