"""Statements -> statements with speakers, in ordered steps that each refuse unless one candidate remains.

As printed (the mention) and as resolved (the speaker) are both kept, with the rule and the antecedents that
led there. A wrong name is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.model import (
    BlockKind,
    Chosen,
    DateClaim,
    Mark,
    Page,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    StatementKind,
)  # fmt: skip
from onrecord.resolve.bodies import find_bodies, forget_bodies
from onrecord.resolve.descriptions import find_described, find_only, find_varied
from onrecord.resolve.groups import Groups
from onrecord.resolve.heard import Heard
from onrecord.resolve.mentions import MentionKind, Reading, is_body, may_speak, read_mention
from onrecord.resolve.organisations import NOUNS, Organisations
from onrecord.resolve.people.across_articles import known_role, speaker_key
from onrecord.resolve.people.of_page import build_registry
from onrecord.resolve.people.printed_people import find_apposed, find_named
from onrecord.resolve.people.registry import Person, Registry
from onrecord.resolve.pronouns import Antecedents
from onrecord.resolve.quoted import Inside, Quotations
from onrecord.resolve.reported_speakers import resolve_reported_speakers
from onrecord.resolve.roles.titles import (
    find_counterpart,
    find_going_on,
    find_holder,
    find_in_lede,
    format_role,
    is_counterpart,
)
from onrecord.resolve.roles.words import NO_FIT, SAME
from onrecord.resolve.turn_speakers import resolve_turn_speakers

_OWNED = re.compile(r"(?:his|her|its|their|my|our|your)\s", re.IGNORECASE)
_ONE_OF_MANY = re.compile(r"(?:one|another) of\b|(?:the )?other\b", re.IGNORECASE)
_DESCRIBING = (MentionKind.ROLE, MentionKind.COLLECTIVE)
_NAMING = (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.KICKER)
"""Blocks outside the body whose names and roles count."""


def resolve_speakers(
    page: Page, statements: tuple[Statement, ...], published: Chosen[DateClaim] | None
) -> tuple[Statement, ...]:
    """Return `statements` in the same order, each with its speaker, or None where the text doesn't say."""
    if any(statement.kind is StatementKind.TURN for statement in statements):
        statements = resolve_turn_speakers(page, statements, published)
    if all(statement.kind is StatementKind.TURN for statement in statements):
        return statements
    if page.language not in (None, "en"):
        return resolve_reported_speakers(page, statements)
    spans = [block.span for block in page.blocks if block.kind.is_body or block.kind in _NAMING]
    headings = frozenset(block.span for block in page.blocks if block.kind is BlockKind.HEADLINE)
    text = page.source.text
    bodies = find_bodies(statements, text)
    alone = [mark for mark in _lone_names(statements) if mark.text not in bodies]
    registry = build_registry(text, spans, alone, headings)
    forget_bodies(registry, bodies, text)
    return _Resolver(page, registry, bodies, spans, statements, _year(published)).resolve_all()


def _lone_names(statements: tuple[Statement, ...]) -> list[Mark]:
    """Return the names of one word that speak: a person even where the page never gives the full name."""
    lone = []
    for statement in statements:
        mention = statement.mention
        if mention is None or statement.kind is StatementKind.TURN:
            continue
        reading = read_mention(mention.text)
        if reading.kind is MentionKind.PERSON and " " not in reading.name:
            at = mention.text.rfind(reading.name)
            if at == 0 or (at > 0 and reading.sure and "," in mention.text[:at]):  # "his wife, Moira"
                start = mention.span.start + at
                lone.append(Mark(reading.name, Span(start, start + len(reading.name))))
    return lone


def _year(published: Chosen[DateClaim] | None) -> int | None:
    if published is None or published.value.date is None:
        return None
    return published.value.date.year


class _Resolver:
    def __init__(
        self,
        page: Page,
        registry: Registry,
        bodies: frozenset[str],
        spans: list[Span],
        statements: tuple[Statement, ...],
        year: int | None,
    ) -> None:
        self.text = page.source.text
        self.registry = registry
        self.bodies = bodies
        self.year = year
        self.statements = statements
        self.quotations = Quotations(self.text, spans, statements)
        self.heard = Heard(spans)
        self.antecedents = Antecedents(
            self.text, registry, self.heard, self.quotations.marked.all, self._holder
        )
        self.body = {block.span for block in page.blocks if block.kind.is_body}
        self.lede = min(self.body, default=None)
        self.groups = Groups(Organisations(self.text, registry.runs), spans)
        self.turns = [one for one in statements if one.kind is StatementKind.TURN]
        self.turns.sort(key=lambda one: one.span.start)
        self.turn_starts = [one.span.start for one in self.turns]
        self.by_last: dict[str, list[Person]] = {}
        self.speaking_at = {one.mention.span.start for one in statements if one.mention is not None}
        self.resolved: dict[Span, Speaker | None] = {}
        self.people: dict[Span, Person] = {}

    def resolve_all(self) -> tuple[Statement, ...]:
        """Return the statements with speakers; mentions inside quotations come last: theirs is known then."""
        mentions = {
            one.mention.span: one.mention for one in self.statements if _is_reported(one) and one.mention
        }
        order = sorted(mentions)
        inside = [span for span in order if self.quotations.covers(span)]
        within = set(inside)
        for span in order:
            if span not in within:
                self.resolved[span] = self._resolve(mentions[span], None)
        for span in inside:
            outer = self.quotations.around(span)
            said_by = self.people.get(outer.mention.span) if outer is not None and outer.mention else None
            self.resolved[span] = self._resolve(mentions[span], Inside(said_by))
        return tuple(
            replace(one, speaker=self.resolved[one.mention.span])
            if one.mention is not None and _is_reported(one)
            else one
            for one in self.statements
        )

    def _resolve(self, mention: Mark, inside: Inside | None) -> Speaker | None:
        reading = read_mention(mention.text)
        named = find_apposed(self.registry, self.text, mention) if reading.kind in _DESCRIBING else None
        if named is not None:
            return self._known(named, "apposition", (named.mark,), mention, inside)
        if reading.kind is MentionKind.PRONOUN:
            return self._resolve_pronoun(reading, mention, inside)
        if reading.kind is MentionKind.PERSON:
            return self._resolve_name(reading, mention, inside)
        if reading.kind is MentionKind.ROLE:
            return self._resolve_role(reading, mention, inside)
        if reading.kind is MentionKind.ORGANISATION and not is_body(reading):
            return None
        if reading.kind is MentionKind.ORGANISATION:
            speaker = self._resolve_organisation(reading, mention)
        else:
            speaker = Speaker(reading.name, SpeakerKind.ANONYMOUS, rule="anonymous")
            speaker = speaker if may_speak(reading) else None
        if speaker is not None and inside is None:
            self.groups.note(mention, speaker)
            if _ONE_OF_MANY.match(mention.text) is not None:
                self.heard.note_unnamed(mention, None, speaker)
        return speaker

    def _resolve_organisation(self, reading: Reading, mention: Mark) -> Speaker | None:
        """Return a body; a common noun in a headline ("Airline Says") is one that the lede names."""
        noun = reading.name.lower()
        if self.lede is None or noun not in NOUNS or self.heard.paragraph_of(mention) in self.body:
            return self.groups.find_organisation(reading, mention)
        behind = Mark(mention.text, Span(self.lede.end, self.lede.end))
        asked = reading._replace(name=noun, words=(noun,), definite=True)
        return self.groups.find_organisation(asked, behind)

    def _resolve_pronoun(self, reading: Reading, mention: Mark, inside: Inside | None) -> Speaker | None:
        if inside is not None:
            if reading.name == "i" and inside.speaker is not None:
                return self._speaker(inside.speaker, "pronoun_inside_quotation", (inside.speaker.mark,))
            found = self.antecedents.find_inside(mention, reading.gender, inside.speaker)
        elif reading.name in ("they", "it", "them"):
            return self.groups.find(mention, reading.name)
        else:
            turn = self._turn_of(mention)
            if turn is not None and reading.name == "i":
                return turn.speaker
            found = self.antecedents.find(mention, reading.gender, reading.name, self._speaking(turn))
        if found is None:
            return None
        if found.person is None:
            if found.unnamed is None:
                return None
            self.heard.note_unnamed(mention, reading.gender, found.unnamed)
            return replace(found.unnamed, rule=found.rule, chain=found.chain)
        return self._known(found.person, found.rule, found.chain, mention, inside)

    def _turn_of(self, mention: Mark) -> Statement | None:
        """Return the turn of a transcript that a mention stands in."""
        at = bisect_right(self.turn_starts, mention.span.start) - 1
        return self.turns[at] if at >= 0 and self.turns[at].span.covers(mention.span) else None

    def _speaking(self, turn: Statement | None) -> list[Person]:
        """Return who of the page can be the speaker of a turn: nobody says "he" of himself."""
        if turn is None or turn.speaker is None:
            return []
        last = turn.speaker.name.split()[-1].casefold()
        if last not in self.by_last:
            self.by_last[last] = [one for one in self.registry.people if one.last.casefold() == last]
        return self.by_last[last]

    def _resolve_name(self, reading: Reading, mention: Mark, inside: Inside | None) -> Speaker | None:
        last = self.heard.last_speaker(mention)
        people = find_named(self.registry, reading, self.heard.paragraph_of(mention), mention, last)
        if len(people) != 1:  # of two Ellerys the printed name is still true, but joins nobody
            sure = reading.sure and reading.name not in self.bodies
            kind = SpeakerKind.PERSON if sure or people else SpeakerKind.ORGANISATION
            key = speaker_key(reading.name) if sure and not people else None
            speaker = Speaker(reading.name, kind, rule="as_printed", key=key)
            if kind is SpeakerKind.ORGANISATION and inside is None:
                self.groups.note(mention, speaker)
            return speaker
        person = people[0]
        rule = "full_name" if " " in reading.name else "last_name"
        if reading.name == person.first != person.last:
            rule = "first_name"
        return self._known(person, rule, _chain(person, mention), mention, inside)

    def _resolve_role(self, reading: Reading, mention: Mark, inside: Inside | None) -> Speaker | None:
        delayed = self.registry.delayed.get(mention.span.start) if not reading.definite else None
        if (
            delayed is not None and delayed.start in self.speaking_at
        ):  # "A banker told a court ...", "Hartlieb, 52,"
            return self._known(delayed.people[0], "delayed", (delayed.people[0].mark,), mention, inside)
        if not reading.definite and not reading.bare:  # "a Polish official" is nobody named
            speaker = Speaker(reading.name, SpeakerKind.ANONYMOUS, rule="anonymous")
            if inside is None and self.heard.paragraph_of(mention) in self.body:
                self.heard.note_unnamed(mention, reading.gender, speaker)
                self.groups.note(mention, speaker)
            return speaker
        if self.text.startswith(" (", mention.span.end) and reading.bare:
            return None  # "Chief Executive Officer (Acting) of the bank, Gary Hill,"
        excluded = inside.speaker if inside is not None else None
        paragraph = self.heard.paragraph_of(mention)
        again = self.groups.find_same(reading, mention) if reading.definite else None
        least = NO_FIT
        if again is not None or _OWNED.match(mention.text):  # "her secretary" is no former secretary of state
            least = SAME - 0.5
        near = self.heard.two_paragraphs(mention)
        last = self.heard.last_speaker(mention)
        person = (
            None
            if is_counterpart(reading)
            else find_holder(self.registry, reading, mention, paragraph, excluded, least, last, near)
        )
        if person is None and paragraph not in self.body and self.lede is not None:
            person = find_in_lede(self.registry, reading, self.lede)
        if person is None and again is None and not self.text.startswith(" who ", mention.span.end):
            person = find_described(self.registry, self.text, reading, mention, paragraph, near, excluded)
            person = person or find_only(self.registry, self.text, reading, (paragraph, near), mention, last)
            person = person or find_going_on(self.registry, reading, last)
            person = person or find_counterpart(self.registry, reading, last)
            person = person or self._find_varied(reading, mention)
        if person is not None and (
            self._is_of_another(person, mention) or self._is_farther(person, again, mention)
        ):
            person = None
        if person is not None:
            return self._known(person, "role", _chain(person, mention), mention, inside)
        if again is None and reading.definite and reading.words[-1] in NOUNS:
            named = self.groups.find_organisation(reading, mention)
        elif paragraph not in self.body and reading.name.lower() in NOUNS:
            named = self._resolve_organisation(reading, mention)
        else:
            named = None
        if named is not None and named.chain:
            self.groups.note(mention, named)
            return named  # "the regulator" may be a bank
        if not reading.definite:
            again = Speaker(reading.name, SpeakerKind.ANONYMOUS, rule="anonymous")
        if inside is None and paragraph in self.body:
            self.heard.note_unnamed(mention, reading.gender, again)
            if again is not None and not reading.definite:
                self.groups.note(mention, again)
        return again

    def _holder(self, reading: Reading, mention: Mark) -> Person | None:
        """Return who holds the role of a mention that doesn't speak."""
        paragraph, near = self.heard.paragraph_of(mention), self.heard.two_paragraphs(mention)
        last = self.heard.last_speaker(mention)
        return find_holder(self.registry, reading, mention, paragraph, None, NO_FIT, last, near)

    def _find_varied(self, reading: Reading, mention: Mark) -> Person | None:
        last = self.heard.last_spoken(mention)
        if last is None or self.antecedents.sentences_between(last.end, mention.span.start) > 1:
            return None
        between = self.antecedents.named_between(last.end, mention.span.start)
        paragraph = self.heard.paragraph_of(mention)
        return find_varied(self.registry, self.text, reading, paragraph, mention, last, between)

    def _is_farther(self, person: Person, again: Speaker | None, mention: Mark) -> bool:
        """Tell whether "a spokesman for the bank" stands between a named one and "the spokesman"."""
        if again is None:
            return False
        named = self.registry.between(again.chain[0].span.end, mention.span.start)
        near = again.chain[0].span.start >= self.heard.two_paragraphs(mention).start
        return near and not any(person in one.people for one in named)

    def _is_of_another(self, person: Person, mention: Mark) -> bool:
        """Tell whether "her spokesman" would be the one whom the page calls somebody else's."""
        owned = _OWNED.match(mention.text)
        gender = {"his": "male", "her": "female"}.get(owned[0].strip().lower()) if owned is not None else None
        if gender is None:
            return False
        owners = [word for role in person.roles for word in role.split() if word.endswith(("'s", "’s"))]
        held = [one for word in owners for one in self.registry.called(word[:-2])]
        return any(one.gender not in (None, gender) for one in held)

    def _known(
        self, person: Person, rule: str, chain: tuple[Mark, ...], mention: Mark, inside: Inside | None
    ) -> Speaker:
        self.people[mention.span] = person
        if inside is None:
            self.heard.note(mention, person)
        return self._speaker(person, rule, chain)

    def _speaker(self, person: Person, rule: str, chain: tuple[Mark, ...]) -> Speaker:
        role = format_role(person.roles) or known_role(person.name, self.year)
        return Speaker(person.name, SpeakerKind.PERSON, role, speaker_key(person.name), rule, chain)


def _chain(person: Person, mention: Mark) -> tuple[Mark, ...]:
    return () if mention.span.overlaps(person.mark.span) else (person.mark,)


def _is_reported(statement: Statement) -> bool:
    return statement.kind is not StatementKind.TURN
