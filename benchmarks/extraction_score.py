"""Extraction figures of a corpus: what was read beside what a person reads, class by class.

A truth line holds id, file, kind, title, authors, agency, publisher, published and updated
({date, time, tz} or null) and body; file paths are relative to the truth file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")
CREDITS = {"staff", "staff reporter", "staff and agencies", "editorial board"}


@dataclass
class Rate:
    """How often something came out right."""

    right: float = 0
    of: float = 0

    def count(self, right: float, of: float = 1) -> None:
        self.right += right
        self.of += of

    @property
    def value(self) -> float | None:
        return self.right / self.of if self.of else None


@dataclass
class Overlap:
    """Sets found beside sets expected, as F1."""

    both: int = 0
    found: int = 0
    expected: int = 0

    def count(self, found: set[str], expected: set[str]) -> None:
        self.both += len(found & expected)
        self.found += len(found)
        self.expected += len(expected)

    @property
    def value(self) -> float | None:
        total = self.found + self.expected
        return 2 * self.both / total if total else None


@dataclass
class Figures:
    """The figures of one class of documents."""

    documents: int = 0
    published: Rate = field(default_factory=Rate)
    wrong_or_invented: int = 0
    time: Rate = field(default_factory=Rate)
    updated: Rate = field(default_factory=Rate)
    authors: Overlap = field(default_factory=Overlap)
    agencies: Overlap = field(default_factory=Overlap)
    publisher: Rate = field(default_factory=Rate)
    headline: Rate = field(default_factory=Rate)
    body_precision: Rate = field(default_factory=Rate)
    body_recall: Rate = field(default_factory=Rate)
    leak: Rate = field(default_factory=Rate)

    def as_row(self) -> Row:
        return {
            "documents": self.documents,
            "published right": self.published.value,
            "wrong or invented": self.wrong_or_invented,
            "date and time": self.time.value,
            "updated": self.updated.value,
            "authors F1": self.authors.value,
            "agencies F1": self.agencies.value,
            "publisher": self.publisher.value,
            "headline": self.headline.value,
            "body precision": self.body_precision.value,
            "body recall": self.body_recall.value,
            "leak": self.leak.value,
        }


def judge(figures: Figures, truth: Row, record: Row) -> dict[str, bool]:
    """Count one document into `figures`; return which of its values are right."""
    right: dict[str, bool] = {}
    figures.documents += 1
    right["published"] = _judge_published(figures, truth.get("published"), record["published"])
    expected = truth.get("updated")
    if expected:
        right["updated"] = _day(record["updated"]) == expected["date"]
        figures.updated.count(right["updated"])
    ignored = CREDITS | _names([truth.get("publisher") or ""]) | _names(_many(truth.get("agency")))
    authors, wanted = (_names(names) - ignored for names in (record["authors"], truth["authors"]))
    figures.authors.count(authors, wanted)
    right["authors"] = authors == wanted
    if truth.get("agency_known", True):
        agencies, wanted = _names(record["agencies"]), _names(_many(truth.get("agency")))
        figures.agencies.count(agencies, wanted)
        right["agencies"] = agencies == wanted
    if truth.get("publisher"):
        right["publisher"] = _words(record["publisher"]) == _words(truth["publisher"])
        figures.publisher.count(right["publisher"])
    if "incomplete" in truth:
        right["incomplete"] = bool(record["incomplete"]) == truth["incomplete"]
    if truth.get("title"):
        right["headline"] = _words(record["headline"]) == _words(truth["title"])
        figures.headline.count(right["headline"])
    if truth.get("body"):
        right["body"] = _judge_body(figures, truth, record)
    return right


def _judge_published(figures: Figures, expected: Row | None, stamp: Row | None) -> bool:
    day = _day(stamp)
    if expected is None:
        right = day is None
    elif day is None:
        right = bool(expected.get("optional"))
    else:
        right = day == expected["date"] or day in (expected.get("alt_dates") or [])
    figures.published.count(right)
    figures.wrong_or_invented += day is not None and not right
    if expected and expected.get("time"):
        same = bool(stamp) and stamp["time"] == expected["time"] and right  # type: ignore[index]
        zones = {stamp["utc_offset"] if stamp else None, expected.get("tz")}
        figures.time.count(same and (len(zones) == 1 or None in zones))
    return right


def _judge_body(figures: Figures, truth: Row, record: Row) -> bool:
    shown = Counter(_words(record["body"]))
    body = Counter(_words(truth["body"]))
    allowed = body + Counter(_words(truth.get("summary"))) + Counter(_words(truth.get("title")))
    precision = (shown & allowed).total() / max(1, shown.total())
    recall = (shown & body).total() / max(1, body.total())
    figures.body_precision.count(precision)
    figures.body_recall.count(recall)
    known = _plain(" ".join(str(truth.get(name) or "") for name in ("body", "summary", "title")))
    lines = [_plain(line) for line in (record["body"] or "").split("\n")]
    leaked = sum(len(line) for line in lines if line and line not in known)
    figures.leak.count(leaked / max(1, sum(map(len, lines))))
    return precision > 0.97 and recall > 0.97


def _day(stamp: Row | None) -> str | None:
    return stamp["date"] if stamp and len(stamp["date"] or "") == 10 else None


def _plain(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", text or "").translate(QUOTES).casefold()
    return re.sub(r"\s+", " ", folded).strip()


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", _plain(text))


def _names(names: Iterable[str]) -> set[str]:
    return {" ".join(_words(name)) for name in names if name}


def _many(value: str | list[str] | None) -> list[str]:
    return re.split(r"\s*;\s*", value) if isinstance(value, str) else list(value or [])
