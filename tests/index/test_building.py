"""Article -> documents: flat, complete, and the same for the same article."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.building import BODY_FIELDS, Documents, Standing, build_documents
from onrecord.index.context import Context
from onrecord.index.date_fields import build_point, build_published, build_range
from onrecord.index.names import Kind
from onrecord.index.schemas import list_fields
from onrecord.index.shown import LONGEST, cut_parts, scrub, scrub_line
from onrecord.model import (
    Article,
    Block,
    BlockKind,
    Chosen,
    CueClass,
    DateClaim,
    DateRole,
    Found,
    Mark,
    Page,
    PartialDate,
    Reason,
    Rejected,
    SourceFormat,
    SourceText,
    Span,
    Speaker,
    Statement,
    StatementKind,
)

TURNS = ["Will it be dear? No?", "It won't. Next.", "Thank you."]
TEXT = """Bridge to open in May
Governor Ada Quill spoke in Larnstad. "We will finish on time," she said. Nobody disagreed.
The works cost more than planned."""
LINES = TEXT.split("\n")
HEADLINE = Span(0, len(LINES[0]))
FIRST = Span(len(LINES[0]) + 1, len(LINES[0]) + 1 + len(LINES[1]))
SECOND = Span(FIRST.end + 1, len(TEXT))
SHA = "ab" * 32
STANDING = Standing(datetime(2024, 3, 6, 7, 8, 9, tzinfo=UTC), 147, ("spring",), True)


def find(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mark(words: str) -> Mark:
    return Mark(words, find(words))


QUOTE = find('"We will finish on time,"')


def article(*statements: Statement, text: str = TEXT, **fields: object) -> Article:
    blocks = (
        Block(HEADLINE, BlockKind.HEADLINE, "first_line"),
        Block(FIRST, BlockKind.PARAGRAPH, "prose"),
        Block(SECOND, BlockKind.PARAGRAPH, "prose"),
    )
    source = SourceText(SHA, text, "utf-8", SourceFormat.PAGE_TEXT)
    return Article(Page(source, blocks, language="en"), statements=statements, **fields)


def quotation(**changes: object) -> Statement:
    given: dict[str, object] = {
        "kind": StatementKind.DIRECT,
        "span": QUOTE,
        "fragments": (QUOTE,),
        "rule": "final",
        "mention": mark("she"),
        "cue": mark("said"),
        "cue_class": CueClass.NEUTRAL,
        "speaker": Speaker(
            "Ada Quill", role="Governor", key="ada-quill", rule="she", chain=(mark("Ada Quill"),)
        ),
    }
    return Statement(**{**given, **changes})


def build(made: Article, standing: Standing = STANDING) -> Documents:
    documents = build_documents(made, standing)
    assert isinstance(documents, Documents)
    return documents


def test_a_statement_carries_its_evidence_and_its_article() -> None:
    made = article(quotation(), headline=Found(HEADLINE.of(TEXT), HEADLINE, "first_line"))
    (statement,) = build(made).statements
    assert statement["id"] == f"{SHA[:16]}:{QUOTE.start}-{QUOTE.end}"
    assert statement["text"] == QUOTE.of(TEXT)
    assert (statement["start"], statement["end"]) == (QUOTE.start, QUOTE.end)
    assert (statement["speaker"], statement["speaker_printed"]) == ("Ada Quill", "she")
    assert statement["speaker_chain"] == ["Ada Quill"]
    assert statement["before"] == "Governor Ada Quill spoke in Larnstad."
    assert statement["headline"] == "Bridge to open in May"
    assert (statement["article_id"], statement["collection"], statement["current"]) == (SHA, ["spring"], True)
    assert statement["received_at"] == "2024-03-06T07:08:09Z"
    assert set(statement) <= list_fields(Kind.STATEMENTS)


def test_an_article_lists_its_statements_and_holds_its_body() -> None:
    documents = build(article(quotation()))
    document = documents.article
    assert document["statement_ids"] == [documents.statements[0]["id"]]
    assert document["statement_count"] == 1
    assert document["body"] == f"{FIRST.of(TEXT)}\n{SECOND.of(TEXT)}"
    assert document["speakers"] == ["Ada Quill"]
    assert set(document) <= list_fields(Kind.ARTICLES)


def test_a_turn_becomes_its_passages() -> None:
    turn = Statement(
        StatementKind.TURN,
        Span(FIRST.start, SECOND.end),
        (),
        "label",
        mention=mark("Ada Quill"),
        passages=(FIRST, SECOND),
    )
    statements = build(article(turn)).statements
    assert [s["text"] for s in statements] == [FIRST.of(TEXT), SECOND.of(TEXT)]
    assert [s["position"] for s in statements] == [0, 1]
    assert {s["turn_id"] for s in statements} == {f"{SHA[:16]}:{FIRST.start}-{SECOND.end}"}
    assert {(s["kind"], s["passage"]) for s in statements} == {("turn", True)}
    assert statements[1]["before"] == "Nobody disagreed."


def test_the_neighbours_of_a_turn_are_turns_and_never_labels() -> None:
    text = "Q Will it be dear? No?\nMS. HALE: It won't. Next.\nQ Thank you."
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in TURNS]
    page = Page(
        SourceText(SHA, text, "utf-8", SourceFormat.PAGE_TEXT),
        tuple(
            Block(Span(*found.span()), BlockKind.PARAGRAPH, "line") for found in re.finditer(r"[^\n]+", text)
        ),
    )
    context = Context(page, spans)
    assert [context.before(span) for span in spans] == ["", "No?", "Next."]
    assert [context.after(span) for span in spans] == ["It won't.", "Thank you.", ""]
    inner = Span(spans[1].start, spans[1].start + len("It won't."))
    assert (context.before(inner), context.after(inner)) == ("No?", "Next.")


def test_behind_a_quotation_of_two_paragraphs_stands_what_follows_its_end() -> None:
    text = 'He spoke.\n"The door is open with Mr.\n\nPresident, and free," Hale added. Then he left.'
    blocks = [
        Block(Span(*found.span()), BlockKind.PARAGRAPH, "line") for found in re.finditer(r"[^\n]+", text)
    ]
    context = Context(Page(SourceText(SHA, text, "utf-8", SourceFormat.PAGE_TEXT), tuple(blocks)))
    quoted = Span(text.index('"'), text.index(" Hale added"))
    assert (context.before(quoted), context.after(quoted)) == ("He spoke.", "Hale added.")


def test_what_is_reported_inside_a_turn_names_the_turn() -> None:
    turn = Statement(StatementKind.TURN, FIRST, (), "label", passages=(FIRST,))
    passage, inner = build(article(quotation(turn=FIRST), turn)).statements
    assert inner["turn_id"] == passage["turn_id"] == passage["id"]
    assert "position" not in inner
    assert not inner["passage"]


def test_a_passage_and_a_statement_with_the_same_words_are_one_document() -> None:
    turn = Statement(StatementKind.TURN, FIRST, (), "label", passages=(FIRST,))
    (only,) = build(article(quotation(span=FIRST, turn=FIRST), turn)).statements
    assert only["kind"] == "turn"


def test_a_body_beyond_a_million_characters_goes_on_in_the_next_field() -> None:
    long = "word " * 500_000
    source = SourceText(SHA, long, "utf-8", SourceFormat.PAGE_TEXT)
    made = Article(Page(source, (Block(Span(0, len(long)), BlockKind.PARAGRAPH, "prose"),)))
    document = build(made).article
    parts = [document[name] for name in BODY_FIELDS if name in document]
    assert len(parts) == 3
    assert all(len(part) < 1_000_000 for part in parts)
    assert "".join(parts) == long
    huge = "word " * 4_200_000
    source = SourceText(SHA, huge, "utf-8", SourceFormat.PAGE_TEXT)
    refused = build_documents(
        Article(Page(source, (Block(Span(0, len(huge)), BlockKind.PARAGRAPH, "prose"),))), STANDING
    )
    assert isinstance(refused, Rejected)
    assert refused.reason is Reason.TOO_LARGE


def test_a_long_passage_is_cut_and_every_piece_has_its_own_id() -> None:
    long = "x" * 2_500_000  # not a space to cut at
    source = SourceText(SHA, long, "utf-8", SourceFormat.PAGE_TEXT)
    span = Span(0, len(long))
    turn = Statement(StatementKind.TURN, span, (), "label", passages=(span,))
    made = Article(Page(source, (Block(span, BlockKind.PARAGRAPH, "prose"),)), statements=(turn,))
    statements = build(made).statements
    assert len({s["id"] for s in statements}) == 3
    assert all(long[s["start"] : s["end"]] == s["text"] for s in statements)


@given(st.text(max_size=300))
def test_what_is_shown_holds_nothing_that_harms(text: str) -> None:
    shown = scrub(text + "\x00\x1b[2J\ud800\r\nend")
    assert not set(shown) & set(map(chr, (0, 27, 0xD800, 13)))
    shown.encode("utf-8")
    assert scrub(shown) == shown
    line = scrub_line(text + "\u202eright to left")
    assert "\n" not in line
    assert "\u202e" not in line
    assert scrub_line(line) == line


@given(st.text(alphabet="ab \U0001f600", min_size=1), st.integers(1, 4))
def test_parts_cover_the_text_without_gap(text: str, times: int) -> None:
    whole = text * (LONGEST * times // 2 // len(text))
    parts = list(cut_parts(whole))
    assert "".join(whole[start:end] for start, end in parts) == whole
    assert all(len(whole[start:end].encode("utf-16-le")) < 2_000_000 for start, end in parts)


MINUTE = PartialDate(2022, 2, 8, "03:20")


@pytest.mark.parametrize(
    ("date", "covered", "point"),
    [
        (
            PartialDate(2022, 2, 7, "22:33", "+00:00"),
            ("2022-02-07T22:33:00Z", "2022-02-07T22:34:00Z"),
            "2022-02-07T22:33:00Z",
        ),
        (MINUTE, ("2022-02-07T13:20:00Z", "2022-02-08T15:21:00Z"), "2022-02-08T00:00:00Z"),
        (PartialDate(2022, 2, 8), ("2022-02-07T10:00:00Z", "2022-02-09T12:00:00Z"), "2022-02-08T00:00:00Z"),
        (PartialDate(2022, 2), ("2022-01-31T10:00:00Z", "2022-03-01T12:00:00Z"), None),
        (PartialDate(2022), ("2021-12-31T10:00:00Z", "2023-01-01T12:00:00Z"), None),
        (PartialDate(987, 1, 2), ("0987-01-01T10:00:00Z", "0987-01-03T12:00:00Z"), "0987-01-02T00:00:00Z"),
        (PartialDate(9999, 12, 31), None, "9999-12-31T00:00:00Z"),
        (PartialDate(None, 2, 7), None, None),
    ],
)
def test_dates_are_never_more_precise_than_the_text(
    date: PartialDate, covered: tuple[str, str] | None, point: str | None
) -> None:
    expected = None if covered is None else {"gte": covered[0], "lt": covered[1]}
    assert build_range(date) == expected
    assert build_point(date) == point


def chosen(*readings: PartialDate, flags: tuple[str, ...] = ()) -> Chosen[DateClaim]:
    claim = DateClaim(DateRole.PUBLISHED, readings, flags)
    return Chosen(Found(claim, Span(0, 5), "byline_date", " 8\nFebruary "), "only one")


def test_an_undated_article_says_so_and_nothing_else() -> None:
    assert build_published(None) == {"undated": True}


def test_an_open_order_gives_an_interval_and_no_day() -> None:
    readings = PartialDate(2022, 8, 2), PartialDate(2022, 2, 8)
    fields = build_published(chosen(*readings, flags=("ambiguous_order",)))
    assert fields["undated"]
    assert "published_at" not in fields
    assert fields["published"] == {"gte": "2022-02-07T10:00:00Z", "lt": "2022-08-03T12:00:00Z"}
    assert fields["published_flags"] == ["ambiguous_order"]


def test_a_date_keeps_its_zone_precision_and_print() -> None:
    fields = build_published(chosen(PartialDate(2022, 2, 8, "03:20", zone="IST")))
    assert not fields["undated"]
    assert (fields["published_precision"], fields["published_zone"]) == ("minute", "IST")
    assert fields["published_printed"] == "8 February"
    assert fields["first_possible"] < fields["published_at"] < fields["last_possible"]


def test_a_day_without_a_year_is_kept_as_it_was_said() -> None:
    (statement,) = build(article(quotation(spoken=PartialDate(None, 2, 7)))).statements
    assert statement["spoken_stated"] == "--02-07"
    assert "spoken" not in statement
    assert "spoken_at" not in statement
