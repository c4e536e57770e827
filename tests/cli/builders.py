"""Articles written by hand, for tests of what is shown: no recipe is needed to draw one."""

from __future__ import annotations

from onrecord.model import (
    Article,
    Block,
    BlockKind,
    Chosen,
    CueClass,
    DateClaim,
    Dateline,
    DateRole,
    Found,
    Mark,
    Page,
    PartialDate,
    Rival,
    SourceFormat,
    SourceText,
    Span,
    Speaker,
    Statement,
    StatementKind,
)

TEXT = """Harbour Gazette | Home | Weather
Pilots refuse night passage
Lena Brook Published March 05, 2024 | 07:40 AM
PORT ELLERY (Northwire - 5th March, 2024) "We will not sail," Captain Ada Flint said.
The ministry denied that the beacon had failed.
Most read: Ten \x1b[31mred\x1b[0m beaches
"""


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def found(words: str, rule: str, value: str | None = None) -> Found[str]:
    return Found(value or words, span_of(words), rule, words)


def article() -> Article:
    """An article with every kind of evidence, a rival date and furniture that holds an escape sequence."""
    kinds = (
        BlockKind.MASTHEAD, BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH,
        BlockKind.MOST_READ,
    )  # fmt: skip
    blocks = tuple(
        Block(span_of(line), kind, f"rule of {kind.value}")
        for line, kind in zip(TEXT.splitlines(), kinds, strict=True)
    )
    source = SourceText("c" * 64, TEXT, "utf-8", SourceFormat.PAGE_TEXT, "strict utf-8")
    day = PartialDate(2024, 3, 5)
    published = Chosen(
        Found(
            DateClaim(DateRole.PUBLISHED, (PartialDate(2024, 3, 5, "07:40"),)),
            span_of("Published March 05, 2024 | 07:40 AM"),
            "published_cue",
            "Published March 05, 2024 | 07:40 AM",
        ),
        "the word Published stands before it",
        (
            Rival(
                Found(
                    DateClaim(DateRole.DATELINE, (day,)),
                    span_of("5th March, 2024"),
                    "dateline_date",
                    "5th March, 2024",
                ),
                "less precise than the one chosen",
            ),
        ),
    )
    flint = Statement(
        kind=StatementKind.DIRECT,
        span=span_of('"We will not sail,"'),
        fragments=(span_of('"We will not sail,"'),),
        rule="final",
        mention=Mark("Captain Ada Flint", span_of("Captain Ada Flint")),
        cue=Mark("said", span_of("said")),
        speaker=Speaker("Ada Flint", role="Captain", rule="full_name"),
    )
    ministry = Statement(
        kind=StatementKind.INDIRECT,
        span=span_of("that the beacon had failed"),
        fragments=(span_of("that the beacon had failed"),),
        rule="initial",
        mention=Mark("The ministry", span_of("The ministry")),
        cue=Mark("denied", span_of("denied")),
        cue_class=CueClass.DENYING,
    )
    return Article(
        page=Page(source, blocks, language="en"),
        headline=found("Pilots refuse night passage", "headline_line"),
        authors=(found("Lena Brook", "name_before_published"),),
        agencies=(found("Northwire", "dateline_agency"),),
        dateline=Found(
            Dateline("PORT ELLERY", day, ("Northwire",)),
            span_of("PORT ELLERY (Northwire - 5th March, 2024)"),
            "dateline",
            "PORT ELLERY (Northwire - 5th March, 2024)",
        ),
        published=published,
        statements=(flint, ministry),
    )
