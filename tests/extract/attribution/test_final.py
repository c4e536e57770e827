"""Content before its cue: final, inverted and medial attributions, and what only looks like one."""

import pytest

from extract.attribution.phrasebook import only, read, rules


@pytest.mark.parametrize(
    ("text", "mention", "content"),
    [
        ("The corridor must stay open, Lindqvist said.", "Lindqvist", "The corridor must stay open"),
        ("The corridor is open, he said on Monday.", "he", "The corridor is open"),
        ('"It is open," he said at a briefing following the talks.', "he", '"It is open,"'),
        ('"We are leaving," Vera Blum wrote on Twitter.', "Vera Blum", '"We are leaving,"'),
        (
            "The vote was fair, Karl Weber, a former judge, told reporters in Velmora.",
            "Karl Weber, a former judge",
            "The vote was fair",
        ),
        (
            '"It was close," Sen. Anna Bell (R-Ohio) said.',
            "Sen. Anna Bell (R-Ohio)",
            '"It was close,"',
        ),
        ("Rates will fall, analyst Lund wrote in a note to clients.", "analyst Lund", "Rates will fall"),
        (
            "Pilots defied the order, the Harbour Post has learned.",
            "the Harbour Post",
            "Pilots defied the order",
        ),
        (
            "Prices will fall, Bell and Moss said.",
            "Bell and Moss",
            "Prices will fall",
        ),
    ],
)
def test_final(text: str, mention: str, content: str) -> None:
    one = only(text)
    assert (one.rule, one.mention, one.contents) == ("final", mention, (content,))


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ('"It is over," said Peter Novak, a lawyer for the family.', "Peter Novak, a lawyer for the family"),
        ('"It is over," said Novak.', "Novak"),
        ('"It was lies," said one owner of a shop that sells hats.', "one owner of a shop"),
        ("The ruling surprised everyone, said Judge Maria Stein.", "Judge Maria Stein"),
        ('"We won," said former secretary of state Ana Ruiz, who led the talks.',
         "former secretary of state Ana Ruiz, who led the talks"),
    ],
)  # fmt: skip
def test_inverted(text: str, mention: str) -> None:
    one = only(text)
    assert (one.rule, one.mention) == ("inverted", mention)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            '"We have a plan," Lind said, "and we will follow it."',
            ('"We have a plan,"', '"and we will follow it."'),
        ),
        ("The bridge, Lind said, would reopen in June.", ("The bridge", "would reopen in June")),
        (
            'The nations, Xu said, now have a "golden chance" to grow.',
            ("The nations", 'now have a "golden chance" to grow'),
        ),
    ],
)
def test_medial(text: str, contents: tuple[str, ...]) -> None:
    one = only(text)
    assert (one.rule, one.contents) == ("medial", contents)


def test_an_adjunct_before_the_cue_is_no_content() -> None:
    assert only('In a statement, Lind said, "We agree."').contents == ('"We agree."',)
    assert only("At a briefing on Monday, he said that the dam held.").contents == ("that the dam held",)


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, Lind said.",
        "The contest shifts to larger, more diverse states.",
        "She won a majority of regular, pledged delegates.",
        'Lind, who wrote "Borders," went home.',
    ],
)
def test_not_final(text: str) -> None:
    assert not {"final", "inverted", "medial"} & set(rules(text))


def test_a_title_in_marks_before_said_is_no_content() -> None:
    found = read('Hemsley, the co-author of "Going Home," said the days were over.')
    assert [(one.mention, one.contents) for one in found] == [
        ('Hemsley, the co-author of "Going Home,"', ("the days were over",))
    ]


def test_the_agency_that_relays_keeps_the_inner_speaker() -> None:
    found = read("Lindqvist said that the army was ready, Northwire reported.")
    assert [(one.mention, one.contents) for one in found] == [("Lindqvist", ("that the army was ready",))]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ('"It is done," From said.', "From"),
        ('"It is done," says a source involved in the plan.', "a source involved in the plan"),
        (
            '"It is done," James Lind Jr., the director of the port, said.',
            "James Lind Jr., the director of the port",
        ),
    ],
)
def test_sources_that_look_like_other_words(text: str, mention: str) -> None:
    assert only(text).mention == mention


def test_a_second_verb_behind_a_question_has_the_main_subject() -> None:
    found = read('When asked whom she chose, Lind smiled and said, "Nobody."')
    assert [(one.rule, one.mention) for one in found] == [("asked", None), ("conjoined", "Lind")]


def test_a_title_behind_a_medium_is_not_said() -> None:
    found = read('"It is done," Lind said on ABC\'s "This Week."')
    assert [one.contents for one in found] == [('"It is done,"',)]
