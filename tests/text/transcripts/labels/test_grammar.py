import pytest

from onrecord.text.transcripts.labels.grammar import LabelClass, is_language, is_note, parse_label

READ = [
    # printed, class, name, role
    ("President of Freedonia Rufus Firefly", LabelClass.TITLED, "Rufus Firefly", "President of Freedonia"),
    ("President of the French Republic Paul Moreau", LabelClass.TITLED, "Paul Moreau", "President of the French Republic"),
    ("Crown Prince of Upper Klopstokia Omar bin Said", LabelClass.TITLED, "Omar bin Said", "Crown Prince of Upper Klopstokia"),
    ("Sylvanian President Helena Trentino", LabelClass.TITLED, "Helena Trentino", "Sylvanian President"),
    ("Президент Фридонии Руфус Файрфлай", LabelClass.TITLED, "Руфус Файрфлай", "Президент Фридонии"),
    ("В.Лесков", LabelClass.NAMED, "В. Лесков", None),
    ("Лесков В. А.", LabelClass.NAMED, "Лесков В. А.", None),
    ("MR. PRICE", LabelClass.TITLED, "PRICE", None),
    ("Mr. ORTEGA of Texas", LabelClass.TITLED, "ORTEGA", None),
    ("The SPEAKER pro tempore", LabelClass.ROLE, None, "The SPEAKER pro tempore"),
    ("The Prime Minister (Alice Merton)", LabelClass.ROLE, "Alice Merton", "The Prime Minister"),
    ("The Secretary of State for Health and Social Care", LabelClass.ROLE, None, "The Secretary of State for Health and Social Care"),
    ("Jane Halloran (Northtown) (Lab)", LabelClass.NAMED, "Jane Halloran", None),
    ("Hon. Samuel Park (Minister of Finance, Lib.)", LabelClass.TITLED, "Samuel Park", "Minister of Finance"),
    ("Ms ROURKE (Barrow—Prime Minister) (14:02)", LabelClass.TITLED, "ROURKE", "Prime Minister"),
    ("Marek Zielny, on behalf of the PPE Group", LabelClass.TITLED, "Marek Zielny", None),
    ("Martin Holt -- Chief Executive Officer", LabelClass.TITLED, "Martin Holt", "Chief Executive Officer"),
    ("Dr. Karl Wendt, Bundesminister für Verkehr", LabelClass.TITLED, "Karl Wendt", "Bundesminister für Verkehr"),
    ("M. Paul Garnier", LabelClass.TITLED, "Paul Garnier", None),
    ("El señor ROJAS MARTÍN", LabelClass.TITLED, "ROJAS MARTÍN", None),
    ("TIPENE HALE (Leader of the Opposition) to the Prime Minister", LabelClass.CAPS, "TIPENE HALE", "Leader of the Opposition"),
    ("Roe", LabelClass.SINGLE, "Roe", None),
    ("ROE", LabelClass.CAPS, "ROE", None),
    ("Frage Schreiber", LabelClass.ROLE, "Schreiber", None),
    ("Mr S P DLAMINI", LabelClass.TITLED, "S P DLAMINI", None),
    ("P Macron", LabelClass.TITLED, "Macron", "P"),
    ("Jens Hartwig*) (SPD)", LabelClass.NAMED, "Jens Hartwig", None),
    ("Anna Roe — chief economist at Codex", LabelClass.TITLED, "Anna Roe", "chief economist at Codex"),
    ("Модератор — Ольга Зимина", LabelClass.TITLED, "Ольга Зимина", "Модератор"),
    ("The Chair (Mr. Luc Roe (Northtown, Lib.))", LabelClass.ROLE, "Luc Roe", "The Chair"),
    ("Předsedkyně PSP Jana Horáková", LabelClass.TITLED, "Jana Horáková", "Předsedkyně PSP"),
    ("Minister Infrastruktury Adam Wolski", LabelClass.TITLED, "Adam Wolski", "Minister Infrastruktury"),
]  # fmt: skip

REFUSED = [
    "Note", "Update", "Article 5", "Section A", "Read more", "Key Points", "Photo", "Why it matters", "He added",
    "Firefly told reporters", "One thing is clear", "10", "John 3", "Driving the news", "The deal", "Price", "Q1 results",
    "http", "Helena Trentino, the president of Sylvania, said", "What they're saying", "Step 2", "Monday", "Chapter II",
    "As Trentino put it", "Oral Answers to Questions", "",
]  # fmt: skip


@pytest.mark.parametrize(("printed", "cls", "name", "role"), READ)
def test_label_is_read_into_name_and_role(
    printed: str, cls: LabelClass, name: str | None, role: str | None
) -> None:
    label = parse_label(printed)
    assert label is not None
    assert (label.cls, label.name, label.role) == (cls, name, role)


@pytest.mark.parametrize("printed", REFUSED)
def test_words_that_name_nobody_are_no_label(printed: str) -> None:
    assert parse_label(printed) is None


@pytest.mark.parametrize(
    "printed", ["Q", "Question", "QUESTION", "Вопрос", "Zusatzfrage", "Speaker 2", "Some hon. members"]
)
def test_nameless_askers_are_anonymous(printed: str) -> None:
    label = parse_label(printed)
    assert label is not None
    assert label.is_anonymous


@pytest.mark.parametrize(
    "printed", ["The Speaker", "Spokesman", "Moderator", "M. le président", "La señora PRESIDENTA"]
)
def test_offices_are_not_anonymous(printed: str) -> None:
    label = parse_label(printed)
    assert label is not None
    assert not label.is_anonymous
    assert label.cls is LabelClass.ROLE


def test_surname_is_found_beside_initials() -> None:
    label = parse_label("Лесков В. А.")
    assert label is not None
    assert label.surname == "лесков"


def test_notes_are_told_from_affiliations() -> None:
    assert is_note("retranslated")
    assert is_note("15:02")
    assert not is_note("Lab")
    assert is_language("DE")
    assert not is_language("Labour")
