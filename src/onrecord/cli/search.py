"""`onrecord search`: find who said what. Loads neither Prefect nor trafilatura."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Find statements, and articles that hit only in headline or body.

\b
onrecord search security guarantees         both words, in any form
onrecord search '"open door policy"'        in this order; curly quotes too
onrecord search '"open policy"~2'           ... up to two words between them
onrecord search 'negot* NOT treaty'         prefix; AND, OR, NOT, brackets
onrecord search budget --speaker Flint      by whoever has this in the name
onrecord search beacon --cue denying        "denied that X" apart from "X"
onrecord search --speaker Flint --from 2024-03   all since March 2024
onrecord search harbour --in articles --undated  pages without a date
onrecord search flood --csv > flood.csv     for a spreadsheet; or --json

\b
A hit shows the words in colour, who said them, the date as precise as the
text, headline, source files and the permalink for `onrecord show`.
An option given twice means either. Exit code 0, found or not.
"""


class Where(StrEnum):
    """What is searched."""

    ALL = "all"
    STATEMENTS = "statements"
    ARTICLES = "articles"


class Kind(StrEnum):
    """How the words are reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    TURN = "turn"


def _option(name: str, metavar: str | None, panel: str, text: str, **limits: Any) -> Any:
    return typer.Option(name, metavar=metavar, help=text, rich_help_panel=panel, **limits)


WHO, WHEN, SHOW = "Who and where", "When", "How it is shown"
Several = list[str] | None

Query = Annotated[
    Several, typer.Argument(metavar="QUERY", help="words; without any, the filters alone", show_default=False)
]
In = Annotated[Where, _option("--in", "WHAT", WHO, "all, statements or articles")]
Speaker = Annotated[Several, _option("--speaker", "NAME", WHO, "all or part of a name")]
Agency = Annotated[Several, _option("--agency", "NAME", WHO, "supplied the text")]
Publisher = Annotated[Several, _option("--publisher", "NAME", WHO, "printed it")]
Collection = Annotated[Several, _option("--collection", "NAME", WHO, "first folder below the inbox")]
Language = Annotated[Several, _option("--language", "CODE", WHO, "such as en, de, ru")]
Kinds = Annotated[list[Kind] | None, _option("--kind", "KIND", WHO, "direct, indirect, mixed or turn")]
Cue = Annotated[Several, _option("--cue", "CUE", WHO, "denying, asking, assertive, neutral, or a verb")]
First = Annotated[str | None, _option("--from", "DATE", WHEN, "published on this day or later")]
Last = Annotated[str | None, _option("--to", "DATE", WHEN, "... or earlier: 2024-03-05 or 2024-03")]
Undated = Annotated[bool, _option("--undated", None, WHEN, "only where the text names no date")]
AllVersions = Annotated[bool, _option("--all-versions", None, WHEN, "also what no file holds any more")]
Limit = Annotated[int, _option("--limit", "N", SHOW, "hits of each sort", min=1, max=1000)]
AsJson = Annotated[bool, _option("--json", None, SHOW, "one JSON object a line")]
AsCsv = Annotated[bool, _option("--csv", None, SHOW, "a table for a spreadsheet")]


@app.command(help=HELP)
def search(
    query: Query = None,
    where: In = Where.ALL,
    speaker: Speaker = None,
    agency: Agency = None,
    publisher: Publisher = None,
    collection: Collection = None,
    language: Language = None,
    kind: Kinds = None,
    cue: Cue = None,
    first: First = None,
    last: Last = None,
    undated: Undated = False,
    all_versions: AllVersions = False,
    limit: Limit = 10,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Ask Elasticsearch and show the answer."""
    from onrecord.cli.terminal import say_wrong_usage
    from onrecord.search.request import Request, Scope, parse_days

    if as_json and as_csv:
        say_wrong_usage("--json and --csv exclude each other")
        raise typer.Exit(2)
    request = Request(
        query=" ".join(query or ()),
        scope=Scope(where.value),
        speakers=tuple(speaker or ()),
        agencies=tuple(agency or ()),
        publishers=tuple(publisher or ()),
        collections=tuple(collection or ()),
        languages=tuple(language or ()),
        kinds=tuple(entry.value for entry in kind or ()),
        cues=tuple(cue or ()),
        days=parse_days(first, last),
        only_undated=undated,
        old_versions=all_versions,
        limit=limit,
    )
    _answer(request, "json" if as_json else "csv" if as_csv else "")


def _answer(request: object, form: str) -> None:
    from onrecord.cli.asking import opened_engine
    from onrecord.cli.hits_view import results_view
    from onrecord.cli.terminal import has_colour, out, print_json, print_raw, say_note
    from onrecord.search.export import to_csv, to_values
    from onrecord.search.finding import find
    from onrecord.search.request import Request
    from onrecord.search.wording import LONGEST_QUERY, MOST_WORDS, is_too_long

    assert isinstance(request, Request)
    with opened_engine() as elastic:
        results = find(elastic, request)
    if is_too_long(request.query):
        most = f"{MOST_WORDS} words ({LONGEST_QUERY:,} characters)"
        say_note(f"of this long query only the first {most} were looked for")
    if form == "json":
        for value in to_values(results):
            print_json(value)
    elif form == "csv":
        print_raw(to_csv(results))
    else:
        for part in results_view(results, starred=not has_colour()):
            out().print(part)
