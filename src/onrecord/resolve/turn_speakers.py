"""Who a label means: the full name and role given first, for every shorter label after it.

"PUTIN:" is the "President of Russia Vladimir Putin:" of the same page when no second person fits; where two
fit, the printed words stay unresolved (null). Nothing is known here but the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.model import Chosen, DateClaim, Mark, Page, Speaker, SpeakerKind, Statement, StatementKind
from onrecord.resolve.people import speaker_key
from onrecord.resolve.printed_names import PrintedName, find_full_names, show_name
from onrecord.text.transcripts.labels import Label, LabelClass, parse_label
from onrecord.vocabulary import load_vocabulary

_INITIAL = re.compile(r"(?:[^\W\d_]\.[-‑]?)+|[^\W\d_]")


@dataclass(slots=True)
class _Person:
    """A person of the page: the fullest name so far, its role, and where both were printed."""

    name: str
    role: str | None
    mark: Mark
    offices: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _PrintedNames:
    """Full names that the text prints for a surname, looked up once a surname."""

    text: str
    before: int
    known: dict[str, list[PrintedName]] = field(default_factory=dict)

    def find(self, label: Label) -> list[PrintedName]:
        name = label.name or ""
        if name not in self.known:
            self.known[name] = find_full_names(label, self.text, self.before)
        return self.known[name]


def resolve_turn_speakers(
    page: Page, turns: tuple[Statement, ...], published: Chosen[DateClaim] | None = None
) -> tuple[Statement, ...]:
    """Return `turns` with their speakers: resolved, anonymous, as printed, or None where two people fit.

    Statements of other kinds come back as they are. `published` is not needed to read a label; it keeps the
    seam the same as that of `resolve_speakers`.
    """
    labels = [_label_of(turn) for turn in turns]
    people = _gather(turns, labels)
    first = next((turn.mention.span.start for turn in turns if turn.mention is not None), 0)
    printed = _PrintedNames(page.source.text, first)
    resolved = []
    roles: dict[str, str] = {}  # of people whom no label names in full: "Ms ROURKE (Barrow—Prime Minister)"
    for turn, label in zip(turns, labels, strict=True):
        if label is None or turn.mention is None:
            resolved.append(turn)
            continue
        if label.role is not None:
            roles.setdefault(label.key, label.role)
        elif label.name is not None and label.key in roles:
            label = replace(label, role=roles[label.key])
        resolved.append(replace(turn, speaker=_resolve(label, turn.mention, people, printed)))
    return tuple(resolved)


def _label_of(turn: Statement) -> Label | None:
    if turn.kind is not StatementKind.TURN or turn.mention is None:
        return None
    return parse_label(turn.mention.text)


def _gather(turns: tuple[Statement, ...], labels: list[Label | None]) -> list[_Person]:
    """Collect everybody whom some label names in full, with the first role printed for them."""
    people: list[_Person] = []
    for turn, label in zip(turns, labels, strict=True):
        if label is None or label.name is None or turn.mention is None:
            continue
        if not _is_full(label.name):
            continue
        known = [person for person in people if _same(person.name, label.name)]
        if not known:
            people.append(_Person(show_name(label.name), label.role, turn.mention))
            known = people[-1:]
        for person in known:
            person.role = person.role or label.role
            if label.cls is LabelClass.ROLE:
                person.offices.add(label.key)
    return people


def _resolve(label: Label, mention: Mark, people: list[_Person], printed: _PrintedNames) -> Speaker | None:
    if label.is_anonymous:
        shown = load_vocabulary("turn_labels")["roles"]["shown"]
        name = shown.get(label.key) or show_name(label.core)
        return Speaker(name, SpeakerKind.ANONYMOUS, rule="turn_label.anonymous")
    if label.name is None:
        return _resolve_office(label, people)
    if _is_full(label.name):
        person = next(person for person in people if _same(person.name, label.name))
        return _speaker(person, mention, "turn_label.full_name")
    fitting = [person for person in people if _fits(label, person)]
    rule = "turn_label.initials" if " " in label.name else "turn_label.surname"
    if len(fitting) == 1:
        return _speaker(fitting[0], mention, rule)
    if len(fitting) > 1:
        return None
    named = printed.find(label)
    if len(named) == 1:
        role = label.role or named[0].role
        full = named[0].name
        key = speaker_key(full)
        return Speaker(full, role=_show_role(role), key=key, rule=f"{rule}_in_text", chain=(named[0].mark,))
    if len(named) > 1:
        return None
    kind = _kind(label.name)
    name = label.name if kind is SpeakerKind.ORGANISATION and len(label.name) < 5 else show_name(label.name)
    return Speaker(name, kind, _show_role(label.role), rule="turn_label.as_printed")


def _resolve_office(label: Label, people: list[_Person]) -> Speaker:
    """An office is the person whom an earlier label named with it, else the office as printed."""
    holders = [person for person in people if label.key in person.offices]
    if not holders:  # "Secretary General:" after "Secretary General Henrik Falk:"
        office = show_name(label.core).casefold().removeprefix("the ")
        holders = [one for one in people if one.role and show_name(one.role).casefold() == office]
    if len(holders) == 1:
        return replace(_speaker(holders[0], holders[0].mark, "turn_label.office"), chain=(holders[0].mark,))
    return Speaker(show_name(label.core), role=_show_role(label.core), rule="turn_label.office_as_printed")


def _speaker(person: _Person, mention: Mark, rule: str) -> Speaker:
    chain = () if person.mark.span == mention.span else (person.mark,)
    kind = _kind(person.name)
    key = speaker_key(person.name) if kind is SpeakerKind.PERSON else None
    return Speaker(person.name, kind, _show_role(person.role), key, rule, chain)


def _kind(name: str) -> SpeakerKind:
    """A paper that asks the questions of its own interview is an organisation."""
    last = name.split()[-1].casefold()
    outlets = load_vocabulary("turn_labels")["roles"]["outlets"]
    return SpeakerKind.ORGANISATION if last in outlets or last.endswith("blatt") else SpeakerKind.PERSON


def _show_role(role: str | None) -> str | None:
    """Write a role in ordinary case and without its article: "THE MINISTER" -> "Minister"."""
    if role is None or role.casefold() == "byline":
        return None
    shown = show_name(role)
    return shown[4:] if shown and shown.startswith("The ") and len(shown) > 4 else shown


def _is_full(name: str) -> bool:
    """Tell whether a name has a written-out first name and a surname."""
    words = [word for word in name.split() if not _INITIAL.fullmatch(word)]
    return sum(word[0].isupper() for word in words) >= 2


def _words(name: str) -> list[str]:
    return [word.casefold().strip(".,") for word in name.split()]


def _same(one: str, other: str) -> bool:
    """Two full names of one person: same first and last word, or one is the other with a middle name more."""
    a, b = _words(one), _words(other)
    return a == b or (a[-1] == b[-1] and a[0] == b[0])


def _fits(label: Label, person: _Person) -> bool:
    """Tell whether a surname, with or without initials, can mean this person."""
    assert label.name is not None
    given = label.name.split()
    surname = label.surname
    words = _words(person.name)
    if surname is None or surname not in words[1:]:
        return len(given) == 1 and len(words) > 1 and words[0] == surname and person.name.isupper()
    initials = [word[0].casefold() for word in given if _INITIAL.fullmatch(word)]
    return not initials or words[0].startswith(initials[0])
