"""What was found, as values: statements, articles and the paths that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord.index.building import BODY_FIELDS
from onrecord.search.marked import Marked, merge, read_marks
from onrecord.search.stated import Stated, state_publication

Source = Mapping[str, Any]

UNDATED: Final = Stated()


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What a hit says of its article; empty where the text doesn't."""

    article_id: str
    headline: str = ""
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    publisher: str = ""
    language: str = ""
    collections: tuple[str, ...] = ()
    published: Stated = UNDATED
    current: bool = True
    paths: tuple[str, ...] = ()
    text_sha256: str = ""


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement, or one passage of a transcript turn, that answers the query."""

    id: str
    kind: str
    text: Marked
    article: ArticleFacts
    speaker: str = ""
    speaker_printed: str = ""
    role: str = ""
    cue: str = ""
    cue_class: str = ""
    before: str = ""
    after: str = ""
    start: int = 0
    end: int = 0
    turn_id: str = ""
    incomplete: tuple[str, ...] = ()
    rule: str = ""
    speaker_rule: str = ""
    chain: tuple[str, ...] = ()  # the mentions that led to the speaker


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that answers the query in its headline or body, outside its statements."""

    headline: Marked
    snippets: tuple[Marked, ...]
    article: ArticleFacts
    statements: int = 0  # how many it holds


@dataclass(frozen=True, slots=True)
class Results:
    """One answer: totals count everything that matched, the hits are the first of them."""

    statements: tuple[StatementHit, ...] = ()
    articles: tuple[ArticleHit, ...] = ()
    statement_total: int = 0
    article_total: int = 0
    milliseconds: int = 0
    complete: bool = True  # False: the server ran into its time limit


def parse_statement(hit: Mapping[str, Any], paths: Mapping[str, tuple[str, ...]]) -> StatementHit:
    """Return a hit of the statements index; `paths` are those of each article."""
    source, highlights = hit["_source"], hit.get("highlight", {})
    text = source.get("text", "")
    return StatementHit(
        id=source["id"],
        kind=source["kind"],
        text=merge(text, [form for forms in highlights.values() for form in forms]),
        article=parse_article_facts(source, source["article_id"], paths),
        speaker=source.get("speaker", ""),
        speaker_printed=source.get("speaker_printed", ""),
        role=source.get("speaker_role", ""),
        cue=source.get("cue", ""),
        cue_class=source.get("cue_class", ""),
        before=source.get("before", ""),
        after=source.get("after", ""),
        start=source.get("start", 0),
        end=source.get("end", 0),
        turn_id=source.get("turn_id", ""),
        incomplete=_several(source.get("incomplete")),
        rule=source.get("rule", ""),
        speaker_rule=source.get("speaker_rule", ""),
        chain=_several(source.get("speaker_chain")),
    )


def parse_article(hit: Mapping[str, Any], paths: Mapping[str, tuple[str, ...]]) -> ArticleHit:
    """Return a hit of the articles index; a snippet is shown once however many subfields gave it."""
    source, highlights = hit["_source"], hit.get("highlight", {})
    headline = source.get("headline", "")
    titles = [form for name, forms in highlights.items() if name.startswith("headline") for form in forms]
    snippets: dict[str, Marked] = {}
    for name in sorted(highlights):
        if name.partition(".")[0] in ("deck", *BODY_FIELDS):
            for form in highlights[name]:
                marked = read_marks(form)
                snippets.setdefault(marked.text, marked)
    return ArticleHit(
        headline=merge(headline, titles),
        snippets=tuple(snippets.values())[:3],
        article=parse_article_facts(source, source["sha256"], paths),
        statements=source.get("statement_count", 0),
    )


def parse_article_facts(
    source: Source, article_id: str, paths: Mapping[str, tuple[str, ...]]
) -> ArticleFacts:
    """Return the article's fields of a statement or article document."""
    return ArticleFacts(
        article_id=article_id,
        headline=source.get("headline", ""),
        authors=_several(source.get("author")),
        agencies=_several(source.get("agency")),
        publisher=source.get("publisher", ""),
        language=source.get("language", ""),
        collections=_several(source.get("collection")),
        published=state_publication(source),
        current=source.get("current", True),
        paths=paths.get(article_id, ()),
        text_sha256=source.get("text_sha256", ""),
    )


def _several(value: Any) -> tuple[str, ...]:
    """A field of Elasticsearch holds nothing, one value or a list of them."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (str(value),)
