"""Where a value stood and which rule read it: spans, finds, and the one that was chosen with its rivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, where it stood (`None`: in HTML metadata, not in the text) and the rule that read it."""

    value: T
    span: Span | None
    rule: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Rival(Generic[T]):
    """A candidate that was not chosen, with the reason in words."""

    found: Found[T]
    why_not: str


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """The candidate that won, the reason, and its rivals."""

    found: Found[T]
    reason: str
    rejected: tuple[Rival[T], ...] = ()

    @property
    def value(self) -> T:
        """The chosen value itself."""
        return self.found.value
