import pytest

from extract.languages.reported import contents, read, speakers
from onrecord.model import CueClass, SpeakerKind

READ = [
    ("„Wir sind fertig“, sagte Bürgermeisterin Anna Köhler am Dienstag.", "„Wir sind fertig“", "Bürgermeisterin Anna Köhler"),
    ("»Wir sind fertig«, sagte die Ministerin Lena Moll der Zeitung.", "»Wir sind fertig«", "die Ministerin Lena Moll"),
    ("„So etwas“, sagte Köhler, „baut man nur einmal.“", "„So etwas“ … „baut man nur einmal.“", "Köhler"),
    ("„Ein großer Tag“, so der Sprecher der Polizei.", "„Ein großer Tag“", "der Sprecher der Polizei"),
    ("Köhler antwortete: „Im Mai fahren wir.“", "„Im Mai fahren wir.“", "Köhler"),
    ("Köhler erklärte am Montag, dass die Brücke fertig ist.", "dass die Brücke fertig ist", "Köhler"),
    ("Am Mittwoch betonte Karl Wendt, das Geld werde reichen.", "das Geld werde reichen", "Karl Wendt"),
    ("Köhler sagte, sie bedauere den Vorfall.", "sie bedauere den Vorfall", "Köhler"),
    ("Die Brücke wird im Mai eröffnet, teilte die Stadt mit.", "Die Brücke wird im Mai eröffnet", "die Stadt"),
    ("Laut Polizei wurde niemand verletzt.", "wurde niemand verletzt", "Polizei"),
    ("Nach Angaben von Harms dauerten die Arbeiten neun Monate.", "dauerten die Arbeiten neun Monate", "Harms"),
    ("Der Feuerwehr zufolge ist die Brücke sicher.", "ist die Brücke sicher", "Der Feuerwehr"),
    ("Wie der Sender berichtete, kommt auch der Präsident.", "kommt auch der Präsident", "der Sender"),
    ("Köhler sagte, am 4. Mai werde die Brücke eröffnet.", "am 4. Mai werde die Brücke eröffnet", "Köhler"),
]  # fmt: skip

NOT_READ = [
    "Das Buch „Die lange Brücke“ erscheint im Herbst.",
    "Die Brücke wurde gebaut, weil sie nötig war.",
    "Köhler fuhr nach Hamburg, um die Brücke zu sehen.",
    "Der „Spiegel“ erscheint wöchentlich.",
    "Er wusste, dass die Brücke gesperrt war.",
]


@pytest.mark.parametrize(("text", "content", "mention"), READ)
def test_content_and_mention(text: str, content: str, mention: str) -> None:
    assert contents("de", text) == [(content, mention)]


@pytest.mark.parametrize("text", NOT_READ)
def test_nobody_is_reported_to_say_so(text: str) -> None:
    assert contents("de", text) == []


def test_a_denial_keeps_its_class() -> None:
    (found,) = read("de", "Wendt bestritt, dass Geld verschwunden sei.")
    assert found.cue_class is CueClass.DENYING


def test_surnames_mean_the_full_name_of_the_page() -> None:
    text = "„Wir sind fertig“, sagte Bürgermeisterin Anna Köhler.\nKöhler sagte, die Brücke sei sicher."
    assert speakers("de", text) == ["Anna Köhler", "Anna Köhler"]


def test_a_pronoun_is_the_last_speaker_of_its_gender() -> None:
    text = "„Wir sind fertig“, sagte Bürgermeisterin Anna Köhler.\nSie erklärte, dass die Brücke sicher sei."
    assert speakers("de", text) == ["Anna Köhler", "Anna Köhler"]
    assert speakers("de", text.replace("Sie erklärte", "Er erklärte"))[1] is None


def test_two_people_of_one_surname_stay_null() -> None:
    text = "„Ja, gern“, sagte Anna Köhler.\n„Nein“, sagte Jan Köhler.\nKöhler erklärte, dass die Brücke sicher sei."
    assert speakers("de", text)[2] is None


def test_a_paper_of_unknown_origin_names_nobody() -> None:
    (found,) = read("de", "In einer Mitteilung hieß es, die Strecke werde ausgebaut.")
    assert found.speaker is None


def test_compounds_are_organisations() -> None:
    (found,) = read("de", "Das Verkehrsministerium teilte mit, der Vertrag werde unterzeichnet.")
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.kind) == ("Verkehrsministerium", SpeakerKind.ORGANISATION)
