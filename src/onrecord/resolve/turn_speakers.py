"""Who a label means: the full name and role given first, for every shorter label after it.

"PUTIN:" is the "President of Russia Vladimir Putin:" of the same page when no second person fits; where two
fit, the printed words stay unresolved (null). Nothing is known here but the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.model import Chosen, DateClaim, Mark, Page, Speaker, SpeakerKind, Statement, StatementKind
from onrecord.resolve.court_speakers import Court, read_court
from onrecord.resolve.interviewees import find_interviewee, is_answer, is_interview
from onrecord.resolve.names.inflected import find_inflected_names
from onrecord.resolve.names.printed import (
    PrintedName,
    agrees_in_gender,
    find_by_given_name,
    find_full_names,
    find_introduced_by_given_name,
    find_introduced_initials,
    show_name,
)
from onrecord.resolve.people.across_articles import speaker_key
from onrecord.resolve.roles.office_holders import find_holder, find_presiding
from onrecord.text.transcripts.heads import read_head
from onrecord.text.transcripts.labels.grammar import Label, LabelClass, parse_label
from onrecord.text.transcripts.labels.words import label_words
from onrecord.vocabulary import load_vocabulary

_BETWEEN_INITIALS = re.compile(r"[. ]")
_INITIAL = re.compile(r"(?:[^\W\d_]\.[-‑]?)+|[^\W\d_]|(?:Ch|Kh|Sh|Ts|Y[aeou]|Zh)\.")

MAX_BELOW = 200
"""Characters between a label and its words that may hold a seat, an office and a clock."""


@dataclass(slots=True)
class _Person:
    """A person of the page: the fullest name so far, its role, and where both were printed."""

    name: str
    role: str | None
    mark: Mark
    offices: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _People:
    """The people of a page by first and last word of their names, and by surname."""

    all: list[_Person] = field(default_factory=list)
    by_ends: dict[tuple[str, str], _Person] = field(default_factory=dict)
    by_surname: dict[str, list[_Person]] = field(default_factory=dict)
    chairs: dict[str, set[str]] = field(default_factory=dict)  # surnames printed behind an office

    def add(self, person: _Person) -> None:
        words = _words(person.name)
        self.all.append(person)
        self.by_ends[words[0], words[-1]] = person
        for word in dict.fromkeys(words[1:]):
            self.by_surname.setdefault(word, []).append(person)

    def find(self, name: str) -> _Person | None:
        """Return the person of a full name; a middle name more or less is the same person."""
        words = _words(name)
        return self.by_ends.get((words[0], words[-1]))

    def fitting(self, label: Label) -> list[_Person]:
        """Return whom a surname, with or without initials, can mean."""
        return [one for one in self.by_surname.get(label.surname or "", ()) if _fits(label, one)]


@dataclass(slots=True)
class _PrintedNames:
    """Full names that the text prints for a surname or an office, looked up once each."""

    text: str
    before: int
    labelled: frozenset[str]  # surnames of labels: who has one isn't labelled by initials as well
    known: dict[str, list[PrintedName]] = field(default_factory=dict)
    held: dict[str, PrintedName | None] = field(default_factory=dict)

    def holder(self, label: Label) -> PrintedName | None:
        """Return the one person printed above the transcript with the office of a label."""
        if label.key not in self.held:
            held = find_holder(label.core, self.text, self.before)
            self.held[label.key] = held or find_presiding(label.core, self.text)
        return self.held[label.key]

    def answering(self) -> Speaker | None:
        """Return who answers an interview of questions and answers, where its introduction names one."""
        if "answers" not in self.held:
            self.held["answers"] = find_interviewee(self.text, self.before)
        named = self.held["answers"]
        if named is None:
            return None
        full = show_name(named.name)
        return Speaker(full, key=speaker_key(full), rule="turn_label.interviewee", chain=(named.mark,))

    def short_office(self, letters: str) -> PrintedName | None:
        """Return the holder of an office that stands as letters: "SG" below "Jane Roe, Secretary-General"."""
        office = load_vocabulary("turn_labels")["roles"]["abbreviations"].get(letters.casefold())
        if office is None or not letters.isupper():
            return None
        if office not in self.held:
            self.held[office] = find_holder(office, self.text, self.before)
        return self.held[office]

    def find_initials(self, initials: str) -> list[PrintedName]:
        """Return whom the page introduces with initials behind the name: "Sabine Lorenz (SL)"."""
        if initials not in self.known or not self.known[initials]:
            found = find_introduced_initials(initials, self.text, self.before)
            self.known[initials] = [
                one for one in found if one.name.split()[-1].casefold() not in self.labelled
            ]
        return self.known[initials]

    def find_given(self, given: str) -> list[PrintedName]:
        """Return whom the page prints in full with a given name."""
        key = f"given {given}"
        if key not in self.known:
            self.known[key] = find_by_given_name(given, self.text)
        return self.known[key]

    def find(self, label: Label) -> list[PrintedName]:
        name = label.name or ""
        if name not in self.known:
            self.known[name] = find_inflected_names(label, self.text, self.before) or find_full_names(
                label, self.text, self.before
            )
        return self.known[name]


def resolve_turn_speakers(
    page: Page, turns: tuple[Statement, ...], published: Chosen[DateClaim] | None = None
) -> tuple[Statement, ...]:
    """Return `turns` with their speakers: resolved, anonymous, as printed, or None where two people fit.

    Statements of other kinds come back as they are. `published` is not needed to read a label; it keeps the
    seam the same as that of `resolve_speakers`.
    """
    labels = [_label_of(turn, page.source.text) for turn in turns]
    people = _gather(turns, labels)
    first = next((turn.mention.span.start for turn in turns if turn.mention is not None), 0)
    labelled = frozenset(label.surname for label in labels if label is not None and label.surname is not None)
    printed = _PrintedNames(page.source.text, first, labelled)
    court = read_court(page.source.text, turns)
    interview = is_interview(labels)
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
        speaker = _resolve_in_court(court, label, turn, people, printed) if court else None
        if speaker is None and interview and is_answer(label):
            speaker = printed.answering()
        resolved.append(replace(turn, speaker=speaker or _resolve(label, turn.mention, people, printed)))
    return tuple(resolved)


def _resolve_in_court(
    court: Court, label: Label, turn: Statement, people: _People, printed: _PrintedNames
) -> Speaker | None:
    """Return whom "Q", "A", "THE WITNESS" and "THE COURT" mean where the page prints it, else None."""
    named = court.named(label.key, turn.span.end)  # who states a name has it
    rule = "turn_label.in_court"
    if label.is_anonymous and court.asks(label.key):
        label = parse_label(court.examiner(turn.span.start) or "") or label
        rule = "turn_label.examiner"
    if named is None and label.surname is not None:
        named = court.full_name(label.surname)
    if named is not None:
        full = show_name(named.name)
        role = _show_role(label.core) if label.name is None and not label.is_anonymous else None
        return Speaker(full, role=role, key=speaker_key(full), rule=rule, chain=(named.mark,))
    if label.name is None or turn.mention is None:
        return None
    speaker = _resolve_name(label, label.name, turn.mention, people, printed)
    return replace(speaker, rule=rule) if speaker is not None and rule == "turn_label.examiner" else speaker


def _label_of(turn: Statement, text: str) -> Label | None:
    if turn.kind is not StatementKind.TURN or turn.mention is None:
        return None
    label = parse_label(turn.mention.text) or read_head(turn.mention.text)
    below = text[turn.mention.span.end : turn.span.start]
    return label if label is None or len(below) > MAX_BELOW else _read_below(label, below)


def _read_below(label: Label, below: str) -> Label:
    """Complete a label by the lines between it and its words: the name of an office, the role of a name."""
    for line in filter(None, map(str.strip, below.split("\n"))):
        whole = parse_label(f"{label.core} {line}" if line[0] == "(" else f"{label.core}, {line}")
        if whole is None or whole.is_anonymous or label.is_anonymous:
            continue
        if label.name is None and line[0] == "(" and whole.name is not None and _is_full(whole.name):
            label = replace(label, name=whole.name)
        elif label.name is not None and label.role is None and whole.key == label.key:
            label = replace(label, role=whole.role)
    return label


def _gather(turns: tuple[Statement, ...], labels: list[Label | None]) -> _People:
    """Collect everybody whom some label names in full, with the first role printed for them."""
    people = _People()
    for turn, label in zip(turns, labels, strict=True):
        if label is not None and label.cls is LabelClass.ROLE and label.name and not _is_full(label.name):
            people.chairs.setdefault(label.key, set()).add(label.name)
        if label is None or label.name is None or turn.mention is None or not _is_full(label.name):
            continue
        if label.cls is LabelClass.UNKNOWN:
            continue
        person = people.find(label.name)
        if person is None:
            person = _Person(show_name(label.name), label.role, turn.mention)
            people.add(person)
        person.role = person.role or label.role
        if label.cls is LabelClass.ROLE:
            person.offices.add(label.key)
    return people


def _resolve(label: Label, mention: Mark, people: _People, printed: _PrintedNames) -> Speaker | None:
    if label.is_anonymous:
        shown = load_vocabulary("turn_labels")["roles"]["shown"]
        name = shown.get(label.key) or show_name(label.core)
        return Speaker(name, SpeakerKind.ANONYMOUS, rule="turn_label.anonymous")
    if label.name is None:
        holders = people.chairs.get(label.key, set())
        if len(holders) != 1:
            return _resolve_office(label, people, printed)
        label = replace(label, name=next(iter(holders)))  # after "The ACTING PRESIDENT (Senator Quail)"
    return _resolve_name(label, label.name or "", mention, people, printed)


def _resolve_name(
    label: Label, name: str, mention: Mark, people: _People, printed: _PrintedNames
) -> Speaker | None:
    if label.cls is LabelClass.UNKNOWN:  # nothing says whether "The Lantern" is a person
        shown = show_name(label.core) if " " in label.core else label.core
        return Speaker(shown, SpeakerKind.ORGANISATION, rule="turn_label.unknown_head")
    if _is_full(name):
        person = people.find(name)
        return None if person is None else _speaker(person, mention, "turn_label.full_name")
    fitting = people.fitting(label)
    rule = "turn_label.initials" if " " in name else "turn_label.surname"
    if len(fitting) == 1:
        return _speaker(fitting[0], mention, rule)
    if len(fitting) > 1:
        return None
    meant = [
        one for one in people.all if name.isupper() and 1 < len(name) < 4 and _initials(one.name) == name
    ]
    if len(meant) == 1:  # "SL:" after "SUE LANGLEY:"
        return _speaker(meant[0], mention, "turn_label.initials")
    named = printed.find(label)
    short = _BETWEEN_INITIALS.sub("", name)
    if not named and name.isupper() and len(short) in (2, 3):
        named = printed.find_initials(short)
        rule = "turn_label.initials"
    if not named and label.role is None and name.casefold() in label_words().given:
        given = [*_by_given(people, name), *printed.find_given(show_name(name))]
        named = list({one.name.split()[-1].casefold(): one for one in reversed(given)}.values())
        rule = "turn_label.given_name"
    if not named and label.role is None and " " not in name and not name.isupper():
        named = find_introduced_by_given_name(name, printed.text, printed.before)
        rule = "turn_label.given_name"
    if not named and (held := printed.short_office(name)) is not None:
        named, rule = [held], "turn_label.office"
    if len(named) == 1:
        role = label.role or named[0].role
        full = show_name(named[0].name)
        key = speaker_key(full)
        return Speaker(full, role=_show_role(role), key=key, rule=f"{rule}_in_text", chain=(named[0].mark,))
    if len(named) > 1:
        return None
    kind = _kind(name)
    shown = name if kind is SpeakerKind.ORGANISATION and len(name) < 5 else show_name(name)
    return Speaker(shown, kind, _show_role(label.role), rule="turn_label.as_printed")


def _resolve_office(label: Label, people: _People, printed: _PrintedNames) -> Speaker:
    """An office is the person whom an earlier label named with it, else the office as printed."""
    holders = [person for person in people.all if label.key in person.offices]
    if not holders:  # "Secretary General:" after "Secretary General Henrik Falk:"
        office = show_name(label.core).casefold().removeprefix("the ")
        holders = [one for one in people.all if one.role and show_name(one.role).casefold() == office]
    if len(holders) == 1:
        return replace(_speaker(holders[0], holders[0].mark, "turn_label.office"), chain=(holders[0].mark,))
    if not holders and (held := printed.holder(label)) is not None:
        key = speaker_key(held.name) if _is_full(held.name) else None
        name, role = show_name(held.name), _show_role(label.core)
        return Speaker(name, role=role, key=key, rule="turn_label.office_in_text", chain=(held.mark,))
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


def _by_given(people: _People, given: str) -> list[PrintedName]:
    """Return the people labelled in full whose name begins so."""
    return [
        PrintedName(one.name, one.role, one.mark)
        for one in people.all
        if one.name.split()[0].casefold() == given.casefold()
    ]


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[ -]", name) if word and word[0].isupper())


def _words(name: str) -> list[str]:
    return [word.casefold().strip(".,") for word in name.split()]


def _fits(label: Label, person: _Person) -> bool:
    """Tell whether initials and honorific of a label agree with a person of its surname."""
    first = _words(person.name)[0]
    initials = [word[0].casefold() for word in (label.name or "").split() if _INITIAL.fullmatch(word)]
    if initials and not first.startswith(initials[0]):
        return False
    return agrees_in_gender(label, person.name)
