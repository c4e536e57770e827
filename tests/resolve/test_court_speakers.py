"""Questions and answers in court have names where the reporter prints them above the examination."""

from __future__ import annotations

from onrecord.article import raw_file, read_article

HEAD = """                 IN THE SUPERIOR COURT OF QUAY COUNTY
                 BEFORE THE HON. GRETA LINDQVIST

APPEARANCES:
For the People:      RUTH OKORO, Deputy District Attorney
For the Defendant:   TOM ASHDOWN, Ashdown & Moss

          THE COURT:  Good morning.  Call your next witness.

          MS. OKORO:  The People are ready.

          THE CLERK:  Please state your full name for the record.

          THE WITNESS:  Rufus Elmer Tarn.  T-a-r-n.

"""
EXAMINED = """BY MS. OKORO:

     Q.   Mr. Tarn, where do you work?

     A.   At the ferry, ma'am.

          MR. ASHDOWN:  Objection, Your Honor.

          THE COURT:  Overruled.  You may go on.

BY MR. ASHDOWN:

     Q.   You quit in May, didn't you?

     A.   I did.
"""


def _speakers(text: str) -> list[str | None]:
    article = read_article(raw_file("hearing.txt", text.encode()))
    return [one.speaker.name if one.speaker else None for one in article.statements if one.kind == "turn"]


def test_the_lines_above_an_examination_name_who_asks_and_who_answers() -> None:
    assert _speakers(HEAD + EXAMINED) == [
        "Greta Lindqvist",
        "Ruth Okoro",
        "The Clerk",
        "Rufus Elmer Tarn",
        "Ruth Okoro",
        "Rufus Elmer Tarn",
        "Tom Ashdown",
        "Greta Lindqvist",
        "Tom Ashdown",
        "Rufus Elmer Tarn",
    ]


def test_without_those_lines_questions_and_answers_are_nobodys() -> None:
    unnamed = EXAMINED.replace("BY MS. OKORO:\n", "").replace("BY MR. ASHDOWN:\n", "")
    assert _speakers(HEAD + unnamed)[4:6] == ["Question", "Answer"]


def test_an_answer_is_nobodys_where_no_witness_is_named() -> None:
    head = HEAD.replace(
        "          THE WITNESS:  Rufus Elmer Tarn.  T-a-r-n.\n", "          THE WITNESS:  I will.\n"
    )
    assert _speakers(head + EXAMINED)[4:6] == ["Ruth Okoro", "Answer"]
