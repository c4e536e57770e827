"""he, she, who -> the antecedent, by sentence subject, same paragraph, previous speaker.

Walks back sentence by sentence; in each the speaker, else the first person that no preposition governs, is
the subject. Stops, with no answer, where somebody without a name stands in the way, where the gender fits
nobody, or where the words lie too far back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.model import Mark, Span, Speaker
from onrecord.resolve.heard import Heard, Noted
from onrecord.resolve.people.registry import Mention, Person, Registry, is_governed, is_subject
from onrecord.resolve.people.strangers import find_strangers
from onrecord.resolve.roles.narrated import FindHolder, find_narrated

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|U\.S|[A-Z])\.\s*$")
_SPEAKS = re.compile(
    r",?[ ](?:has |had |also |later |then )?"
    r"(?:said|says|told|added|wrote|writes|asked|replied|noted|argued|explained|continued)\b"
)
_SAID = re.compile(r"\b(?:said|says|added|wrote|asked|replied)\s$")
_SUBJECT = {"male": re.compile(r"\b[Hh]e\b"), "female": re.compile(r"\b[Ss]he\b")}
_OWN = {"male": ("His ", "his "), "female": ("Her ", "her ")}
_CLAUSE = 70  # characters behind a pronoun that are its own clause, at most
_CLAUSE_END = re.compile(r"[.,;:!?\"“”«»—–]|''|``")
_REACH = 200  # characters to the main clause
_OPENED = re.compile(r"(?:^|[.!?\n”\"]\s?)(?:While|When|Although|Though|As|After|Before|If|Because|Since)\s$")
_OPENS = (". ", ".\n", "\n\n", "” ", '" ')
_SOMEBODY = re.compile(
    r"[A-Z][a-z]+ (?:(?:from|of) [A-Z]\w+ |, [^.]{1,60}, )?(?:[a-z]+s|had|[a-z]+ed) [^.]*[a-z]\.(?:\s|$)"
)
_LONGEST = 4_000  # characters of a paragraph that are walked back
_PARAGRAPHS_BACK = 3
_PARAGRAPHS_AHEAD = 2


class Found(NamedTuple):
    """Who a pronoun means: a person, or an unnamed speaker (None where the text doesn't say who that is)."""

    person: Person | None
    rule: str
    chain: tuple[Mark, ...]
    unnamed: Speaker | None = None


_NOBODY = Found(None, "", ())
"""Ends the walk back without an answer."""


class _Walk(NamedTuple):
    """What a pronoun asks for: a gender, and nobody of `others` (by identity)."""

    gender: str
    others: frozenset[int]

    def may_be(self, one: Mention) -> bool:
        person = one.fitting(self.gender) if one.people else None
        return person is not None and id(person) not in self.others

    def is_told(self, one: Mention) -> bool:
        """Tell whether the page shows the gender of the one who may be meant."""
        return self.may_be(one) and any(person.gender == self.gender for person in one.people)

    def may_be_speaker(self, one: Mention) -> bool:
        """A speaker of unknown gender can be meant even where the name leans to the other one."""
        person = one.people[0]
        return person.gender in (None, self.gender) and id(person) not in self.others

    def may_be_spoken(self, one: Noted) -> bool:
        return one.fits(self.gender) if one.unnamed else self.may_be(one.mention)


class Antecedents:
    """The named people of an article in page order, and what mentions before were resolved to."""

    def __init__(
        self, text: str, registry: Registry, heard: Heard, quoted: Iterable[Span], holder_of: FindHolder
    ) -> None:
        self.text = text
        self.holder_of = holder_of
        self.heard = heard
        self.spans = heard.spans
        self.starts = heard.starts
        self.all = registry.mentions
        self.quoted = sorted(quoted)
        self.quoted_starts = [span.start for span in self.quoted]
        self.named = list(_outside(registry.mentions, self.quoted))
        self.named_starts = [one.start for one in self.named]
        self.first: dict[str, int] = {}

    def sentences_between(self, start: int, end: int) -> int:
        """Return how many sentences end between two positions, those inside quotations left out."""
        stops = (match.start() for match in _SENTENCE_END.finditer(self.text, start, end))
        return sum(1 for stop in stops if not self._is_quoted(stop))

    def find(
        self, mention: Mark, gender: str | None, pronoun: str, speaking: Iterable[Person] = ()
    ) -> Found | None:
        """Return the antecedent of a pronoun outside quotations, or None; it is nobody of `speaking`."""
        if pronoun == "who":
            return self._relative(mention)
        if gender is None:
            return None
        at = bisect_right(self.starts, mention.span.start) - 1
        ahead = self._main_clause(mention, gender, at)
        if ahead is not None:
            return ahead
        walk = _Walk(gender, self._named_behind(mention, at).union(map(id, speaking)))
        for back in range(min(_PARAGRAPHS_BACK, at) + 1):
            span = self.spans[at - back]
            end = mention.span.start if back == 0 else span.end
            found = self._in_paragraph(span.start, end, walk, back)
            if found is not None:
                return None if found is _NOBODY else found
        return self._ahead(mention, gender, at)

    def _main_clause(self, mention: Mark, gender: str, at: int) -> Found | None:
        """Return the subject that a clause in front points to: "While he refused that, Mr. Novak said"."""
        opened = _OPENED.search(self.text, max(0, mention.span.start - 12), mention.span.start)
        if opened is None or at < 0:
            return None
        comma = self.text.find(", ", mention.span.end, min(self.spans[at].end, mention.span.end + _REACH))
        stop = self.text.find(". ", mention.span.end, comma) if comma >= 0 else 0
        for one in self.named_between(comma + 2, comma + 3) if stop < 0 else ():
            if one.fitting(gender) is not None and is_subject(self.text, one):
                return self._found(one, gender, "pronoun_before_name")
        return None

    def _named_behind(self, mention: Mark, at: int) -> frozenset[int]:
        """Return who is named behind a pronoun in its sentence: "he wrote to Novak" is not Novak."""
        if at < 0:
            return frozenset()
        start, end = mention.span.end, min(self.spans[at].end, mention.span.end + _CLAUSE)
        stop = _CLAUSE_END.search(self.text, start, end)
        named = self.named_between(start, stop.start() if stop else end)
        return frozenset(id(one.people[0]) for one in named if len(one.people) == 1)

    def find_inside(self, mention: Mark, gender: str | None, speaker: Person | None) -> Found | None:
        """Return whom "he" means inside a quotation of `speaker`: the only other person, or None."""
        if gender is None:
            return None
        at = max(0, bisect_right(self.starts, mention.span.start) - 1)
        start = max(self.spans[at].start, mention.span.start - _LONGEST)
        last: dict[int, Mention] = {}
        first, end = (bisect_left(self.all, bound, key=_start) for bound in (start, mention.span.start))
        for one in self.all[first:end]:
            person = one.fitting(gender)
            if person is not None and person is not speaker:
                last[id(person)] = one
        if len(last) != 1 or find_strangers(self.text, start, mention.span.start, gender):
            return None
        (one,) = last.values()
        return self._found(one, gender, "pronoun_inside_quotation")

    def _in_paragraph(self, start: int, end: int, walk: _Walk, back: int) -> Found | None:
        if back:
            spoke = [one for one in self.heard.between(start, end) if walk.may_be_spoken(one)]
            if spoke and not (spoke[-1].unnamed and spoke[-1].gender is None):
                later = self._closing_subject(spoke[-1].mention.end, end, walk) if back == 1 else None
                if later is not None:
                    return self._found(later, walk.gender, "pronoun_previous_paragraph")
                return self._spoken(spoke[-1], walk.gender, "pronoun_previous_speaker")
        start = max(start, end - _LONGEST)
        bounds = self._sentences(start, end)
        for index in range(len(bounds) - 2, -1, -1):
            rule = "pronoun_previous_paragraph"
            if not back:
                rule = "pronoun_same_sentence" if index == len(bounds) - 2 else "pronoun_sentence_subject"
            found = self._in_sentence(bounds[index], bounds[index + 1], walk, rule)
            if found is not None:
                return found
            if not back and index == len(bounds) - 2:
                found = self._only_one(bounds[index], end, walk)
                if found is not None:
                    return found
        return None if back else self._only_one(start, end, walk)

    def _closing_subject(self, after: int, end: int, walk: _Walk) -> Mention | None:
        """Return who opens the last sentence of a paragraph behind its last speaker: "Cruz will go, too." """
        bounds = self._sentences(after, end)
        if len(bounds) < 3:  # the speaker's own sentence is the last one
            return None
        narrated = find_narrated(self.text, bounds[-2], end, self.holder_of)
        if narrated is not None and walk.may_be(narrated):
            return narrated
        for one in self.named_between(bounds[-2], end):
            opens = one.start == bounds[-2] or self.text[one.start - 2 : one.start] == ", "
            if opens and walk.may_be(one) and is_subject(self.text, one):
                return one
        return None

    def _only_one(self, start: int, end: int, walk: _Walk) -> Found | None:
        """Return the only person that can be meant of all who are named: "Reeves’s ruling came after he"."""
        people = {}
        if _SUBJECT[walk.gender].search(self.text, start, end) is not None:
            return None  # "He avoided criticism of Trump until recently, when he": not Trump
        for one in self.named_between(start, end):
            if walk.is_told(one) and not is_governed(self.text, one):
                people[id(one.fitting(walk.gender))] = one
        if len(people) != 1:
            return None
        (one,) = people.values()
        return self._found(one, walk.gender, "pronoun_only_person")

    def _in_sentence(self, start: int, end: int, walk: _Walk, rule: str) -> Found | None:
        """Return who a sentence is about: its speaker, else the first person that nothing governs.

        Names behind a pronoun of the same gender are not its subject: the walk goes on where that one leads.
        """
        gender = walk.gender
        named = [one for one in self.named_between(start, end) if walk.may_be(one)]
        strange = None
        for spoke in self.heard.between(start, end):
            if spoke.unnamed and spoke.fits(gender):
                strange = strange or spoke
            elif not spoke.unnamed and walk.may_be_speaker(spoke.mention):
                return self._spoken(spoke, gender, rule)
        speaking = [one for one in named if _SPEAKS.match(self.text, one.end) or self._is_said_by(one)]
        narrated = None if speaking else find_narrated(self.text, start, end, self.holder_of)
        if narrated is not None and walk.may_be(narrated) and strange is None:
            return self._found(narrated, gender, rule)
        pronoun = _SUBJECT[gender].search(self.text, start, end)
        subjects = speaking or [
            one
            for one in named
            if (pronoun is None or one.start < pronoun.start()) and is_subject(self.text, one)
        ]
        if strange is not None and (strange.gender is not None or not subjects):
            return self._spoken(strange, gender, rule)
        if strange is not None and not speaking and start == strange.mention.start < subjects[0].start:
            return _NOBODY  # "The star thanked his wife, Moira. She said"
        if subjects:
            return self._found(subjects[0], gender, rule)
        strangers = find_strangers(self.text, start, end, gender)
        if rule == "pronoun_same_sentence":  # "His father was one of them, he noted"
            strangers = [one for one in strangers if not self.text.startswith(_OWN[gender], one[0])]
        return _NOBODY if any(not self._is_quoted(at) for at, _ in strangers) else None

    def _is_said_by(self, one: Mention) -> bool:
        return _SAID.search(self.text, max(0, one.start - 12), one.start) is not None

    def _is_quoted(self, at: int) -> bool:
        index = bisect_right(self.quoted_starts, at) - 1
        return index >= 0 and at < self.quoted[index].end

    def named_between(self, start: int, end: int) -> list[Mention]:
        """Return who is named in a stretch, outside quotations."""
        return self.named[bisect_left(self.named_starts, start) : bisect_left(self.named_starts, end)]

    def _ahead(self, mention: Mark, gender: str, at: int) -> Found | None:
        """Return the first person behind the pronoun where nobody is named before: "I jumped," he said."""
        if gender not in self.first:
            starts = (one.start for one in self.named if one.fitting(gender) is not None)
            self.first[gender] = next(starts, -1)
        if self.first[gender] < mention.span.start or at < 0 or self._follows_somebody(mention, at):
            return None
        if any(
            is_subject(self.text, one) for one in self.named_between(self.spans[at].start, mention.span.start)
        ):
            return None  # "Her brother, Del Harker, ran the line. He said": a name that tells no gender
        for span in self.spans[at : at + _PARAGRAPHS_AHEAD + 1]:
            start = max(span.start, mention.span.end)
            first, last = bisect_left(self.named_starts, start), bisect_left(self.named_starts, span.end)
            fitting = [one for one in self.named[first:last] if one.fitting(gender) is not None]
            if fitting:
                people = {id(one.fitting(gender)) for one in fitting}
                opens = (
                    fitting[0].start == start or self.text[fitting[0].start - 2 : fitting[0].start] in _OPENS
                )
                return (
                    self._found(fitting[0], gender, "pronoun_before_name")
                    if opens and len(people) == 1
                    else None
                )
        return None

    def _follows_somebody(self, mention: Mark, at: int) -> bool:
        """Tell whether a subject that no name is known of stands before: "Sagula from Fiji sews. She"."""
        for span in self.spans[max(0, at - _PARAGRAPHS_AHEAD) : at + 1]:
            if _SOMEBODY.match(self.text, span.start, min(span.end, mention.span.start)) is not None:
                return True
        return False

    def _sentences(self, start: int, end: int) -> list[int]:
        bounds = [start]
        for match in _SENTENCE_END.finditer(self.text, start, end + 1):
            if not _ABBREVIATED.search(self.text, max(start, match.start() - 6), match.start() + 2):
                bounds.append(match.end())
        bounds.append(end)
        return bounds

    def _spoken(self, one: Noted, gender: str, rule: str) -> Found:
        if not one.unnamed:
            return self._found(one.mention, gender, rule)
        if one.speaker is None:
            return _NOBODY
        return Found(None, rule, (self._mark(one.mention),), one.speaker)

    def _found(self, one: Mention, gender: str, rule: str) -> Found:
        return Found(one.fitting(gender) or one.people[0], rule, (self._mark(one),))

    def _mark(self, one: Mention) -> Mark:
        return Mark(self.text[one.start : one.end], Span(one.start, one.end))

    def _relative(self, mention: Mark) -> Found | None:
        """ "Putin, who said that": the name that ends right before the comma."""
        index = bisect_left(self.all, mention.span.start, key=_start)
        if index == 0:
            return None
        before = self.all[index - 1]
        between = self.text[before.end : mention.span.start]
        if between.strip(" ,") or len(between) > 4:
            return None
        return Found(before.people[0], "relative", (self._mark(before),))


def _start(one: Mention) -> int:
    return one.start


def _outside(mentions: list[Mention], quoted: list[Span]) -> Iterator[Mention]:
    """Return the mentions that stand in no quotation."""
    at, reach = 0, -1
    for one in mentions:
        while at < len(quoted) and quoted[at].start <= one.start:
            reach = max(reach, quoted[at].end)
            at += 1
        if one.start >= reach:
            yield one
