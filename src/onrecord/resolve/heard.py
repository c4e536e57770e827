"""Who has spoken so far, in page order: people, and speakers without a name.

What a later pronoun or description goes on with; where the text doesn't say who spoke, that is kept, too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from onrecord.model import Mark, Span, Speaker
from onrecord.resolve.people.registry import Mention, Person


class Noted(NamedTuple):
    """A mention that spoke: of a person, or of somebody without a name."""

    mention: Mention
    unnamed: bool = False
    gender: str | None = None
    speaker: Speaker | None = None

    def fits(self, gender: str) -> bool:
        """Tell whether a pronoun of that gender can mean who spoke here."""
        if self.unnamed:
            return self.gender in (None, gender)
        return self.mention.fitting(gender) is not None


class Heard:
    """What the mentions of an article were resolved to, and the paragraphs that they stand in."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]
        self.noted: list[Noted] = []
        self.noted_starts: list[int] = []

    def note(self, mention: Mark, person: Person) -> None:
        """Remember that `mention` means `person`: it can be the antecedent of a later pronoun."""
        person.sure = True
        self._note(Noted(Mention(mention.span.start, mention.span.end, (person,))))

    def note_unnamed(self, mention: Mark, gender: str | None, speaker: Speaker | None) -> None:
        """Remember that somebody without a name spoke here."""
        self._note(Noted(Mention(mention.span.start, mention.span.end, ()), True, gender, speaker))

    def _note(self, one: Noted) -> None:
        self.noted.append(one)
        self.noted_starts.append(one.mention.start)

    def paragraph_of(self, mention: Mark) -> Span:
        """Return the paragraph that a mention stands in."""
        return self.spans[max(0, bisect_right(self.starts, mention.span.start) - 1)]

    def two_paragraphs(self, mention: Mark) -> Span:
        """Return the paragraph that a mention stands in, with the one before."""
        at = max(0, bisect_right(self.starts, mention.span.start) - 1)
        return Span(self.spans[max(0, at - 1)].start, self.spans[at].end)

    def last_speaker(self, mention: Mark) -> Person | None:
        """Return the person who spoke last before a mention, in its paragraph or the one before."""
        index = bisect_left(self.noted_starts, mention.span.start)
        if index == 0 or self.noted_starts[index - 1] < self.two_paragraphs(mention).start:
            return None
        one = self.noted[index - 1]
        return None if one.unnamed else one.mention.people[0]

    def last_spoken(self, mention: Mark) -> Mention | None:
        """Return the last mention that spoke before another one, None for somebody without a name."""
        index = bisect_left(self.noted_starts, mention.span.start)
        one = self.noted[index - 1] if index else None
        return None if one is None or one.unnamed else one.mention

    def between(self, start: int, end: int) -> list[Noted]:
        """Return what was noted in a stretch."""
        return self.noted[bisect_left(self.noted_starts, start) : bisect_left(self.noted_starts, end)]
