""" "the company", "the bloc", "the ministry" -> the one organisation named before that such a noun takes up.

Two that fit leave the noun open; none that fits leaves it as printed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.model import Mark, Span
from onrecord.resolve.mentions import DESCRIBED, bare_description
from onrecord.resolve.names.naming import COUNTRIES, NATIONALITIES, SEATS, is_role, read_run
from onrecord.vocabulary import load_vocabulary

_CALENDAR = frozenset(load_vocabulary("grammar")["en"]["times"])
_DOCUMENTS = frozenset(load_vocabulary("organisations")["documents"])
_KINDS = load_vocabulary("organisation_kinds")
_COUNTRIES = frozenset(COUNTRIES).union(NATIONALITIES)
NOUNS = frozenset(_KINDS)
"""Common nouns that can take up an organisation's name."""


class OrganisationKind(NamedTuple):
    """The names, and the words inside a name, that a common noun can take up."""

    names: frozenset[str]
    words: frozenset[str]


@cache
def kind_of(noun: str) -> OrganisationKind:
    """Return what a noun can take up; an unknown noun takes up names that end with it."""
    entry = _KINDS.get(noun, {})
    while "same_as" in entry:
        entry = _KINDS[entry["same_as"]]
    return OrganisationKind(frozenset(entry.get("names", ())), frozenset(entry.get("words", ())))


@cache
def may_be(noun: str, name: str) -> bool:
    """Tell whether a body of an unknown kind can be what a noun says: no name of another kind, no country."""
    words = name.split()
    if name in kind_of(noun).names:
        return True  # "the bloc": the European Union, though other unions are none
    if name in _COUNTRIES or name in SEATS or words[-1].lower() in _KINDS or words[0].lower() in _KINDS:
        return False
    others = [kind_of(other) for other in _KINDS if kind_of(other) != kind_of(noun)]
    return not any(name in other.names or words[-1] in other.words for other in others)


@cache
def _family(noun: str) -> frozenset[str]:
    """Return the nouns that say the same: "company" and "brewer", "carmaker", "airline" are one family."""
    kind = kind_of(noun)
    return frozenset([noun, *(other for other in _KINDS if kind.words and kind_of(other) == kind)])


_NAME = r"(?:[A-Z][\w’'&-]*[ ]){0,3}[A-Z][\w’'&-]*"
_APPOSED = (
    rf"(?<![a-z] )\b({_NAME}),[ ](?:(?:the|an?)|[A-Z]\w+(?:['’]s)?)[ ]"
    r"(?:[a-z][\w’'-]*[ ]){0,4}(?:NOUNS)(?=,)"
)
_OPENS_DATELINE = re.compile(r"(?:^|\n)[^\n(/]{0,60}[(/][^()\n]{0,40}$")
_CLOSES_DATELINE = re.compile(r"[^()\n]{0,40}(?:\)\s*[-–—:]|/\.|/\s*[-–—])")
_DATELINE = 110  # characters


class Organisations:
    """The organisations that an article names, in page order."""

    def __init__(self, text: str, runs: list[tuple[int, int]]) -> None:
        self.text = text
        self.runs = runs
        self._called: dict[str, tuple[dict[str, Mark], dict[str, Mark]]] = {}
        self._kinds: dict[str, list[Mark]] = {}

    def called(self, noun: str, before: int) -> tuple[Mark, ...]:
        """Return the different organisations named before a position as what `noun` says.

        Their names end with it ("the Energy Ministry"), or it stands before them ("the group MediCare").
        """
        if noun in _DOCUMENTS:
            return ()
        if noun not in self._called:  # the text is read once a noun, not once a mention
            self._called[noun] = self._ending_with(noun), self._behind(noun)
        for found in self._called[noun]:
            marks = tuple(mark for mark in found.values() if mark.span.end <= before)
            if len(marks) > 1:  # "Kazakh Bank Says" is no name beside "Altyn Bank"
                marks = tuple(mark for mark in marks if not _is_description(mark.text)) or marks
            if len(marks) == 1 and (other := self.described(marks[0].text, before)) is not None:
                return (other,)  # NATO is the North Atlantic Alliance
            if marks:
                return marks
        return ()

    def _behind(self, noun: str) -> dict[str, Mark]:
        """Return who is called so: "the group MediCare", "the operator, Hidrosur,", "the Victory bloc"."""
        if noun not in _KINDS:
            return {}  # "a statement Thursday"
        family = [one for one in sorted(_family(noun)) if one in self.text]
        nouns = "|".join(map(re.escape, family))
        apposed = "|".join(re.escape(one) for one in family if f" {one}," in self.text)
        patterns = [rf"\b(?:{nouns})s?[ ]({_NAME})(?!\w)"] if family else []
        patterns += [rf"((?<=[a-z] ){_NAME}[ ]{re.escape(noun)})\b"] if noun in family else []
        if apposed:
            patterns += [rf"\b(?:{apposed}),[ ]({_NAME})(?=[,.])", _APPOSED.replace("NOUNS", apposed)]
        found: dict[str, Mark] = {}
        for at, pattern in enumerate(patterns):
            for match in re.finditer(pattern, self.text):
                name = _trim(match[1])
                run = read_run(name.removesuffix(f" {noun}")) if at else None
                if name in _CALENDAR or (run is not None and (run.sure or run.titles)):
                    continue
                before = name.removesuffix(f" {noun}").split() if name.endswith(f" {noun}") else [name]
                if not before or before[-1] in _COUNTRIES or before[-1] == noun:
                    continue  # "the Russian company"
                found.setdefault(_key(name), Mark(name, Span(match.start(1), match.start(1) + len(name))))
        return found

    def taken_up(self, noun: str, before: int, paragraph: Span) -> tuple[Mark, ...]:
        """Return the different organisations named before a position that `noun` can mean.

        Of several the ones that `paragraph` names before are meant.
        """
        if noun not in self._kinds:
            self._kinds[noun] = self._of_kind(noun)
        found: dict[str, Mark] = {}
        near: dict[str, Mark] = {}
        for mark in self._kinds[noun]:
            if mark.span.start >= before:
                break
            found.setdefault(_key(mark.text), mark)
            if mark.span.start >= paragraph.start:
                near[_key(mark.text)] = mark
        if len(found) > 1 and len(near) == 1:
            found = near
        return tuple(_without_initials(found).values())

    def described(self, phrase: str, before: int) -> Mark | None:
        """Return the one body that a description fits ("UN refugee agency") where the page names it."""
        for name in DESCRIBED.get(bare_description(phrase), ()):
            at = self.text.find(name, 0, before)
            if at >= 0:
                return Mark(name, Span(at, at + len(name)))
        return None

    def with_modifiers(self, words: tuple[str, ...], before: int) -> tuple[Mark, ...]:
        """Return the different organisations whose names hold all words: "the defence ministry"."""
        found = self._ending_with(words[-1]).values()
        small = [word.lower() for word in words]
        return tuple(
            mark
            for mark in found
            if mark.span.end <= before and set(small) <= set(mark.text.lower().replace("-", " ").split())
        )

    def _of_kind(self, noun: str) -> list[Mark]:
        """Return every place that names an organisation of the noun's kind, in page order."""
        kind = kind_of(noun)
        marks = []
        for start, end in self.runs:
            name = _trim(self.text[start:end])
            words = name.split()
            if name in kind.names or (len(words) > 1 and words[-1] in kind.words):
                begin = self.text.find(name, start, end)
                goes_on = _OF_SOMETHING.match(self.text, begin + len(name))
                stop = goes_on.end() if goes_on is not None else begin + len(name)
                if not self._supplies(begin, stop) and not _OWNS.match(self.text, stop):
                    marks.append(Mark(self.text[begin:stop], Span(begin, stop)))
        if noun in ("bank", "regulator") and "Bank of " in self.text:
            for match in _BANK_OF.finditer(self.text):
                marks.append(Mark(match[0], Span(match.start(), match.end())))
            marks.sort(key=lambda mark: mark.span)
        return marks

    def _supplies(self, start: int, end: int) -> bool:
        """Tell whether a name is the agency of a dateline: "ANKARA (Interfax) -" never is "the agency"."""
        opening = max(0, start - _DATELINE)
        return (
            self.text[start - 1 : start] in ("(", "/", " ")
            and _OPENS_DATELINE.search(self.text, opening, start) is not None
            and _CLOSES_DATELINE.match(self.text, end) is not None
        )

    def _ending_with(self, noun: str) -> dict[str, Mark]:
        word = noun.capitalize()
        if word not in self.text:
            return {}
        named = re.compile(
            rf"(?:[A-Z][\w’'-]*[ ]){{1,4}}{re.escape(word)}\b"
            rf"(?:[ ](?:for|of)(?:(?:[ ]and)?[ ][A-Z][\w’'-]*){{1,4}}(?:[ ](?:on|in)[ ][A-Z]\w+)?)?"
            rf"|\b{re.escape(word)}[ ](?:of|for)(?:[ ]the)?(?:[ ][A-Z][\w’'-]*){{1,4}}"
            rf"(?:[ ](?:on|in)[ ][A-Z]\w+)?"
        )
        found: dict[str, Mark] = {}
        for match in named.finditer(self.text):
            start = match.start() + (4 if match[0].startswith("The ") else 0)
            span = Span(start, match.end())
            if self._supplies(span.start, span.end):
                continue
            found.setdefault(span.of(self.text), Mark(span.of(self.text), span))
        return found


_OF_SOMETHING = re.compile(
    r" (?:for|of|on) (?:the )?[A-Z][\w’-]+(?:,? (?:and |in )?[A-Z][\w’-]+){0,4}"
)  # "Observatory for Human Rights"
_OWNS = re.compile(r"['’]s?[ ](?:\([^()]{1,20}\)[ ])?[A-Z]")  # "Volkswagen's Skoda Auto"
_BANK_OF = re.compile(r"\b(?:Central |National |State |Reserve )?Bank of (?:the )?[A-Z]\w+")


def _is_description(name: str) -> bool:
    """Tell whether a name is a country with a common noun: "Kazakh Bank"."""
    words = name.split()
    return len(words) == _PAIR and words[0] in _COUNTRIES


_PAIR = 2


def _without_initials(found: dict[str, Mark]) -> dict[str, Mark]:
    """Drop "EU" beside "European Union"."""
    initials = {"".join(word[0] for word in key.split()) for key in found if " " in key}
    return {key: mark for key, mark in found.items() if key not in initials}


def _trim(run: str) -> str:
    words = run.split()
    while words and words[0] in ("The", "A", "An", "In", "At", "On", "But", "And", "For"):
        words.pop(0)
    if len(words) > 2 and is_role(words[0].lower()):
        words.pop(0)  # "Developer Golden Reef Resorts"
    if words and words[-1].endswith(("'s", "’s")):
        words[-1] = words[-1][:-2]
    return " ".join(words)


def _key(name: str) -> str:
    return name.casefold().replace(".", "")
