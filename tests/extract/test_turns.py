"""Where a turn starts and ends, and which lines open none. The styles themselves are golden cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.turn_pages import page_of
from onrecord.extract.turns import find_turns
from onrecord.model import BlockKind, StatementKind

BRIEFING = """MR. ROE: Good morning. I have one thing at the top.
It is about the bridge.
{between}
QUESTION: Will you pay for it?
MR. ROE: We will.
"""


def words_of(text: str, **kinds: BlockKind) -> list[tuple[str, str]]:
    return [
        (turn.mention.text if turn.mention else "", turn.span.of(text))
        for turn in find_turns(page_of(text, **kinds))
    ]


@pytest.mark.parametrize(
    "between",
    [
        "",
        "(Laughter.)",
        "[Applause]",
        "Bridge Repairs",
        "* * *",
        "2:45 P.M. EDT",
        "Opposition members interjecting—",
    ],
)
def test_what_nobody_says_is_cut_off_the_end_of_a_turn(between: str) -> None:
    found = words_of(BRIEFING.format(between=between))
    assert [label for label, _ in found] == ["MR. ROE", "QUESTION", "MR. ROE"]
    assert found[0][1].endswith("It is about the bridge.")


@pytest.mark.parametrize(
    "between", ["It is also about money.", "(Laughter.)\nI mean it.", "and about the ferry"]
)
def test_what_is_said_stays(between: str) -> None:
    assert words_of(BRIEFING.format(between=between))[0][1].endswith(between)


def test_a_turn_has_a_passage_for_each_paragraph_without_stage_lines() -> None:
    text = BRIEFING.format(between="(Laughter.)\nI mean it.")
    first = find_turns(page_of(text))[0]
    assert [passage.of(text) for passage in first.passages] == [
        "Good morning. I have one thing at the top.", "It is about the bridge.", "I mean it.",
    ]  # fmt: skip
    assert first.kind is StatementKind.TURN
    assert first.cue is not None
    assert first.cue.text == ":"
    assert first.fragments == (first.span,)


@pytest.mark.parametrize(
    "line", ["Note: the sound was bad here.", "One thing is clear: we need it.", "Article 5: we pay."]
)
def test_a_colon_inside_a_turn_opens_none(line: str) -> None:
    found = words_of(BRIEFING.format(between=line))
    assert len(found) == 3
    assert found[0][1].endswith(line)


def test_to_be_continued_is_kept_as_a_flag() -> None:
    text = BRIEFING.format(between="") + "\nTo be continued."
    last = find_turns(page_of(text))[-1]
    assert last.span.of(text) == "We will."
    assert last.incomplete == ("to be continued",)
    assert find_turns(page_of(BRIEFING.format(between="")))[-1].incomplete == ()


def test_furniture_behind_the_article_belongs_to_no_turn() -> None:
    text = BRIEFING.format(between="") + "\nMore on bridges in our archive, which you can search.\n"
    assert words_of(text)[-1][1] != "We will."
    assert words_of(text, archive=BlockKind.RELATED)[-1][1] == "We will."


def test_a_related_headline_with_a_name_opens_no_turn() -> None:
    text = "Jane Roe: Thank you all for coming. I am glad.\nJohn Doe: So am I.\nJane Roe: Are we done?\nRoe: Bridge to open in May"
    assert len(words_of(text)) == 3
    assert words_of(text.replace("Bridge to open in May", "I think we are."))[-1] == (
        "Roe",
        "I think we are.",
    )


SINGLE = "President of Freedonia Rufus Firefly: {first}\n\n" + "\n\n".join(
    ["We went further than I had hoped, and I thank you."] * 6
)


def test_one_long_turn_is_a_transcript() -> None:
    assert len(words_of(SINGLE.format(first="Ladies and gentlemen,"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Firefly: We will never surrender\nThe president of Freedonia said on Monday that he would stay in office.\nHe left.",
        "FREDVILLE: The bridge reopened on Monday. “We did it,” the mayor said.\nThe work took nine weeks.",
        "Date: 4 May 2031\nPlace: Town Hall\nChair: Jane Roe\nSpeaker: John Doe",
        "Jane Roe: “I walk. We all walk.”\nJohn Doe: “I swim, and you should.”\nJane Poe: “I row.”",
        "Pros: You will like the case.\nCons: We do not.\nPros: It is light.\nCons: I lost it.",
        "FREEDONIA: The parliament passed the bill. The president left.\nSYLVANIA: The bank kept its rate.\nOSTERLICH: Two died.",
        "Q: How do I pay?\nA: Online.\nQ: When?\nA: Monthly.",
        "",
        ":",
        "A",
    ],
)  # fmt: skip
def test_colons_that_open_no_turn(text: str) -> None:
    assert find_turns(page_of(text)) == ()


@given(st.text(alphabet="QA:.\n Roeé—-()[]*>Mrs", max_size=300))
def test_turns_never_overlap_and_stay_inside_the_text(text: str) -> None:
    turns = find_turns(page_of(text))
    ends = 0
    for turn in turns:
        assert ends <= turn.span.start < turn.span.end <= len(text)
        assert turn.mention is not None
        assert turn.mention.span.of(text) == turn.mention.text
        assert turn.mention.span.end <= turn.span.start
        assert all(turn.span.covers(passage) for passage in turn.passages)
        ends = turn.span.end


EXCHANGE = (
    "The mayor opened the bridge on Monday after nine weeks of repairs, and hundreds of people came to see it.\n"
    "She then took questions from reporters on the quay, who had waited in the rain for more than an hour.\n"
    "REPORTER: Are you happy?\nMAYOR COLE: I am.\nREPORTER: Will you run again?\nMAYOR COLE: You will see.\n"
    "The bridge carries twelve thousand cars a day, the city said in a statement.\nIt was built in 1971."
)


def test_an_exchange_inside_a_news_story_does_not_swallow_the_rest_of_it() -> None:
    assert words_of(EXCHANGE)[-1] == ("MAYOR COLE", "You will see.")


@pytest.mark.parametrize(
    "headline",
    [
        "Rufus Firefly: Ferry Will Sail in May.",
        "Rufus Firefly: ‘We Will Never Surrender.’",
        "RUFUS FIREFLY: We go on.",
    ],
)
def test_a_headline_with_a_name_makes_no_transcript(headline: str) -> None:
    story = (
        "The president said on Monday that the ferry would sail in May. “We are ready,” he told reporters.\n"
        * 6
    )
    assert find_turns(page_of(f"{headline}\n{story}")) == ()


INTERVIEW = (
    "Lantern: Frau Berger, warum bauen Sie?\n\nBerger: Weil ich es muss.\n\n"
    "Lantern: Hat er Ihnen geantwortet?\n\nBerger: Bis heute nicht, leider.{end}"
)


@pytest.mark.parametrize(
    "end",
    [
        " (Karl Moser, 12.3.2027)",
        "\n\nHanna Berger (48) leitet das Institut für Infrastruktur in Graz.",
        " (Karl Moser, 12. 3. 2027)\n\nHanna Berger leitet das Institut.\n\nEs forscht seit 1990.",
    ],
)
def test_what_is_told_of_the_speakers_ends_the_last_turn(end: str) -> None:
    assert words_of(INTERVIEW.format(end=end))[-1][1] == "Bis heute nicht, leider."


@pytest.mark.parametrize(
    "end", ["\n\nDas Institut forscht seit 1990.", "\n\nIch warte noch.", " (Ich lache jetzt.)"]
)
def test_what_may_be_said_stays_in_the_last_turn(end: str) -> None:
    assert words_of(INTERVIEW.format(end=end))[-1][1] == "Bis heute nicht, leider." + end


def test_a_minister_who_sets_a_task_is_no_label() -> None:
    text = (
        "А.Громов: Добрый день! Слово вам.\n\nПрезидент поставил задачу: сделать их доступными. Прошу.\n\n"
        "И.Савельев: Спасибо, мы готовы.\n\nА.Громов: Когда вы начнёте?\n\nИ.Савельев: Мы начали."
    )
    assert [label for label, _ in words_of(text)] == ["А.Громов", "И.Савельев", "А.Громов", "И.Савельев"]


FAQ = (
    "Question : {one}\nRéponse : {two}\n\nQuestion : Je l'ai perdue. Que faire ?\n"
    "Réponse : Écrivez-nous. Nous vous en enverrons une autre."
)


def test_questions_that_say_i_and_answers_that_say_you_are_an_faq() -> None:
    faq = FAQ.format(one="Qui doit l'acheter ?", two="Vous devez l'acheter si vous habitez en ville.")
    assert words_of(faq) == []
    talk = FAQ.format(one="Pourquoi l'avez-vous vendue ?", two="J'avais besoin d'argent.")
    assert (
        len(words_of(talk.replace("Je l'ai perdue. Que faire", "Vous l'avez perdue. Que faites-vous"))) == 4
    )
