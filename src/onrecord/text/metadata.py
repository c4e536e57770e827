"""What the markup of an HTML page says of itself, as pairs of name and value in the order of the page.

Names: "meta:og:title", "ld:NewsArticle.datePublished", "time:datetime", "time:text",
"microdata:datePublished", "rdfa:dc:date", "link:canonical", "html:lang", "title", "h1", "byline",
"rel:author". Nothing is chosen here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from onrecord.model import PageMetadata
from onrecord.text.json_ld import Pair, read_json_ld

_TEXT_MOST = 300
_VALUE_MOST = 2_000
_EACH_MOST = 60

_META = etree.XPath("//meta[@content]")
_LD = etree.XPath('//script[contains(@type, "ld+json")]')
_ATTRIBUTED = etree.XPath(
    '//*[@itemprop or @property or @rel="author" or self::time][not(self::meta and not(@itemprop))]'
)
# lower case and capitals: "byline", "Byline", "author", "Author", "autor", "auteur"
_BYLINES = etree.XPath(
    '//*[@class][contains(@class, "yline") or contains(@class, "utor")'
    ' or contains(@class, "uthor") or contains(@class, "uteur")]'
)
_CANONICAL = etree.XPath('//link[@rel="canonical"]')
_SILENT = ("script", "style", "meta", "link", "body", "html", "img", "main", "article")
_WANTED_PROPS = frozenset({
    "datepublished", "datemodified", "datecreated", "dateupdated", "author", "creator", "headline", "name",
    "publisher", "uploaddate",
})  # fmt: skip


def read_metadata(tree: html.HtmlElement) -> PageMetadata:
    """Collect the pairs of a parsed page."""
    pairs: list[Pair] = []
    language = tree.get("lang") or tree.get("xml:lang")
    if language:
        pairs.append(("html:lang", language[:_TEXT_MOST]))
    pairs.extend(_meta(tree))
    pairs.extend(("title", text) for text in _texts(tree.iter("title")))
    pairs.extend(read_json_ld([script.text or "" for script in _elements(_LD, tree)]))
    pairs.extend(("link:canonical", link.get("href", "")) for link in _elements(_CANONICAL, tree)[:1])
    pairs.extend(("h1", text) for text in _texts(tree.iter("h1")))
    pairs.extend(_attributed(tree))
    pairs.extend(_bylines(tree))
    return PageMetadata(tuple(pairs))


def _elements(path: etree.XPath, tree: html.HtmlElement) -> list[html.HtmlElement]:
    found = path(tree)
    return (
        [element for element in found if isinstance(element, html.HtmlElement)]
        if isinstance(found, list)
        else []
    )


def _words(element: html.HtmlElement) -> str:
    """Return the words of an element on one line, at most a few hundred pieces of them."""
    pieces: list[str] = []
    for text in element.itertext():
        pieces.append(str(text))
        if len(pieces) > _TEXT_MOST:
            break
    return " ".join("".join(pieces).split())


def _texts(elements: Iterator[html.HtmlElement]) -> Iterator[str]:
    for element in islice(elements, _EACH_MOST):
        text = _words(element)
        if text:
            yield text[:_VALUE_MOST]


def _meta(tree: html.HtmlElement) -> Iterator[Pair]:
    for element in _elements(_META, tree)[: 4 * _EACH_MOST]:
        names = (element.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        name = next((name for name in names if name), None)
        value = " ".join((element.get("content") or "").split())
        if name and value:
            yield f"meta:{name.strip()}", value[:_VALUE_MOST]


def _attributed(tree: html.HtmlElement) -> Iterator[Pair]:
    for element in _elements(_ATTRIBUTED, tree)[: 6 * _EACH_MOST]:
        if element.tag == "time":
            yield from _time(element)
        if element.get("rel") == "author":
            text = _words(element)
            if text and len(text) <= _TEXT_MOST:
                yield "rel:author", text
        for source, attribute in (("microdata", "itemprop"), ("rdfa", "property")):
            for name in (element.get(attribute) or "").split()[:3]:
                if name.rsplit(":", 1)[-1].casefold() in _WANTED_PROPS:
                    value = element.get("content") or element.get("datetime") or _words(element)
                    if value and len(value) <= _TEXT_MOST:
                        yield f"{source}:{name}", value


def _time(element: html.HtmlElement) -> Iterator[Pair]:
    words = " ".join(element.get(key) or "" for key in ("itemprop", "class", "id")).casefold()
    prefix = "time:updated" if "modif" in words or "updat" in words else "time"
    if element.get("datetime"):
        yield f"{prefix}:datetime", (element.get("datetime") or "")[:_TEXT_MOST]
    text = _words(element)
    if text and len(text) <= _TEXT_MOST:
        yield f"{prefix}:text", text


def _bylines(tree: html.HtmlElement) -> Iterator[Pair]:
    for element in _elements(_BYLINES, tree)[:_EACH_MOST]:
        if element.tag not in _SILENT:
            text = _words(element)
            if text and len(text) <= _TEXT_MOST:
                yield "byline", text
