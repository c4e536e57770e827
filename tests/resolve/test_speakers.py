"""Who said it: names, roles, pronouns and groups resolve to one candidate or to none."""

from __future__ import annotations

import pytest

from onrecord.extract.statements import find_statements
from onrecord.model import (
    Block,
    BlockKind,
    Page,
    SourceFormat,
    SourceText,
    Span,
    Speaker,
    SpeakerKind,
)
from onrecord.resolve.speakers import resolve_speakers


def page_of(*paragraphs: str) -> Page:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), BlockKind.PARAGRAPH, "test"))
        at += len(paragraph) + 1
    source = SourceText("0" * 64, "\n".join(paragraphs), "utf-8", SourceFormat.PAGE_TEXT)
    return Page(source, tuple(blocks), language="en")


def speakers(*paragraphs: str) -> list[Speaker | None]:
    page = page_of(*paragraphs)
    return [one.speaker for one in resolve_speakers(page, find_statements(page, None), None)]


def names(*paragraphs: str) -> list[str | None]:
    return [speaker.name if speaker is not None else None for speaker in speakers(*paragraphs)]


ITALIAN = "Italian Foreign Minister Paolo Ferrante met reporters in Rome."
GREEK = "Greek Foreign Minister Nikos Stavrou came along."


@pytest.mark.parametrize(
    ("mention", "rule"),
    [
        ("Paolo Ferrante", "full_name"),
        ("Ferrante", "last_name"),
        ("Italian Foreign Minister Paolo Ferrante", "full_name"),
        ("Mr. Ferrante", "last_name"),
        ("The minister", "role"),
        ("The Italian minister", "role"),
        ("The Italian foreign minister", "role"),
        ("He", "pronoun_sentence_subject"),
    ],
)
def test_one_person_in_many_forms(mention: str, rule: str) -> None:
    (speaker,) = speakers(ITALIAN + f" {mention} said that the loan was repaid.")
    assert speaker is not None
    assert (speaker.name, speaker.rule) == ("Paolo Ferrante", rule)
    assert speaker.role == "Foreign Minister of Italy"
    assert speaker.key == "paolo-ferrante"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ferrante himself, who came by train, said that the loan was repaid.", "Paolo Ferrante"),
        ("The loan will be repaid in May, according to the minister's estimates.", "Paolo Ferrante"),
        ("The loan will be repaid in May, according to the people's court.", "people's court"),
    ],
)
def test_who_owns_an_estimate_speaks_and_a_body_keeps_its_name(sentence: str, name: str) -> None:
    assert names(f"{ITALIAN} {sentence}") == [name]


def test_two_ministers_leave_the_minister_open() -> None:
    said = "said that the loan was repaid."
    assert names(ITALIAN, GREEK, f"The minister {said}", f"The Italian minister {said}", f"The Greek minister {said}") == [
        None, "Paolo Ferrante", "Nikos Stavrou",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("President Oskar Lindqvist met Chancellor Maria Adler.", "She said that it was late."), "Maria Adler"),
        (("President Oskar Lindqvist met Chancellor Maria Adler.", "He said that it was late."), "Oskar Lindqvist"),
        (("Tomas Berg flew to see Nikos Stavrou. He said that it was late.",), "Tomas Berg"),
        (("Tomas Berg flew home.", "After talks with Nikos Stavrou, he said that it was late."), "Tomas Berg"),
        (("Maria Adler left.", "He said that it was late."), None),
        (("Trains were late.", "She said that it was late."), None),
        (("Peter Novak, who said that it was late, left.",), "Peter Novak"),
    ],
)  # fmt: skip
def test_pronouns(paragraphs: tuple[str, ...], expected: str | None) -> None:
    assert names(*paragraphs) == [expected]


def test_a_speaker_outweighs_a_name_in_his_words() -> None:
    assert (
        names("Tomas Berg said that Nikos Stavrou was ill.", "He said that he would wait.")
        == ["Tomas Berg"] * 2
    )


def test_they_is_the_group_before() -> None:
    found = speakers("Two officials said the convoy had left. They said that no shots were fired.")
    assert [one and (one.name, one.kind) for one in found] == [("Two officials", SpeakerKind.ANONYMOUS)] * 2


def test_they_is_never_one_person() -> None:
    assert names("Tomas Berg said the convoy had left. They said that no shots were fired.")[-1] is None


@pytest.mark.parametrize(
    ("mention", "name", "kind"),
    [
        ("The Interior Ministry", "Interior Ministry", SpeakerKind.ORGANISATION),
        ("NATO", "NATO", SpeakerKind.ORGANISATION),
        ("The Kremlin", "Kremlin", SpeakerKind.ORGANISATION),
        ("Moscow", "Moscow", SpeakerKind.ORGANISATION),
        ("Our Western partners", "Western partners", SpeakerKind.ANONYMOUS),
        ("Two officials", "Two officials", SpeakerKind.ANONYMOUS),
        ("Reporters", "Reporters", SpeakerKind.ANONYMOUS),
        ("Carpathian media", "Carpathian media", SpeakerKind.ANONYMOUS),
    ],
)
def test_collective_speakers(mention: str, name: str, kind: SpeakerKind) -> None:
    (speaker,) = speakers(f"{mention} said that the road was closed.")
    assert speaker is not None
    assert (speaker.name, speaker.kind, speaker.key) == (name, kind, None)


def test_a_body_named_before_resolves_its_short_form() -> None:
    assert (
        names(
            "The World Health Organization said the outbreak was over.",
            "The organization said that it would send a team.",
        )
        == ["World Health Organization"] * 2
    )


def test_two_bodies_leave_the_short_form_as_printed() -> None:
    assert names(
        "The Foreign Ministry and the Interior Ministry disagree.", "The ministry said that it would wait."
    ) == ["ministry"]


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Russian President Vladimir Putin said that it held.", "Vladimir Putin", "President of Russia"),
        ("Carpathia's President Oskar Lind said that it held.", "Oskar Lind", "President of Carpathia"),
        ("NATO Secretary-General Jan Berg said that it held.", "Jan Berg", "NATO Secretary-General"),
        ("Sen. Anna Bell (R-Ohio) said that it held.", "Anna Bell", "Senator"),
        ("Secretary of State John Hale said that it held.", "John Hale", "Secretary of State"),
        ("Bell's spokeswoman, Kim Doyle, said that it held.", "Kim Doyle", "Bell's spokeswoman"),
        ("The Carpathian president, Oskar Lind, said that it held.", "Oskar Lind", "Carpathian president"),
        ("Peter Novak, a lawyer for the family, said that it held.", "Peter Novak", "lawyer for the family"),
        ('George "Jay" Keyes said that it held.', "George Keyes", None),
    ],
)
def test_names_and_roles(sentence: str, name: str, role: str | None) -> None:
    (speaker,) = speakers(sentence)
    assert speaker is not None
    assert (speaker.name, speaker.role) == (name, role)


def test_a_shared_last_name_follows_the_title() -> None:
    first = "Peter Novak and his sister Jana Novak run the mill."
    assert names(first, "Mr. Novak said it was safe.", "Ms. Novak said it was old.") == [
        "Peter Novak",
        "Jana Novak",
    ]


def test_the_chain_leads_to_the_full_name() -> None:
    page = page_of("Tomas Berg came home. Berg said that it was late.")
    (statement,) = resolve_speakers(page, find_statements(page, None), None)
    assert statement.speaker is not None
    (mark,) = statement.speaker.chain
    assert mark.span.of(page.source.text) == mark.text == "Tomas Berg"


def test_a_name_never_given_in_full_stays_a_person_without_a_key() -> None:
    (speaker,) = speakers("Berg said that it was late.")
    assert speaker is not None
    assert (speaker.name, speaker.kind, speaker.key) == ("Berg", SpeakerKind.PERSON, None)
