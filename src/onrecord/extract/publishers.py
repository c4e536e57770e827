"""The publisher: who prints the text, from dateline, header, markup or copyright; never the agency."""

from __future__ import annotations

import re

from onrecord.extract.publisher_names import known_publisher
from onrecord.model import BlockKind, Dateline, Found, Page

_STAMP_HOST = re.compile(
    r"\s*date[ ]\d{4}-\d{2}-\d{2}[ ]+(?P<name>[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,6})(?=\s|$)", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:\u00a9|\(c\)|copyright)[ ,]*(?:\u00a9|\(c\))?[ ]*"
    r"(?:\d{4}[ ]?(?:[-\u2013][ ]?\d{4})?[ ,.]*)?(?P<name>[^\n.|,]{2,60})",
    re.IGNORECASE,
)


def find_publisher(page: Page, dateline: Found[Dateline] | None) -> Found[str] | None:
    """Return the publisher of `page` under its canonical name, or None (thin)."""
    if dateline is not None and dateline.value.publishers:
        return Found(dateline.value.publishers[0], dateline.span, "dateline", dateline.printed)
    header = _STAMP_HOST.match(page.source.text)
    if header is not None:
        name = known_publisher(header["name"])
        if name is not None:
            return Found(name, None, "header_host", header["name"])
    for value in page.metadata.all("meta:og:site_name"):
        return Found(known_publisher(value) or value, None, "meta:og:site_name", value)
    for block in page.blocks:
        if block.kind is BlockKind.FOOTER:
            mark = _COPYRIGHT.search(page.text_of(block))
            if mark is not None and (name := known_publisher(mark["name"])) is not None:
                return Found(name, block.span, "copyright", mark[0])
    return None
