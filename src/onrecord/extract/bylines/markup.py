"""Authors that the markup of an HTML page names: JSON-LD of the article itself, meta, microdata, rel=author.

The strongest source that names a person wins; recommended stories, URLs, houses and agencies are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.bylines.grammar import names_in, plain
from onrecord.extract.bylines.lines import cut_stop
from onrecord.extract.bylines.names import opens_with_given_name, read_name, spell_name, stated_person
from onrecord.extract.bylines.standing import stands_elsewhere
from onrecord.model import Found, Page
from onrecord.text.html.titles import title_key
from onrecord.vocabulary import load_vocabulary

_NAMES = load_vocabulary("metadata_authors")
_META = tuple(f"meta:{name}" for name in _NAMES["meta"]["names"])
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Review|Story|CreativeWork)$")
_DELIMITING = ("byline", "rel:author", "microdata:author", "meta:article:author")
_AUTHOR_KEYS = frozenset({"author.name", "creator.name", "author", "creator", "author.alternateName"})
_HOUSE_NAMES = (
    "og:site_name", "publisher.name", "publisher", "Organization.name", "WebSite.name",
    "author_organization.name", "application-name",
)  # fmt: skip
# "Arthur Whitcombe, Secretary of State" issues a statement; nobody wrote it as a journalist
_OFFICES = frozenset(_NAMES["offices"]["words"])
_HOST = re.compile(r"https?://(?:www\.)?(?P<name>[\w-]{2,60})\.")
# "Port closes its pier | Alder Courier"
_TITLE_TAIL = re.compile(r"\s[|\u2013\u2014\u2022\u00b7-]\s(?P<site>[^|\u2013\u2014\u2022\u00b7]{4,40})$")
_HOST_LEAST = 6  # shorter ones open names by chance
_BYLINE_MOST = 120
_CAPITALS_LEAST = 5  # shorter ones can be a house: "Redazione ANSA"
_JOINS = re.compile(r"\s*[,&;|\u2022\u00b7]\s*(?:(?:and|und|et|y|e)\s)?|\s(?:and|und|et|y|e|i|og|och|en)\s")
_FEW = 4
"""More distinct authors than this in loose markup are teasers, not a byline."""
_LIMIT = 400
_CUE = re.compile(
    r"\s*(?:(?:written |propos recueillis )?(?:by|par)|von|por|di|автор|作者)[ :\uff1a]\s*", re.IGNORECASE
)
# ".../people/sorrel-tanager"
_PROFILE = re.compile(
    r"https?://[^\s?#]{3,80}/(?:authors?|people|persons?|profiles?|staff|by|team|autore?s?|autor(?:en|es)?|auteurs?|redaktion)"
    r"/(?P<slug>[a-z]{2,20}(?:-[a-z]{2,20}){1,3})/?",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"(?P<first>[^\W\d_]{2,20})[._](?P<last>[^\W\d_]{2,20})")
_INVERTED = re.compile(
    r"(?P<last>[^\W\d_][\w'\u2019-]+), (?P<first>[^\W\d_][\w'\u2019.-]+(?: [^\W\d_]\.){0,2})"
)


def authors_of_json_ld(page: Page) -> list[Found[str]]:
    """Return the authors of the article's own JSON-LD node."""
    houses = _houses(page)
    for node in _article_nodes(page):
        values = [(name, value) for name, value in node if name.partition(".")[2] in _AUTHOR_KEYS]
        is_person = any(name.endswith("author.@type") and value == "Person" for name, value in node)
        if is_person:
            values = [(name, _printed_profile(page, value) or value) for name, value in values]
        found = _persons(values, houses) if is_person else _people(values, houses)
        if found:
            return found
    return []


def authors_of_page_node(page: Page) -> list[Found[str]]:
    """Return the person whom the JSON-LD node of the web page states, where no article node states one."""
    values = [
        (name, value)
        for name, value in page.metadata.pairs
        if name in ("ld:WebPage.author.name", "ld:WebPage.author")
    ]
    found = _persons(values[:1], _houses(page)) if values else []
    return [author for author in found if " " in author.value]


def authors_of_meta(page: Page) -> list[Found[str]]:
    """Return the authors that the first naming meta element states."""
    houses = _houses(page)
    for name in _META:
        values = [(name, value) for key, value in page.metadata.pairs if key.casefold() == name]
        found = _people(values, houses) or _with_capitals(values, houses)
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
        values = [(names[0], value) for value in dict.fromkeys(page.metadata.all(*names))]
        found = [
            author
            for author in _people(values, _houses(page))
            if author.rule.startswith("microdata:")
            or not stands_elsewhere(page, author.printed, author.value)
        ]
        if found and len({author.value.casefold() for author in found}) <= _FEW:
            return found
    return []


def delimited(page: Page, found: list[Found[str]]) -> list[Found[str]]:
    """Cut what ran into a printed name behind what an element of the page marks as one: "Jane Doein General".

    Elements without a space between them run together: "Octavius Brandt" and the tag "Harbour" beside it.
    """
    marked = [
        name
        for value in dict.fromkeys(page.metadata.all(*_DELIMITING))
        if len(value) <= _BYLINE_MOST and (name := _of_profile(value) or read_name(value)) is not None
    ]
    return [
        next(
            (
                Found(name, author.span, author.rule, author.printed)
                for name in marked
                if author.value != name and author.value.startswith(name)
            ),
            author,
        )
        for author in found
    ]


def _printed_profile(page: Page, value: str) -> str | None:
    """Return the name of a person whom a field states by an address, if the page prints it."""
    name = _of_profile(value)
    return name if name is not None and name in page.source.text else None


def _of_profile(address: str) -> str | None:
    """Return the name in the address of an author's page: "https://fathom.example/people/sorrel-tanager"."""
    profile = _PROFILE.fullmatch(address) if address.startswith("http") else None
    return None if profile is None else read_name(profile["slug"].replace("-", " ").title())


def names_agency(page: Page) -> bool:
    """Tell whether the page's own markup states an agency as the author and nobody else."""
    values = page.metadata.all("microdata:author", "ld:NewsArticle.author_organization.name")
    return bool(values) and all(canonical_agency(value) is not None for value in values)


def authors_of_classes(page: Page) -> list[Found[str]]:
    """Return the authors of the first element whose class says byline or author."""
    houses = _houses(page)
    for value in dict.fromkeys(page.metadata.all("byline")):
        cue = _CUE.match(value)
        value = value[: cut_stop(value, 0, len(value))] if len(value) <= _BYLINE_MOST else value
        if houses.hold(value) or not _OFFICES.isdisjoint(title_key(value).split()):
            continue
        if len(value) <= 120 and (found := list(_read("byline", value[cue.end() :] if cue else value))):
            if stands_elsewhere(page, found[0].printed, found[0].value):
                continue
            is_name = len(found) == 1 and read_name(value) == found[0].value
            is_sure = cue or is_name or all(opens_with_given_name(author.value) for author in found)
            return found if is_sure else []
    return []


def longer_byline(page: Page, found: list[Found[str]]) -> list[Found[str]] | None:
    """Return the authors of a byline element that names all of `found` first and then others, or None."""
    known = [author.value for author in found]
    for value in dict.fromkeys(page.metadata.all("byline")):
        if len(value) > _BYLINE_MOST or known[0] not in value:
            continue
        cue = _CUE.match(value)
        listed = [read_name(part) for part in _JOINS.split(value[cue.end() if cue else 0 :])]
        names = [name for name in listed if name is not None]
        if len(names) > 1 and listed[-1] is None:
            listed.pop()  # "Jane Doe, John Roe and Ann Poe, CNN"
        is_longer = len(known) < len(names) == len(listed) <= _FEW + 1 and names[: len(known)] == known
        if is_longer and not stands_elsewhere(page, value, names[-1]):
            return [Found(name, None, "byline", value) for name in names]
    return None


def holds_office(page: Page, author: Found[str]) -> bool:
    """Tell whether the line goes on with an office: who issues a statement is no author of news."""
    if author.span is None:
        return False
    text = page.source.text
    end = text.find("\n", author.span.end)
    line = text[author.span.end : end if end >= 0 else len(text)][:_LIMIT]
    return not _OFFICES.isdisjoint(title_key(line).split())


def _people(values: list[tuple[str, str]], houses: _Houses) -> list[Found[str]]:
    """Read the people in values for authors; what is the name of the site or its house is none."""
    return [
        author
        for name, value in values
        if not houses.hold(value)
        for author in _read(name, value)
        if not houses.hold(author.value)
    ]


def _persons(values: list[tuple[str, str]], houses: _Houses) -> list[Found[str]]:
    """Read those that a node of JSON-LD states as persons: "Mobasir hassan", "Chokri GHARBI" are names.

    A site may bear the name of the person who writes it.
    """
    found: list[Found[str]] = []
    for name, value in values:
        people = _people([(name, value)], houses)
        cue = _CUE.match(value)
        single = None if people else stated_person(value[cue.end() if cue else 0 :])
        if single is not None and (opens_with_given_name(single) or not houses.hold(value)):
            people = [Found(single, None, name, value)]
        found += people
    return found


def _with_capitals(values: list[tuple[str, str]], houses: _Houses) -> list[Found[str]]:
    """Read fields that hold a name with its family name in capitals and no more: "Maëlig KERVELLA"."""
    found = []
    for name, value in values:
        last = value.rpartition(" ")[2]
        is_capital = last.isupper() and len(last) >= _CAPITALS_LEAST and not value.isupper()
        if is_capital and (single := stated_person(value)) is not None and not houses.hold(value):
            found.append(Found(single, None, name, value))
    return found


@dataclass(frozen=True, slots=True)
class _Houses:
    """The keys of the names of the site and the house behind it, and the names in its address."""

    keys: frozenset[str]
    hosts: frozenset[str]

    def hold(self, name: str) -> bool:
        """Tell whether `name` is that of a house: "Polizeiticker Schweiz" at polizeiticker.example."""
        key = title_key(name)
        if key in self.keys:
            return True
        squeezed = key.replace(" ", "")
        return any(squeezed.startswith(host) for host in self.hosts) and not opens_with_given_name(name)


def _houses(page: Page) -> _Houses:
    """Return the names of the site and of the house behind it, as the markup states them."""
    keys = frozenset(title_key(value) for name, value in page.metadata.pairs if name.endswith(_HOUSE_NAMES))
    addresses = (*page.metadata.all("link:canonical")[:1], *page.metadata.all("meta:og:url")[:1])
    labels = (_HOST.match(address) for address in addresses)
    hosts = [label["name"].casefold().replace("-", "") for label in labels if label is not None]
    tails = (_TITLE_TAIL.search(title) for title in page.metadata.all("title")[:1])
    hosts += [title_key(tail["site"]).replace(" ", "") for tail in tails if tail is not None]
    return _Houses(keys, frozenset(host for host in hosts if len(host) >= _HOST_LEAST))


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
        return text if text[0].isupper() and len(text) > 2 and not text.isupper() else None
    if all(word[0].isupper() for word in words):
        return stated_person(text) or (None if any(word.isupper() for word in words) else text)
    return read_name(
        " ".join(word if word[0].isupper() else spell_name(word.upper()).capitalize() for word in words)
    )
