"""Authors that the markup of an HTML page names: JSON-LD of the article itself, meta, microdata, rel=author.

The strongest source that names a person wins; recommended stories, URLs, houses and agencies are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from onrecord.extract.bylines.grammar import names_in, plain
from onrecord.extract.bylines.names import opens_with_given_name, spell_name
from onrecord.model import Found, Page
from onrecord.text.titles import title_key
from onrecord.vocabulary import load_vocabulary

_NAMES = load_vocabulary("metadata_authors")
_META = tuple(f"meta:{name}" for name in _NAMES["meta"]["names"])
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Review|Story|CreativeWork)$")
_AUTHOR_KEYS = frozenset({"author.name", "creator.name", "author", "creator", "author.alternateName"})
_HOUSE_NAMES = (
    "og:site_name", "publisher.name", "publisher", "Organization.name", "WebSite.name",
    "author_organization.name", "application-name",
)  # fmt: skip
# "Arthur Whitcombe, Secretary of State" issues a statement; nobody wrote it as a journalist
_OFFICES = frozenset(_NAMES["offices"]["words"])
_FEW = 4
"""More distinct authors than this in loose markup are teasers, not a byline."""
_LIMIT = 400
_CUE = re.compile(r"\s*(?:by|von|par|por|di|автор)[ :]\s*", re.IGNORECASE)
_LOGIN = re.compile(r"(?P<first>[^\W\d_]{2,20})[._](?P<last>[^\W\d_]{2,20})")
_INVERTED = re.compile(r"(?P<last>[^\W\d_][\w'\u2019-]+), (?P<first>[^\W\d_][\w'\u2019.-]+)")


def authors_of_json_ld(page: Page) -> list[Found[str]]:
    """Return the authors of the article's own JSON-LD node."""
    houses = _houses(page)
    for node in _article_nodes(page):
        values = [(name, value) for name, value in node if name.partition(".")[2] in _AUTHOR_KEYS]
        found = _people(values, houses)
        if found:
            return found
    return []


def authors_of_meta(page: Page) -> list[Found[str]]:
    """Return the authors that the first naming meta element states."""
    houses = _houses(page)
    for name in _META:
        values = [(name, value) for key, value in page.metadata.pairs if key.casefold() == name]
        found = _people(values, houses)
        if found:
            return found
    return []


def authors_of_marks(page: Page) -> list[Found[str]]:
    """Return the authors of microdata, RDFa and rel=author where they agree on a few."""
    for names in (
        ("microdata:author", "microdata:creator"),
        ("rel:author",),
        ("rdfa:author", "rdfa:dc:creator", "rdfa:schema:author"),
    ):
        found = _people([(names[0], value) for value in page.metadata.all(*names)], _houses(page))
        if found and len({author.value.casefold() for author in found}) <= _FEW:
            return found
    return []


def authors_of_classes(page: Page) -> list[Found[str]]:
    """Return the authors of the first element whose class says byline or author."""
    houses = _houses(page)
    for value in page.metadata.all("byline"):
        cue = _CUE.match(value)
        if title_key(value) in houses or not _OFFICES.isdisjoint(title_key(value).split()):
            continue
        if len(value) <= 120 and (found := list(_read("byline", value[cue.end() :] if cue else value))):
            return found if cue or all(opens_with_given_name(author.value) for author in found) else []
    return []


def holds_office(page: Page, author: Found[str]) -> bool:
    """Tell whether the line goes on with an office: who issues a statement is no author of news."""
    if author.span is None:
        return False
    text = page.source.text
    end = text.find("\n", author.span.end)
    line = text[author.span.end : end if end >= 0 else len(text)][:_LIMIT]
    return not _OFFICES.isdisjoint(title_key(line).split())


def _people(values: list[tuple[str, str]], houses: frozenset[str]) -> list[Found[str]]:
    """Read the people in values for authors; what is the name of the site or its house is none."""
    return [
        author
        for name, value in values
        if title_key(value) not in houses
        for author in _read(name, value)
        if title_key(author.value) not in houses
    ]


def _houses(page: Page) -> frozenset[str]:
    """Return the keys of the names of the site and of the house behind it, as the markup states them."""
    return frozenset(title_key(value) for name, value in page.metadata.pairs if name.endswith(_HOUSE_NAMES))


def _article_nodes(page: Page) -> Iterator[list[tuple[str, str]]]:
    """Yield the JSON-LD nodes of article types; a key that comes again starts the next node."""
    node: list[tuple[str, str]] = []
    kind, seen = "", set[str]()
    for name, value in page.metadata.pairs:
        if not name.startswith("ld:"):
            continue
        prefix, _, key = name.partition(".")
        if prefix != kind or (key in ("headline", "@type", "url") and key in seen):
            if node:
                yield node
            node, kind, seen = [], prefix, set()
        seen.add(key)
        if _ARTICLE_TYPE.search(prefix):
            node.append((name, value))
    if node:
        yield node


def _read(name: str, value: str) -> Iterator[Found[str]]:
    if len(value) > _LIMIT or value.startswith(("http:", "https:", "//")):
        return
    for part in _parts(html.unescape(value)):
        text = plain(part)
        cue = _CUE.match(text)
        start = cue.end() if cue else 0
        pieces = [_without_post(piece.name) for piece in names_in(text, start, len(text))]
        if not pieces and (single := _plain_name(text[start:].strip())) is not None:
            pieces = [single]
        for piece in pieces:
            yield Found(piece, None, name, value)


def _parts(value: str) -> Iterator[str]:
    """Yield what stands between the commas of a field for authors; "Doe, Jane" is one name."""
    for part in value.split(";"):
        inverted = _INVERTED.fullmatch(part.strip())
        if inverted and opens_with_given_name(inverted["first"]):
            yield f"{inverted['first']} {inverted['last']}"
        else:
            pieces = part.split(",")
            # "Jette Moorkamp, DAS MAGAZIN": of names in usual letters and in capitals the latter is the house
            mixed = any(not piece.isupper() for piece in pieces)
            yield from (piece for piece in pieces if not (mixed and piece.isupper()))


def _without_post(name: str) -> str:
    """Return a name without the post before it: "FOCUS-Online-Experte Robin Tschaepe"."""
    first, _, rest = name.partition(" ")
    if "-" in first and " " in rest and not opens_with_given_name(first) and opens_with_given_name(rest):
        return rest
    return name


def _plain_name(text: str) -> str | None:
    """Return a name that a field for authors holds without capitals, as a login, or as one given name.

    "jane doe", "Jane doe", "jane.doe", "Jane.Doe"; none unless it opens with a given name that we know.
    """
    login = _LOGIN.fullmatch(text)
    words = [login["first"], login["last"]] if login else text.split()
    if not 1 <= len(words) <= 3 or not all(word.isalpha() for word in words):
        return None
    if not opens_with_given_name(words[0]):
        return None
    if len(words) == 1:
        return text if text[0].isupper() and len(text) > 2 else None
    return " ".join(word if word[0].isupper() else spell_name(word.upper()).capitalize() for word in words)
