"""Content after its cue: clauses with and without "that", quotations, complements, and where they end."""

import pytest

from extract.attribution.phrasebook import only, read, rules


@pytest.mark.parametrize(
    ("text", "rule", "mention", "content"),
    [
        ("Lind said that the dam held.", "initial_that", "Lind", "that the dam held"),
        ("Lind said the dam held.", "initial_bare", "Lind", "the dam held"),
        ("Lind said in a note to clients that rates fall.", "initial_that", "Lind", "that rates fall"),
        ("Lind agreed in May to discuss that.", "initial_infinitive", "Lind", "to discuss that"),
        ("Lind said on Thursday the dam held.", "initial_bare", "Lind", "the dam held"),
        ("Blum told reporters in Velmora on Monday that the vote would be repeated.",
         "initial_that", "Blum", "that the vote would be repeated"),
        ("The mayor assured residents that the water was clean.",
         "initial_that", "The mayor", "that the water was clean"),
        ("She reminded him that the deadline had passed.",
         "initial_that", "She", "that the deadline had passed"),
        ("Local officials said they welcome the visit.",
         "initial_bare", "Local officials", "they welcome the visit"),
        ("The Democratic front-runner and former secretary of state said the plan was dead.",
         "initial_bare", "The Democratic front-runner and former secretary of state", "the plan was dead"),
        ("About six in 10 said the economy mattered.", "initial_bare", "six in 10", "the economy mattered"),
        ("10:30 a.m. Bell says she will vote no.", "initial_bare", "Bell", "she will vote no"),
        ("The groups who wrote to her on Thursday say they were misled.",
         "initial_bare", "The groups", "they were misled"),
        ('Novak said, "We open at nine."', "initial_quote", "Novak", '"We open at nine."'),
        ('Novak added: "And we close at five."', "initial_colon", "Novak", '"And we close at five."'),
        ("Reyes asked whether the agency had read it.",
         "initial_question", "Reyes", "whether the agency had read it"),
        ("The company agreed to pay three million.", "initial_infinitive", "The company", "to pay three million"),
        ("Lindqvist expressed hope that Adler would raise it.",
         "initial_that", "Lindqvist", "that Adler would raise it"),
        ("Moss is calling for a recount.", "initial_progressive", "Moss", "a recount"),
    ],
)  # fmt: skip
def test_initial(text: str, rule: str, mention: str, content: str) -> None:
    one = only(text)
    assert (one.rule, one.mention, one.contents) == (rule, mention, (content,))


@pytest.mark.parametrize(
    ("text", "rule", "content"),
    [
        ("Lindqvist called it symbolic that the meeting was held in May.",
         "object", "it symbolic that the meeting was held in May"),
        ('Keller called the plan "a recipe for chaos."', "object", 'the plan "a recipe for chaos."'),
        ("The premier described the talks as frank.", "complement", "the talks as frank"),
        ("Moss accused Bell of lying to voters.", "complement", "Bell of lying to voters"),
        ("Bell criticized the plan to close two schools.", "object", "the plan to close two schools"),
    ],
)  # fmt: skip
def test_complements(text: str, rule: str, content: str) -> None:
    one = only(text)
    assert (one.rule, one.contents) == (rule, (content,))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Blum said she would not run again, and she thanked her voters.", "she would not run again"),
        ("Blum said the party had lost its way, a former colleague confirmed.", "the party had lost its way"),
        ("Blum said the loan was repaid, which pleased the bank.", "the loan was repaid"),
        ("Blum said the loan was repaid, citing the bank.", "the loan was repaid"),
        ("While Blum claimed that the tape exists, experts doubt it.", "that the tape exists"),
        ("Stein, who had warned that the dam would break, resigned.", "that the dam would break"),
        (
            "Blum said the letter was sent by Peter Novak, a former aide.",
            "the letter was sent by Peter Novak",
        ),
    ],
)
def test_where_the_statement_ends(text: str, content: str) -> None:
    assert read(text)[0].contents == (content,)


@pytest.mark.parametrize(
    "text",
    [
        "The state budget grew by two percent.",
        "Orders for new trains rose, and claims for damages fell.",
        "He tried to find a way to say it.",
        "Bell has been called.",
        "An alleged bias was never shown.",
        "The report was filed on time.",
        "Bell said nothing.",
        "His latest claims were dropped.",
        "Moss feels alive and well.",
    ],
)
def test_not_initial(text: str) -> None:
    assert not [rule for rule in rules(text) if rule.startswith(("initial", "object"))]
