"""According to, as somebody said, noun cues, questions without an asker, unmarked introductions."""

import pytest

from extract.attribution.phrasebook import only, read, rules


@pytest.mark.parametrize(
    ("text", "mention", "contents"),
    [
        ("According to the Foreign Ministry, three ships were turned back.",
         "the Foreign Ministry", ("three ships were turned back",)),
        ("The ships carried fuel, according to port officials.", "port officials", ("The ships carried fuel",)),
        ("The captain, according to his lawyer, was not on board.",
         "his lawyer", ("The captain", "was not on board")),
    ],
)  # fmt: skip
def test_according_to(text: str, mention: str, contents: tuple[str, ...]) -> None:
    one = only(text)
    assert (one.rule, one.mention, one.contents) == ("according_to", mention, contents)


@pytest.mark.parametrize(
    ("text", "mention", "contents"),
    [
        ("As Lindqvist said on Friday, the army is ready.", "Lindqvist", ("the army is ready",)),
        (
            "The army, as the general noted, has been on alert.",
            "the general",
            ("The army", "has been on alert"),
        ),
        ("As reported by Northwire, the talks have failed.", "Northwire", ("the talks have failed",)),
    ],
)
def test_as_somebody_said(text: str, mention: str, contents: tuple[str, ...]) -> None:
    one = only(text)
    assert (one.rule, one.mention, one.contents) == ("as_said", mention, contents)


@pytest.mark.parametrize(
    ("text", "mention", "content"),
    [
        ("Nobody believed the claim that it had ignored the warnings.",
         None, "that it had ignored the warnings"),
        ("Lindqvist's promise that taxes would fall was repeated on Friday.",
         "Lindqvist's", "that taxes would fall"),
        ("There was a warning by the bank that reserves were low.", "the bank", "that reserves were low"),
    ],
)  # fmt: skip
def test_noun_cues(text: str, mention: str | None, content: str) -> None:
    (one,) = [one for one in read(text) if one.rule == "noun_cue"]
    assert (one.mention, one.contents) == (mention, (content,))


@pytest.mark.parametrize(
    "text",
    ["The claims that failed were many.", "The report that nobody read was long.", "He made a promise."],
)
def test_a_relative_clause_is_no_claim(text: str) -> None:
    assert "noun_cue" not in rules(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Asked whether she would run, Bell laughed.", "whether she would run"),
        ("When asked about the poll, she left.", "about the poll"),
        ("Bell was asked if the bill was dead.", "if the bill was dead"),
    ],
)
def test_questions_without_an_asker(text: str, content: str) -> None:
    (one,) = [one for one in read(text) if one.rule == "asked"]
    assert (one.mention, one.contents) == (None, (content,))


@pytest.mark.parametrize(
    ("text", "rule", "mention"),
    [
        ('Here is Adler in December: "We will not sign."', "colon_quote", "Adler"),
        ('Adler issued a statement, "Our thoughts are with them."', "colon_quote", "Adler"),
        ('"The best is yet to come." - Frank Moss', "signature", "Frank Moss"),
        ('Said Comey, "The thought is painful."', "inverted_first", "Comey"),
    ],
)
def test_unmarked(text: str, rule: str, mention: str) -> None:
    one = only(text)
    assert (one.rule, one.mention) == (rule, mention)


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "Iron Brigade" marched through the town.',
        'Her new book, "The Long Winter," will appear in May.',
        'Troops were ready to launch an "imminent" attack.',
    ],
)
def test_names_and_scare_quotes_are_no_statements(text: str) -> None:
    assert read(text) == []
