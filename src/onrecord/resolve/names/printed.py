"""Names as the page prints them elsewhere: the full name behind a surname, and ordinary case for capitals.

A word in front of a surname is a first name only where the page introduces people: above the transcript, or
right behind a title. "While Vance" at the start of a sentence names nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Mark, Span
from onrecord.resolve.names.naming import FEMALE, MALE
from onrecord.resolve.people.across_articles import known_gender
from onrecord.text.transcripts.labels.grammar import Label, LabelClass, parse_label
from onrecord.text.transcripts.labels.words import fold_word, label_words

_PARTICLE = "(?:de|van|von|der|bin|al|el|da|del)"
PARTICLES = rf"(?:{_PARTICLE}[ \xa0]){{0,2}}"
"""A pattern for the particles in front of a surname, if there are any."""
_PARTICLES_BEHIND = re.compile(rf"(?:[ \xa0]{_PARTICLE})+$")
_FIRST = re.compile(rf"(?<![\w'’-])([^\W\d_][\w'’-]*\.?[ \xa0](?:[^\W\d_]\.[ \xa0])?{PARTICLES})$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.[-‑]?)+|[^\W\d_]|(?:Ch|Kh|Sh|Ts|Y[aeou]|Zh)\.")
_TWO_WORDS = re.compile(rf"[^\W\d_a-z][\w’'-]+[ \xa0]{PARTICLES}[^\W\d_a-z][\w’'-]+$")
_NAME = re.compile(
    rf"(?<![\w’'.-])([^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?)[ \xa0]{PARTICLES}[^\W\d_a-z][\w’-]+(?![\w-])"
)
_INTRODUCED = re.compile(
    r"(?:\bI am|\bI[’']m|[Mm]y name is|[Tt]his is|[Ii]ch bin|[Mm]ein Name ist|[Jj]e suis)[ ]$"
)
_INTRODUCES = (
    r"(?:\b(?P<list>[Hh]osts?:|[Gg]uests?:|[Ss]peakers?:|[Pp]articipants:|with|and)"
    r"|\bI am|\bI[’']m|\b[Tt]his is)[ ]"
)
_LISTED = re.compile(
    r"\n(?:Participants|Speakers|Panell?ists|Attendees|Present|Briefers)[^\n:]{0,20}:[^\n]*$"
)
LIST = 300
"""Characters of a line that lists who takes part."""
_TITLES = r"(?:[A-Z]+\.[ ]|THE[ ]|HONORABLE[ ])*"
_CAPITALS = r"[A-Z][A-Z’'-]+(?:[ ][A-Z]\.)?"
_TITLE_BEFORE = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w.'’-]*[ \xa0]){1,4}$")
_ROLE_BEHIND = re.compile(r", ?([^,.;\n(]{3,70})")
_POSSESSIVE = ("'", "’", "'s", "’s")
_SMALL = frozenset([
    "de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da", "do", "dos", "del", "di", "la", "le",
    "du", "of", "the", "and", "for", "in", "to", "für", "y", "pro",
])  # fmt: skip
HEADER = 3000
"""Characters above the first turn that may introduce who speaks."""
FIRST_WORDS = 600
"""Characters of a transcript in which who speaks may name themselves and each other."""
_HONORIFIC_GENDER = {
    "mr": "male", "sir": "male", "lord": "male", "herr": "male", "m": "male", "sr": "male", "señor": "male",
    "mrs": "female", "ms": "female", "miss": "female", "lady": "female", "baroness": "female",
    "dame": "female", "frau": "female", "mme": "female", "sra": "female", "señora": "female",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A full name as printed, and the role printed beside it."""

    name: str
    role: str | None
    mark: Mark


def agrees_in_gender(label: Label, name: str) -> bool:
    """Tell whether the honorific of a label can stand before a full name: "MR. ROE" is not Jane Roe."""
    told = _HONORIFIC_GENDER.get(fold_word(label.core.split()[0]))
    first = name.split()[0].capitalize()
    known = known_gender(name) or ("male" if first in MALE else "female" if first in FEMALE else None)
    return told is None or known is None or told == known


def find_full_names(label: Label, text: str, before: int) -> list[PrintedName]:
    """Return the first printed full name of each different person with the surname of `label`.

    `before` is where the transcript begins: above it any name counts, below it only one behind a title.
    """
    if label.name is None or label.surname is None:
        return []
    words = label.name.split()
    surname = show_name(next((word for word in words if word.casefold() == label.surname), words[-1]))
    initials = [word[0] for word in words if _INITIAL.fullmatch(word)]
    found: dict[str, PrintedName] = {}
    for last in re.finditer(rf"(?<=[ \xa0]){re.escape(surname)}(?![\w-])", text):
        match = _FIRST.search(text, max(0, last.start() - 60), last.start())
        if match is None:
            continue
        first = match[1].split()[0]
        if first.endswith(_POSSESSIVE):  # "Rovers' Ojala"
            continue
        if (
            not first[0].isupper()
            or _INITIAL.fullmatch(first)
            or (initials and not first.startswith(initials[0]))
        ):
            continue
        if not _is_first_name(match[1].strip()) or _is_common_word(first, text):
            continue
        if not agrees_in_gender(label, f"{first} {surname}"):
            continue
        span = Span(match.start(1), last.end())
        titled = _TITLE_BEFORE.search(text, max(0, span.start - 60), span.start)
        title = titled.group() if titled else ""
        role = _role_before(title, span.of(text))
        introduced = _INTRODUCED.search(text, max(0, span.start - 30), span.start) is not None
        introduced = introduced or _LISTED.search(text, max(0, span.start - LIST), span.start) is not None
        spelt_out = bool(initials) and first[0] < "\u0400"  # "Ye. Strugova" is Yelizaveta; cases bend others
        introduced = introduced or spelt_out or _is_honorific(title)
        if span.start >= before and role is None and not introduced:
            continue
        role = role or _role_behind(text, span)
        found.setdefault(first.casefold(), PrintedName(span.of(text), role, Mark(span.of(text), span)))
    return list(found.values()) or _in_capitals(label, surname, text, before)


def _in_capitals(label: Label, surname: str, text: str, before: int) -> list[PrintedName]:
    """Return whom the page prints in capitals: "STATEMENT OF ROLF BECK, CAPTAIN", "People: JANE ROE"."""
    if f" {surname.upper()}" not in text:
        return []
    last = re.escape(surname.upper())
    names = re.findall(
        rf"\n[ \t]*(?:PREPARED )?(?:STATEMENT|TESTIMONY|ORAL ARGUMENT) OF {_TITLES}({_CAPITALS} {last})\b",
        text,
    )
    names += re.findall(rf"(?<![\w.'’-])({_CAPITALS} {last})(?![\w-])", text[:before])
    found = {}
    for name in names:
        first = name.split()[0]
        if not _is_first_name(first.title()) or _is_common_word(first, text):
            continue
        if not agrees_in_gender(label, name):
            continue
        start = text.find(name)
        found[name] = PrintedName(show_name(name), None, Mark(name, Span(start, start + len(name))))
    return list(found.values())


def find_introduced_initials(initials: str, text: str, before: int) -> list[PrintedName]:
    """Return whom the page introduces with these initials: "Sabine Lorenz (SL)", or a name that begins so.

    Without brackets a known given name must open the name, above offset `before` where the transcript begins
    or in its first words.
    """
    at = text.find(f" ({initials})")
    match = _TWO_WORDS.search(text, max(0, at - 60), at) if at > 0 else None
    if match is not None and _initials_of(match[0]) == initials:
        span = Span(match.start(), match.end())
        return [PrintedName(match[0], None, Mark(match[0], span))]
    found: dict[str, PrintedName] = {}
    for match in _NAME.finditer(text, max(0, before - HEADER), before + FIRST_WORDS):
        if match[1].casefold() in label_words().given and _initials_of(match[0]) == initials:
            span = Span(match.start(), match.end())
            role = _role_behind(text, span)
            found.setdefault(match[0].casefold(), PrintedName(match[0], role, Mark(match[0], span)))
    return list(found.values())


def _initials_of(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[ \xa0-]", name) if word[:1].isupper())


def find_by_given_name(given: str, text: str) -> list[PrintedName]:
    """Return the first printed full name of each person with this given name: "this is Sue Langley"."""
    found: dict[str, PrintedName] = {}
    for match in re.finditer(
        rf"(?<![\w’'.-]){re.escape(given)}[ \xa0]({PARTICLES}[^\W\d_a-z][\w’'-]+)(?!\w)", text
    ):
        if _is_common_word(match[1].split()[-1], text):
            continue
        span = Span(match.start(), match.end())
        found.setdefault(match[1].casefold(), PrintedName(span.of(text), None, Mark(span.of(text), span)))
    return list(found.values())


def find_introduced_by_given_name(given: str, text: str, before: int) -> list[PrintedName]:
    """Return who is introduced above offset `before` or by himself with a given name no vocabulary knows.

    "Hosts: Cody Marsh and Bev Tillman", "I'm Bev Tillman."; "Tarn Delivers Remarks" introduces nobody.
    """
    last = rf"{re.escape(given)}[ \xa0](?P<last>{PARTICLES}[^\W\d_a-z][\w’'-]+)"
    found: dict[str, PrintedName] = {}
    for match in re.finditer(rf"{_INTRODUCES}(?P<full>{last})(?=[,.;*\n]|$| and\b)", text):
        listed = match["list"] is not None
        if (listed and match.start() >= before) or _is_common_word(match["last"].split()[-1], text):
            continue
        span = Span(*match.span("full"))
        found.setdefault(
            match["last"].casefold(), PrintedName(span.of(text), None, Mark(span.of(text), span))
        )
    return list(found.values())


def _is_first_name(words: str) -> bool:
    """Tell whether the words before a surname can be a first name: no honorific, no office."""
    label = parse_label(_PARTICLES_BEHIND.sub("", words))  # "Luis de"
    if label is None or label.name is None:
        return False
    return label.cls in (LabelClass.SINGLE, LabelClass.NAMED)


def _is_common_word(first: str, text: str) -> bool:
    """Tell whether the word also occurs without its capital on the page."""
    return re.search(rf"(?<!\w){re.escape(first.lower())}(?!\w)", text) is not None


def _role_before(title: str, name: str) -> str | None:
    words = title.split()
    for at in range(len(words)):
        label = parse_label(" ".join([*words[at:], name]))
        if label is not None and label.cls is LabelClass.TITLED and label.role is not None:
            return label.role
    return None


def _is_honorific(title: str) -> bool:
    return bool(title) and title.split()[-1].rstrip(".").casefold() in label_words().honorifics


def _role_behind(text: str, name: Span) -> str | None:
    behind = _ROLE_BEHIND.match(text, name.end)
    if behind is None:
        return None
    label = parse_label(f"{name.of(text)}, {behind[1].strip()}")
    return label.role if label is not None and label.cls is LabelClass.TITLED else None


_SHORT_NAME = re.compile(r"[BDFHJKLMNRSTWXYZ][AEIOUY]|A[LN]|ED")
"""Two letters that are a name and no initials: "JO PENN", "XI"."""


_PREFIXED = re.compile(r"(Mc|Mac|Fitz|De|Di|Le|La|Van|O['’])([A-Z]{2,})")
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-XZ]+")


def show_name(name: str) -> str:
    """Write a name or office in ordinary case: "JANE ROE" -> "Jane Roe"; mixed case stays as printed."""
    shown = " ".join(_show_word(word) for word in name.split())
    return shown[:1].upper() + shown[1:] if name[:1].isupper() else shown


def _show_word(word: str) -> str:
    mixed = _PREFIXED.fullmatch(word)
    if mixed:  # "McGARRY"
        return mixed[1] + mixed[2].capitalize()
    if word.isupper() and len(word) > 2 and _CONSONANTS.fullmatch(word):  # "CKTV"
        return word
    if not word.isupper() or "." in word[:-1]:
        return word
    if word.casefold() in _SMALL:
        return word.casefold()
    if len(word) < 3 and not _SHORT_NAME.fullmatch(word):  # initials and German "BK"
        return word
    shown = "-".join(part.capitalize() for part in word.split("-"))
    if shown.startswith("Mc") and len(shown) > 3:
        shown = "Mc" + shown[2:].capitalize()
    if len(shown) > 3 and shown[1] in "'’":
        shown = shown[:2] + shown[2:].capitalize()
    return shown
