"""The answer of one check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How a thing stands."""

    GOOD = "good"
    WARN = "warn"  # it works, but look at it
    PROBLEM = "problem"  # something won't work


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands, in words, and what to do about it."""

    subject: str
    grade: Grade
    words: str
    remedy: str = ""


def good(subject: str, words: str) -> Finding:
    """Return that all is well."""
    return Finding(subject, Grade.GOOD, words)


def warn(subject: str, words: str, remedy: str) -> Finding:
    """Return that it works, but not well."""
    return Finding(subject, Grade.WARN, words, remedy)


def problem(subject: str, words: str, remedy: str) -> Finding:
    """Return that something won't work."""
    return Finding(subject, Grade.PROBLEM, words, remedy)
