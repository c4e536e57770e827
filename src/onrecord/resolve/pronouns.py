"""he, she, they, who -> the antecedent, by sentence subject, same paragraph, previous speaker.

Walks back sentence by sentence; in each the first person that no preposition governs is the subject. Stops,
with no answer, where the gender fits nobody or the words lie too far back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from onrecord.model import Mark, Span, Statement, StatementKind
from onrecord.resolve.registry import Mention, Person, Registry, is_subject

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|U\.S|[A-Z])\.\s*$")
_PARAGRAPHS_BACK = 3

Found = tuple[Person, str, tuple[Mark, ...]]


class Antecedents:
    """The named people of an article in page order, and what pronouns before were resolved to."""

    def __init__(self, text: str, registry: Registry, spans: list[Span]) -> None:
        self.text = text
        self.registry = registry
        self.starts = [span.start for span in spans]
        self.spans = spans
        self.noted: list[Mention] = []
        self.quoted: list[Span] = []

    def skip_quotations(self, statements: Iterable[Statement]) -> None:
        """Leave out names that stand inside quotations."""
        self.quoted = [
            fragment
            for statement in statements
            if statement.kind is StatementKind.DIRECT
            for fragment in statement.fragments
        ]

    def note(self, mention: Mark, person: Person) -> None:
        """Remember that `mention` means `person`: it can be the antecedent of a later pronoun."""
        self.noted.append(Mention(mention.span.start, mention.span.end, (person,)))

    def paragraph_of(self, mention: Mark) -> Span:
        """Return the paragraph that a mention stands in."""
        return self.spans[max(0, bisect_right(self.starts, mention.span.start) - 1)]

    def find(self, mention: Mark, gender: str | None, pronoun: str) -> Found | None:
        """Return the antecedent of a pronoun, the rule and the chain, or None."""
        if pronoun == "who":
            return self._relative(mention)
        if gender is None:
            return None
        at = bisect_right(self.starts, mention.span.start) - 1
        for back in range(_PARAGRAPHS_BACK + 1):
            if at - back < 0:
                return None
            span = self.spans[at - back]
            end = mention.span.start if back == 0 else span.end
            found = self._in_paragraph(span.start, end, gender, back)
            if found is not None:
                person, rule, antecedent = found
                return person, rule, (antecedent,)
        return None

    def _in_paragraph(self, start: int, end: int, gender: str, back: int) -> tuple[Person, str, Mark] | None:
        if back:
            speakers = [one for one in self.noted if start <= one.start < end and one.fitting(gender)]
            if speakers:
                return self._found(
                    max(speakers, key=lambda one: one.start), gender, "pronoun_previous_speaker"
                )
        bounds = self._sentences(start, end)
        for index in range(len(bounds) - 2, -1, -1):
            one = self._subject(bounds[index], bounds[index + 1], gender)
            if one is not None:
                rule = "pronoun_previous_paragraph"
                if not back:
                    rule = "pronoun_same_sentence" if index == len(bounds) - 2 else "pronoun_sentence_subject"
                return self._found(one, gender, rule)
        return None

    def _sentences(self, start: int, end: int) -> list[int]:
        bounds = [start]
        for match in _SENTENCE_END.finditer(self.text, start, end + 1):
            if not _ABBREVIATED.search(self.text, max(start, match.start() - 6), match.start() + 2):
                bounds.append(match.end())
        bounds.append(end)
        return bounds

    def _subject(self, start: int, end: int, gender: str) -> Mention | None:
        """Return who a sentence is about: its speaker, else the first person that nothing governs."""
        first: Mention | None = None
        for one in self._mentions(start, end):
            if one.fitting(gender) is None:
                continue
            if any(one is noted for noted in self.noted):
                return one
            if first is None and is_subject(self.text, one):
                first = one
        return first

    def _found(self, one: Mention, gender: str, rule: str) -> tuple[Person, str, Mark] | None:
        person = one.fitting(gender)
        if person is None:
            return None
        return person, rule, Mark(self.text[one.start : one.end], Span(one.start, one.end))

    def _mentions(self, start: int, end: int) -> list[Mention]:
        registry = self.registry
        named = registry.mentions[registry.before(start) : registry.before(end)]
        named = [one for one in named if not any(span.start <= one.start < span.end for span in self.quoted)]
        noted = [one for one in self.noted if start <= one.start < end]
        return sorted((*named, *noted), key=lambda one: one.start)

    def _relative(self, mention: Mark) -> Found | None:
        """ "Putin, who said that": the name that ends right before the comma."""
        index = self.registry.before(mention.span.start)
        if index == 0:
            return None
        before = self.registry.mentions[index - 1]
        between = self.text[before.end : mention.span.start]
        if between.strip(" ,") or len(between) > 4:
            return None
        mark = Mark(self.text[before.start : before.end], Span(before.start, before.end))
        return before.people[0], "relative", (mark,)
