"""Who a label means: the full name and role given first, for every shorter label after it.

"PUTIN:" is the "President of Russia Vladimir Putin:" of the same page when no second person fits; where two fit,
the printed words stay unresolved (null). Nothing is known here but the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.extract.turns.labels import Label, LabelClass, parse_label
from onrecord.model import Chosen, DateClaim, Mark, Page, Span, Speaker, SpeakerKind, Statement, StatementKind

_INITIAL = re.compile(r"(?:[^\W\d_]\.[-‑]?)+|[^\W\d_]")
_FIRST_NAMES = r"(?:[^\W\d_][\w'’-]*\.?\s+(?:[^\W\d_]\.\s+)?(?:(?:de|van|von|der|bin|al|el|da|del)\s+){0,2})"
_SMALL = frozenset(
    [
        "de",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "da",
        "do",
        "dos",
        "del",
        "di",
        "la",
        "le",
        "du",
        "of",
        "the",
        "and",
        "for",
    ]
)
_QUESTION = frozenset(("q", "question", "questions", "questioner"))
_ANSWER = frozenset(("a", "answer"))


@dataclass(slots=True)
class _Person:
    """A person of the page: the fullest name so far, its role, and where both were printed."""

    name: str
    role: str | None
    mark: Mark
    offices: set[str] = field(default_factory=set)


def resolve_turn_speakers(
    page: Page, turns: tuple[Statement, ...], published: Chosen[DateClaim] | None = None
) -> tuple[Statement, ...]:
    """Return `turns` with their speakers: resolved, anonymous, as printed, or None where two people fit.

    Statements of other kinds come back as they are. `published` is not needed to read a label; it keeps the
    seam the same as that of `resolve_speakers`.
    """
    labels = [_label_of(turn) for turn in turns]
    people = _gather(turns, labels)
    resolved = []
    for turn, label in zip(turns, labels, strict=True):
        if label is None or turn.mention is None:
            resolved.append(turn)
            continue
        resolved.append(replace(turn, speaker=_resolve(label, turn.mention, people, page)))
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


def _resolve(label: Label, mention: Mark, people: list[_Person], page: Page) -> Speaker | None:
    if label.is_anonymous:
        return Speaker(_anonymous_name(label), SpeakerKind.ANONYMOUS, rule="turn_label.anonymous")
    if label.name is None:
        return _resolve_office(label, people, page)
    if _is_full(label.name):
        person = next(person for person in people if _same(person.name, label.name))
        return _speaker(person, mention, "turn_label.full_name")
    fitting = [person for person in people if _fits(label, person)]
    rule = "turn_label.initials" if " " in label.name else "turn_label.surname"
    if len(fitting) == 1:
        return _speaker(fitting[0], mention, rule)
    if len(fitting) > 1:
        return None
    named = _named_elsewhere(label, page.source.text)
    if len(named) == 1:
        mark = named[0]
        return Speaker(mark.text, role=label.role, rule=f"{rule}_in_text", chain=(mark,))
    if len(named) > 1:
        return None
    return Speaker(show_name(label.name), role=label.role, rule="turn_label.as_printed")


def _resolve_office(label: Label, people: list[_Person], page: Page) -> Speaker:
    """An office is the person whom an earlier label named with it, else the office as printed."""
    holders = [person for person in people if label.key in person.offices]
    if len(holders) == 1:
        person = holders[0]
        return Speaker(person.name, role=person.role, rule="turn_label.office", chain=(person.mark,))
    return Speaker(show_name(label.core), role=show_name(label.core), rule="turn_label.office_as_printed")


def _speaker(person: _Person, mention: Mark, rule: str) -> Speaker:
    chain = () if person.mark.span == mention.span else (person.mark,)
    return Speaker(person.name, role=person.role, rule=rule, chain=chain)


def _anonymous_name(label: Label) -> str:
    if label.key in _QUESTION:
        return "Question"
    return "Answer" if label.key in _ANSWER else show_name(label.core)


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


def _named_elsewhere(label: Label, text: str) -> list[Mark]:
    """Return the first printed full name for each different person of that surname in the text."""
    assert label.name is not None
    surname = show_name(label.name.split()[-1] if not label.name.endswith(".") else label.name.split()[0])
    initials = [word[0] for word in label.name.split() if _INITIAL.fullmatch(word)]
    found: dict[str, Mark] = {}
    pattern = re.compile(rf"(?<![\w'’-])({_FIRST_NAMES}){re.escape(surname)}(?![\w-])")
    for match in pattern.finditer(text):
        first = match[1].split()
        if not first[0][:1].isupper() or _is_no_first_name(match[1].strip()):
            continue
        if initials and not first[0].startswith(initials[0]):
            continue
        span = Span(match.start(), match.end())
        found.setdefault(first[0].casefold(), Mark(span.of(text), span))
    return list(found.values())


def _is_no_first_name(words: str) -> bool:
    """Tell whether the word before a surname is an honorific or an office: "Mr", "President"."""
    label = parse_label(words)
    return label is None or label.cls not in (LabelClass.SINGLE, LabelClass.NAMED)


def show_name(name: str) -> str:
    """Write a name or office in ordinary case: "JANE ROE" -> "Jane Roe"; mixed case stays as printed."""
    return " ".join(_show_word(word) for word in name.split())


def _show_word(word: str) -> str:
    if len(word) < 2 or not word.isupper() or "." in word[:-1]:
        return word
    if word.casefold() in _SMALL:
        return word.casefold()
    shown = "-".join(part.capitalize() for part in word.split("-"))
    if shown.startswith("Mc") and len(shown) > 3:
        shown = "Mc" + shown[2:].capitalize()
    if len(shown) > 3 and shown[1] in "'’":
        shown = shown[:2] + shown[2:].capitalize()
    return shown
