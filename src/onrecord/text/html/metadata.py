"""What the markup of an HTML page says of itself, as pairs of name and value in the order of the page.

Names: "meta:og:title", "ld:NewsArticle.datePublished", "time:datetime", "time-above:datetime" (above the h1),
"time-other:datetime" (of another part of the page), "time:text", "microdata:datePublished", "rdfa:dc:date",
"hatom:published", "link:canonical", "html:lang", "title", "h1", "byline", "rel:author". Nothing is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree, html

from onrecord.model import PageMetadata
from onrecord.text.html.json_ld import Pair, bare_address, read_json_ld
from onrecord.text.html.page_parts import stands_apart
from onrecord.text.html.titles import title_key

_TEXT_MOST = 300
_VALUE_MOST = 2_000
_EACH_MOST = 60

# lower case and capitals: "byline", "Byline", "author", "Author", "autor", "auteur"
_BYLINE_CLASS = re.compile("yline|uth?or|uteur")
# hAtom: <abbr class="published" title="2011-03-01T09:14:00-05:00">9:14 AM</abbr>
_STAMP_CLASS = re.compile(r"(?:^|\s)(?:dt-)?(?P<role>published|updated)(?:\s|$)")
_LOGO = re.compile(r"\b(?:logo|brand|site-?(?:title|name|logo)|blog-?(?:title|name))\b", re.IGNORECASE)
_TITLES = frozenset({"title", "meta:og:title", "meta:twitter:title"})
# Microdata of these inside a page dates and signs themselves, not the article.
_NOT_ARTICLE = re.compile(r"(?:User)?Comments?\b|VideoObject|ImageObject|Event\b|Product\b|Offer\b|Review\b")
_IS_ARTICLE = re.compile(r"(?:Article|Posting|Report|Blog|WebPage|CreativeWork)$")
_ANCESTORS_MOST = 40
_SILENT = ("script", "style", "meta", "link", "body", "html", "img", "main", "article")
_WANTED_PROPS = frozenset({
    "datepublished", "datemodified", "datecreated", "dateupdated", "author", "creator", "headline", "name",
    "publisher", "uploaddate",
})  # fmt: skip


def read_metadata(tree: html.HtmlElement) -> PageMetadata:
    """Collect the pairs of a parsed page."""
    found = _gather(tree)
    pairs: list[Pair] = []
    language = tree.get("lang") or tree.get("xml:lang")
    if language:
        pairs.append(("html:lang", language[:_TEXT_MOST]))
    pairs.extend(_meta(found.metas))
    pairs.extend(("title", text) for text in _texts(found.titles))
    headings = list(_texts(found.headings))
    pairs.extend(_linked_data(found.scripts, pairs, headings, found.canonicals))
    pairs.extend(("link:canonical", link.get("href", "")) for link in found.canonicals[:1])
    pairs.extend(("h1", text) for text in headings)
    pairs.extend(_attributed(found.attributed, found.above if headings else set()))
    pairs.extend(_bylines(found.bylines))
    return PageMetadata(tuple(pairs))


@dataclass(slots=True)
class _Gathered:
    """The elements of a page that say something of it, each list in the order of the page.

    `above` are the `<time>` elements above the first h1.
    """

    metas: list[html.HtmlElement] = field(default_factory=list)
    titles: list[html.HtmlElement] = field(default_factory=list)
    scripts: list[html.HtmlElement] = field(default_factory=list)
    canonicals: list[html.HtmlElement] = field(default_factory=list)
    headings: list[html.HtmlElement] = field(default_factory=list)
    attributed: list[html.HtmlElement] = field(default_factory=list)
    above: set[html.HtmlElement] = field(default_factory=set)
    bylines: list[html.HtmlElement] = field(default_factory=list)


def _gather(tree: html.HtmlElement) -> _Gathered:
    """Walk the page once; a walk costs a third of one XPath for each of these."""
    found = _Gathered()
    for element in tree.iter(etree.Element):
        get = element.get
        tag = element.tag
        named = get("itemprop") is not None
        if tag == "meta":
            if get("content") is not None:
                found.metas.append(element)
        elif tag == "script":
            if _is_linked_data(element):
                found.scripts.append(element)
        elif tag == "title":
            found.titles.append(element)
        elif tag == "h1":
            if not _is_logo(element):
                found.headings.append(element)
        elif tag == "link" and get("rel") == "canonical":
            found.canonicals.append(element)
        elif tag == "time" or get("property") is not None or get("rel") == "author":
            named = True
            if tag == "time" and not found.headings:
                found.above.add(element)
        if named:
            found.attributed.append(element)
        style = get("class")
        if style is not None and not named and get("title") is not None and _STAMP_CLASS.search(style):
            found.attributed.append(element)
        if style is not None and _BYLINE_CLASS.search(style) is not None:
            found.bylines.append(element)
    return found


def _is_logo(heading: html.HtmlElement) -> bool:
    """Tell whether a h1 says that it holds the name of the site: <h1 class="logo">."""
    words = f"{heading.get('class') or ''} {heading.get('id') or ''}"
    return words != " " and _LOGO.search(words) is not None


def _is_linked_data(script: html.HtmlElement) -> bool:
    """Tell whether a script is JSON-LD, also where its type was left out."""
    kind = script.get("type")
    return "ld+json" in (kind or "").lower() or (
        kind is None and (script.text or "")[:60].lstrip().startswith('{"@context"')
    )


def _words(element: html.HtmlElement) -> str:
    """Return the words of an element on one line, at most a few hundred pieces of them."""
    pieces: list[str] = []
    for text in element.itertext():
        pieces.append(str(text))
        if len(pieces) > _TEXT_MOST:
            break
    return " ".join("".join(pieces).split())


def _words_apart(element: html.HtmlElement) -> str:
    """Return the words of an element, a space where two pieces ran together: "Jane Doe" and "CEO"."""
    words = ""
    for number, piece in enumerate(element.itertext()):
        text = str(piece)
        if words and text[:1].isupper() and words[-1].islower():
            words += " "
        words += text
        if number > _TEXT_MOST or len(words) > 2 * _TEXT_MOST:
            break
    return " ".join(words.split())


def _texts(elements: list[html.HtmlElement]) -> Iterator[str]:
    for element in elements[:_EACH_MOST]:
        text = _words(element)
        if text:
            yield text[:_VALUE_MOST]


def _linked_data(
    scripts: list[html.HtmlElement],
    pairs: list[Pair],
    headings: list[str],
    canonicals: list[html.HtmlElement],
) -> list[Pair]:
    """Read the JSON-LD, knowing the titles and the address by which the page's own article is told."""
    titles = [value for name, value in pairs if name in _TITLES] + headings
    addresses = [value for name, value in pairs if name == "meta:og:url"]
    addresses += [link.get("href", "") for link in canonicals[:1]]
    return read_json_ld(
        [script.text or "" for script in scripts],
        frozenset(map(title_key, titles[:_EACH_MOST])),
        frozenset(bare_address(address) for address in addresses if address),
    )


def _meta(elements: list[html.HtmlElement]) -> Iterator[Pair]:
    for element in elements[: 4 * _EACH_MOST]:
        names = (element.get(key) for key in ("property", "name", "itemprop"))
        name = next((name for name in names if name), None)
        if name is not None and name == element.get("itemprop"):
            name = _foreign_scope(element) + name
        if name is None and element.get("http-equiv"):
            name = f"http:{element.get('http-equiv')}"  # the server's words: its date is that of the answer
        value = " ".join((element.get("content") or "").split())
        if name and value:
            yield f"meta:{name.strip()}", value[:_VALUE_MOST]


def _attributed(elements: list[html.HtmlElement], above: set[html.HtmlElement]) -> Iterator[Pair]:
    for element in elements[: 6 * _EACH_MOST]:
        stamp = _STAMP_CLASS.search(element.get("class") or "")
        if stamp is not None and element.get("title") and not stands_apart(element):
            yield f"hatom:{stamp['role']}", (element.get("title") or "")[:_TEXT_MOST]
        if element.tag == "time":
            yield from _time(element, "time-above" if element in above else "time")
        if element.get("rel") == "author":
            text = _words_apart(element)
            if text and len(text) <= _TEXT_MOST:
                yield "rel:author", text
        for source, attribute in (("microdata", "itemprop"), ("rdfa", "property")):
            for name in (element.get(attribute) or "").split()[:3]:
                if name.rsplit(":", 1)[-1].casefold() in _WANTED_PROPS:
                    value = element.get("content") or element.get("datetime") or _name_inside(element)
                    if value and len(value) <= _TEXT_MOST:
                        yield f"{source}:{_foreign_scope(element)}{name}", value


def _foreign_scope(element: html.HtmlElement) -> str:
    """Return "Comment." for a property of a comment inside the page, of a video, a picture; else nothing."""
    for holder in islice(element.iterancestors(), _ANCESTORS_MOST):
        kind = holder.get("itemtype") or holder.get("typeof")
        if kind is not None and (found := _NOT_ARTICLE.search(kind)) is not None:
            return f"{found[0]}."
        if kind is not None and _IS_ARTICLE.search(kind) is not None:
            return ""
    return ""


def _name_inside(element: html.HtmlElement) -> str:
    """Return the words of an element, or those of the name of the person or house that it describes."""
    if element.get("itemscope") is not None:
        for inner in islice(element.iter(etree.Element), 1, _EACH_MOST):
            if inner.get("itemprop") == "name":
                return inner.get("content") or _words_apart(inner)
    return _words_apart(element)


def _time(element: html.HtmlElement, prefix: str) -> Iterator[Pair]:
    """Yield what a `<time>` says; "time-other" stands in a part of the page that is not the article's own."""
    if stands_apart(element):
        prefix = "time-other"
    words = " ".join(element.get(key) or "" for key in ("itemprop", "class", "id")).casefold()
    if ("modif" in words or "updat" in words) and "publi" not in words:
        prefix += ":updated"
    if element.get("datetime"):
        yield f"{prefix}:datetime", (element.get("datetime") or "")[:_TEXT_MOST]
    text = _words(element)
    if text and len(text) <= _TEXT_MOST:
        yield f"{prefix}:text", text


def _bylines(elements: list[html.HtmlElement]) -> Iterator[Pair]:
    for element in elements[:_EACH_MOST]:
        if element.tag not in _SILENT:
            text = _words_apart(element)
            if text and len(text) <= _TEXT_MOST:
                yield "byline", text
