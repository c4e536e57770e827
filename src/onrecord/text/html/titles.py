"""The title that the markup of a page states: what most of its places agree on, without the name of the site.

og:title, JSON-LD, <title> and <h1> are written for different readers; what two of them say is the headline.
"""

from __future__ import annotations

import html
import re
from itertools import islice, pairwise

from onrecord.model import PageMetadata
from onrecord.text.prose import WORD

_SOURCES = (
    ("h1", 1.1),
    ("meta:og:title", 1.0),
    ("microdata:headline", 1.0),
    ("ld", 1.0),
    ("meta:twitter:title", 0.6),
    ("title", 0.6),
    ("meta:title", 0.3),
    ("meta:dc.title", 0.3),
    ("meta:parsely-title", 0.5),
    ("meta:sailthru.title", 0.5),
)
_SEPARATOR = re.compile(r"\s+[|–—•·«»:-]\s+|\s+[|•·»]\s*|\s*[|•·»]\s+")
_MARKS = " |\u2013\u2014\u2022\u00b7\u00ab\u00bb:-"
_HOST = re.compile(r"https?://(?:www\.)?(?P<name>[\w-]{5,60})\.")
_ARTICLE = re.compile(r"^ld:\w*(?:Article|Posting|Report)\w*\.headline$")
_LONGEST = 400
_SITE_WORDS = 6
# A shorter piece could be the name of a section that the menu prints.
_PIECE_WORDS = 4
_SEPARATORS_MOST = 4
# A shorter h1 beside a longer one is the label of the section: "esteri".
_LABEL_WORDS = 3


def title_key(title: str) -> str:
    """Return the words of a title in lower case, by which its printings are compared."""
    return " ".join(WORD.findall(title.lower()))


def stated_titles(metadata: PageMetadata) -> tuple[str, ...]:
    """Return the titles that the markup states, without site names, the best agreed upon first."""
    printed = list(_printed(metadata))
    sites = {
        title_key(name)
        for name in metadata.all("meta:og:site_name", "ld:Organization.name", "ld:WebSite.name")
    }
    keys = {title_key(title) for title, _ in printed}
    weights: dict[str, float] = {}
    texts: dict[str, str] = {}
    for title, weight in printed:
        bare = _without_site(title, sites, keys)
        key = title_key(bare)
        if key and key not in sites:
            weights[key] = weights.get(key, 0.0) + weight
            texts.setdefault(key, bare)
    ordered = sorted(weights, key=lambda key: -weights[key])
    return tuple(texts[key] for key in ordered)


def printable_titles(metadata: PageMetadata) -> tuple[str, ...]:
    """Return the stated titles and, behind them, their pieces between separators that could stand alone.

    "Pier closes for two years - World - SUNRISE.COM" is printed without what no other place calls the site.
    """
    titles = stated_titles(metadata)
    pieces: dict[str, str] = {}
    for title in titles:
        marks = list(islice(_SEPARATOR.finditer(title), _SEPARATORS_MOST))
        ends = [title[: mark.start()] for mark in reversed(marks)] + [title[mark.end() :] for mark in marks]
        inner = [title[one.end() : other.start()] for one, other in pairwise(marks)]
        for piece in (part.strip() for part in (*ends, *inner)):
            if len(piece.split()) >= _PIECE_WORDS:
                pieces.setdefault(title_key(piece), piece)
    return (*titles, *pieces.values())


def _printed(metadata: PageMetadata) -> list[tuple[str, float]]:
    found = []
    metadata = _without_site_heading(metadata)
    for source, weight in _SOURCES:
        if source == "ld":
            values = tuple(value for name, value in metadata.pairs if _ARTICLE.match(name) is not None)
        else:
            values = metadata.all(source)
        if source == "microdata:headline" and len(set(values)) > 1:
            continue  # teasers have headlines too
        if source == "h1" and len(set(values)) > 1:
            weight = 0.5
            if any(len(value.split()) >= _PIECE_WORDS for value in values):
                values = tuple(value for value in values if len(value.split()) >= _LABEL_WORDS)
        for value in dict.fromkeys(values[:4]):
            title = " ".join(html.unescape(value).split())
            if title and len(title) <= _LONGEST:
                found.append((title, weight))
    return found


def _without_site_heading(metadata: PageMetadata) -> PageMetadata:
    """Leave out a h1 that the <title> prints before a colon: "Quayside Notes: Port closes its coal pier".

    Or behind the title, when the address calls the site so: "Port closes its coal pier « Quayside Notes".
    """
    for stated in metadata.all("meta:og:title")[:1]:
        return _without_blog_heading(metadata, stated)
    for heading in metadata.all("h1")[:1]:
        for title in metadata.all("title")[:1]:
            rest = title.removeprefix(f"{heading}: ")
            if title.endswith(heading) and _is_address(metadata, heading):
                rest = title.removesuffix(heading).rstrip(_MARKS)
            if rest != title and len(heading.split()) <= _SITE_WORDS and len(rest.split()) >= _PIECE_WORDS:
                kept = (pair for pair in metadata.pairs if pair[1] not in (heading, title))
                return PageMetadata((*kept, ("title", rest)))
    return metadata


def _without_blog_heading(metadata: PageMetadata, stated: str) -> PageMetadata:
    """Leave out a h1 that the <title> prints beside og:title: "Quayside Notes: Free Ferries" of a blog."""
    headings, titles = metadata.all("h1"), metadata.all("title")
    if not headings or not titles or len(headings[0].split()) > len(stated.split()):
        return metadata
    rest = {
        titles[0].removeprefix(headings[0]).lstrip(_MARKS),
        titles[0].removesuffix(headings[0]).rstrip(_MARKS),
    }
    if title_key(stated) not in map(title_key, rest) or title_key(stated) == title_key(titles[0]):
        return metadata
    return PageMetadata(tuple(pair for pair in metadata.pairs if pair != ("h1", headings[0])))


def _is_address(metadata: PageMetadata, heading: str) -> bool:
    """Tell whether a heading says the name of the site in the page's address: quaysidenotes.example."""
    squeezed = title_key(heading).replace(" ", "")
    addresses = metadata.all("link:canonical", "meta:og:url")[:2]
    hosts = (_HOST.match(address) for address in addresses)
    return any(host is not None and host["name"].replace("-", "") in squeezed for host in hosts)


def _without_site(title: str, sites: set[str], keys: set[str]) -> str:
    """Return the title without a section or site behind or before a separator."""
    pieces = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    for start, end in reversed(pieces):
        head, tail = title[:start].strip(), title[end:].strip()
        if title_key(head) in keys or title_key(tail) in sites:
            return _without_site(head, sites, keys) if title_key(tail) in sites else head
        if title_key(tail) in keys and title_key(head) in sites:
            return tail
    if pieces and title[pieces[-1][0] :].strip()[:1] in "|•·»":
        head, tail = title[: pieces[-1][0]].strip(), title[pieces[-1][1] :]
        if len(tail.split()) <= _SITE_WORDS and len(head.split()) >= len(tail.split()):
            return head
    return title
