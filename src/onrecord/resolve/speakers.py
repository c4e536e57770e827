"""Statements -> statements with speakers, in ordered steps that each refuse unless one candidate remains.

As printed (the mention) and as resolved (the speaker) are both kept, with the rule and the antecedents that
led there. A wrong name is worse than none.
"""

from __future__ import annotations

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
from onrecord.resolve.groups import Groups
from onrecord.resolve.mentions import MentionKind, Reading, read_mention
from onrecord.resolve.people import known_role, speaker_key
from onrecord.resolve.pronouns import Antecedents
from onrecord.resolve.registry import Person, Registry, build_registry
from onrecord.resolve.reported_speakers import resolve_reported_speakers
from onrecord.resolve.roles import find_holder, format_role
from onrecord.resolve.turn_speakers import resolve_turn_speakers

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
    registry = build_registry(page.source.text, spans, _lone_names(statements))
    resolver = _Resolver(page.source.text, registry, spans, _year(published))
    return resolver.resolve_all(statements)


def _lone_names(statements: tuple[Statement, ...]) -> list[Mark]:
    """Return the mentions that are one name: a person even where the page never gives the full name."""
    lone = []
    for statement in statements:
        mention = statement.mention
        if mention is None or " " in mention.text or not mention.text[:1].isupper():
            continue
        reading = read_mention(mention.text)
        if reading.kind is MentionKind.PERSON and mention.text.startswith(reading.name):
            start = mention.span.start
            lone.append(Mark(reading.name, Span(start, start + len(reading.name))))
    return lone


def _year(published: Chosen[DateClaim] | None) -> int | None:
    if published is None or published.value.date is None:
        return None
    return published.value.date.year


class _Resolver:
    def __init__(self, text: str, registry: Registry, spans: list[Span], year: int | None) -> None:
        self.text = text
        self.registry = registry
        self.year = year
        self.antecedents = Antecedents(text, registry, spans)
        self.groups = Groups(text, spans)

    def resolve_all(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        resolved: dict[int, Statement] = {}
        self.antecedents.skip_quotations(statements)
        order = sorted(range(len(statements)), key=lambda at: _position(statements[at]))
        by_mention: dict[Span, Speaker | None] = {}
        for at in order:
            statement = statements[at]
            mention = statement.mention
            if statement.kind is StatementKind.TURN or mention is None:
                resolved[at] = statement
                continue
            if mention.span not in by_mention:
                by_mention[mention.span] = self._resolve(mention)
            resolved[at] = replace(statement, speaker=by_mention[mention.span])
        return tuple(resolved[at] for at in range(len(statements)))

    def _resolve(self, mention: Mark) -> Speaker | None:
        reading = read_mention(mention.text)
        if reading.kind is MentionKind.PRONOUN:
            return self._resolve_pronoun(reading, mention)
        if reading.kind is MentionKind.PERSON:
            return self._resolve_name(reading, mention)
        if reading.kind is MentionKind.ROLE:
            return self._resolve_role(reading, mention)
        speaker = None
        if reading.kind is MentionKind.ORGANISATION:
            speaker = self.groups.find_organisation(reading, mention)
            speaker = speaker or Speaker(reading.name, SpeakerKind.ORGANISATION, rule="organisation")
        else:
            speaker = Speaker(reading.name, SpeakerKind.ANONYMOUS, rule="anonymous")
        self.groups.note(mention, speaker)
        return speaker

    def _resolve_pronoun(self, reading: Reading, mention: Mark) -> Speaker | None:
        if reading.name in ("they", "it", "them"):
            return self.groups.find(mention, reading.name)
        found = self.antecedents.find(mention, reading.gender, reading.name)
        if found is None:
            return None
        person, rule, chain = found
        self.antecedents.note(mention, person)
        return self._speaker(person, rule, chain)

    def _resolve_name(self, reading: Reading, mention: Mark) -> Speaker:
        person = self._find_person(reading.name, reading.gender)
        if person is None:
            kind = SpeakerKind.PERSON if reading.sure else SpeakerKind.ORGANISATION
            key = speaker_key(reading.name) if reading.sure else None
            return Speaker(reading.name, kind, rule="as_printed", key=key)
        self.antecedents.note(mention, person)
        rule = "full_name" if " " in reading.name else "last_name"
        if reading.name == person.first != person.last:
            rule = "first_name"
        return self._speaker(person, rule, self._chain(person, mention))

    def _resolve_role(self, reading: Reading, mention: Mark) -> Speaker | None:
        paragraph = self.antecedents.paragraph_of(mention)
        person = find_holder(self.registry, reading, mention, paragraph)
        if person is not None:
            self.antecedents.note(mention, person)
            return self._speaker(person, "role", self._chain(person, mention))
        if reading.definite:
            return self.groups.find_same(reading, mention)
        speaker = Speaker(reading.name, SpeakerKind.ANONYMOUS, rule="anonymous")
        self.groups.note(mention, speaker)
        return speaker

    def _find_person(self, name: str, gender: str | None) -> Person | None:
        words = name.split()
        if len(words) == 1:
            people = self.registry.called(name, gender)
            if len(people) > 1 and people[0].times >= 2 * people[1].times:
                people = people[:1]
            return people[0] if len(people) == 1 else None
        people = [person for person in self.registry.people if person.name == name]
        if not people:
            people = [
                person
                for person in self.registry.people
                if person.first == words[0] and person.last == words[-1]
            ]
        return people[0] if people else None

    def _chain(self, person: Person, mention: Mark) -> tuple[Mark, ...]:
        return () if mention.span.overlaps(person.mark.span) else (person.mark,)

    def _speaker(self, person: Person, rule: str, chain: tuple[Mark, ...]) -> Speaker:
        role = format_role(person.roles) or known_role(person.name, self.year)
        return Speaker(person.name, SpeakerKind.PERSON, role, speaker_key(person.name), rule, chain)


def _position(statement: Statement) -> int:
    return statement.mention.span.start if statement.mention is not None else statement.span.start
