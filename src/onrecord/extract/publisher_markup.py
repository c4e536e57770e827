"""The publisher that the markup of an HTML page names: the site, the article's publisher, a domain we know.

The address alone names a house only where the vocabulary knows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.publisher_names import known_publisher
from onrecord.model import Found, Page

_HOUSES = (
    "Article.publisher.name", "Posting.publisher.name", "Report.publisher.name", "Article.publisher",
    "WebPage.publisher.name", "microdata:publisher", "meta:dc.publisher", "meta:DC.publisher",
    "meta:citation_publisher",
)  # fmt: skip
_SITES = ("meta:og:site_name", "meta:application-name", "meta:publisher")
_NAME_MOST = 60


def publisher_of_markup(page: Page) -> Found[str] | None:
    """Return the house that the markup of an HTML page names, else the one whose domain we know."""
    for name, value in _stated_names(page):
        if 2 <= len(value) <= _NAME_MOST and "://" not in value:
            return Found(known_publisher(value) or value, None, name, value)
    for name in ("link:canonical", "meta:og:url"):
        for value in page.metadata.all(name):
            host = value.partition("://")[2].partition("/")[0]
            if host and (known := known_publisher(host)) is not None:
                return Found(known, None, name, host)
    return None


def _stated_names(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the names of houses in the markup, the surest first; of sites the one that stands alone."""
    pairs = page.metadata.pairs
    for site in _SITES:
        yield from (pair for pair in pairs if pair[0] == site)
    for end in _HOUSES:
        yield from (pair for pair in pairs if pair[0].endswith(end) and not pair[0].startswith("ld-other:"))
    for kinds in (("ld:NewsMediaOrganization.name",), ("ld:WebSite.name",), ("ld:Organization.name",)):
        named = {value: name for name, value in pairs if name in kinds}
        if len(named) == 1:
            yield from ((name, value) for value, name in named.items())
