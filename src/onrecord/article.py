"""The recipe: bytes -> Article or Rejected. It reads top-down like the page it reads.

Pure: the same bytes and the same `received_at` give the same article on any day and any machine.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from onrecord.extract.agencies import find_agencies
from onrecord.extract.bylines import find_authors
from onrecord.extract.datelines import find_dateline
from onrecord.extract.dates import find_dates
from onrecord.extract.endings import find_incomplete
from onrecord.extract.headlines import find_headline
from onrecord.extract.publishers import find_publisher
from onrecord.extract.statements import find_statements
from onrecord.model import Article, RawFile, Rejected
from onrecord.resolve.publication import choose_publication, choose_update
from onrecord.resolve.speakers import resolve_speakers
from onrecord.resolve.spoken_days import date_statements
from onrecord.text.cleaning import clean_page
from onrecord.text.decoding import decode_bytes


def raw_file(path: str, content: bytes, received_at: datetime | None = None) -> RawFile:
    """Return the raw file for `content` found under `path`, with its SHA-256."""
    return RawFile(path, content, hashlib.sha256(content).hexdigest(), received_at)


def read_article(raw: RawFile) -> Article | Rejected:
    """Read one raw file: decode, clean, date, attribute. Expected failures come back as `Rejected`."""
    decoded = decode_bytes(raw.content)
    if isinstance(decoded, Rejected):
        return decoded
    page = clean_page(raw.sha256, decoded)
    if isinstance(page, Rejected):
        return page
    headline = find_headline(page)
    dateline = find_dateline(page)
    claims = find_dates(page, dateline)
    published = choose_publication(claims, raw.received_at)
    publisher = find_publisher(page, dateline)
    statements = find_statements(page, headline)
    return Article(
        page=page,
        headline=headline,
        authors=find_authors(page, dateline),
        agencies=find_agencies(page, dateline, publisher),
        publisher=publisher,
        dateline=dateline,
        published=published,
        updated=choose_update(claims, published, raw.received_at),
        date_claims=claims,
        statements=date_statements(resolve_speakers(page, statements, published), published),
        incomplete=find_incomplete(page),
    )
