"""Lines that may open turns: labels that name somebody, and heads that may.

The shapes of seams are in `readers.py`; which candidates open turns is decided in `evidence.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from onrecord.text.transcripts.candidate import Candidate, Seam
from onrecord.text.transcripts.heads import read_head
from onrecord.text.transcripts.labels.words import label_words
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.readers.openings import find_lead
from onrecord.text.transcripts.readers.order import (
    HEAD_READERS,
    LABEL_READERS,
    LONE_HEAD_READERS,
    LONE_LABEL_READERS,
    may_hold_seam,
)
from onrecord.text.transcripts.readers.stops import match_surname, read_letter, read_surname

__all__ = ["Candidate", "Seam", "find_candidates", "find_heads", "find_openings"]

MAX_LIST = 2000
"""Characters of a line that introduces people; longer ones are speeches."""

LETTER_PAIRS = tuple(map(frozenset, ("QA", "PR", "DR", "FA", "ВО")))
"""Letters that ask and answer in interviews."""
LETTER_WORDS = frozenset(
    ["pregunta", "respuesta", "pergunta", "resposta", "domanda", "risposta", "вопрос", "ответ"]
)
"""Some interviews print the words once and the letters from then on."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PARTICLE = re.compile(
    r"(?:de|van|von|vom|zu|der|del|della|di|da|du|dos|das|le|la|el|il|al|bin|ibn|ter|ten|af|av)[ ]"
    r"(?:(?:de|la|der|den|het|heer)[ ])?[^\W\d_a-z]"
)


class Opening(NamedTuple):
    """A line that opens like a labelled one; `lead`: where its label may begin."""

    at: int
    line: Line
    lead: int
    has_seam: bool


def find_candidates(lines: tuple[Line, ...]) -> list[Candidate]:
    """Return every line that has the shape of a labelled line, in order."""
    return find_openings(lines)[0]


def find_openings(lines: tuple[Line, ...]) -> tuple[list[Candidate], list[Opening]]:
    """Return every line that has the shape of a labelled line, in order, and all that open so."""
    found = []
    openings = []
    for at, line in enumerate(lines):
        text = line.text
        if not _may_open(text):
            continue
        lead = find_lead(text)
        has_seam = may_hold_seam(text, lead)
        openings.append(Opening(at, line, lead, has_seam))
        for reader in LABEL_READERS if has_seam else LONE_LABEL_READERS:
            candidate = reader(at, line, text, lead)
            if candidate is not None:
                found.append(candidate)
                break
    found = _read_letters(lines, found)
    return sorted([*found, *_find_short(lines, found)], key=lambda candidate: candidate.line), openings


def _read_letters(lines: tuple[Line, ...], found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, lines that open with a letter read so where letters ask and answer.

    "R. No. Ya." looks like an initial and a surname, but "P." and "R." open other lines of the page; so do
    "Q1." and "A1.".
    """
    letters = {one.label.core[0] for one in found if one.label.is_anonymous and _is_letter(one.label.core)}
    letters |= {one.label.core[0] for one in found if one.label.key in LETTER_WORDS}
    pair = next((pair for pair in LETTER_PAIRS if letters & pair), None)
    if pair is None:
        return found
    known = {one.line: one for one in found}
    for at, line in enumerate(lines):
        if at in known and known[at].seam is Seam.COLON:
            continue  # "Q. Sofia Bruni, ANSA: Will you travel?"
        if line.text[0] in pair and (line.text[1:2] == "." or line.text[1:2].isdigit()):
            letter = read_letter(at, line)
            if letter is not None:
                known[at] = letter
    if not pair <= {one.label.core[0] for one in known.values() if one.label.is_anonymous}:
        return found
    return [known[at] for at in sorted(known)]


def _is_letter(core: str) -> bool:
    return len(core) == 1 or core[1:].isdigit()


def _find_short(lines: tuple[Line, ...], found: list[Candidate]) -> list[Candidate]:
    """Return lines that open with a bare surname of a full label: "Tarn. Yes." after "Rufus Tarn."."""
    labels = [candidate.label for candidate in found]
    full = [label for label in labels if label.name and " " in label.name and not label.is_anonymous]
    surnames = frozenset(label.surname for label in full if label.surname is not None)
    taken = {candidate.line for candidate in found}
    opened = [
        (at, line, match)
        for at, line in enumerate(lines)
        if at not in taken and (match := match_surname(line)) is not None
    ]
    surnames |= _lone_surnames(lines, [match["label"] for _, _, match in opened if match["cue"]])
    short = (
        read_surname(at, line, match) for at, line, match in opened if match["label"].casefold() in surnames
    )
    return [candidate for candidate in short if candidate is not None]


def _lone_surnames(lines: tuple[Line, ...], stopped: list[str]) -> frozenset[str]:
    """Return those of `stopped` that the page prints behind given names: "Aled Smithers".

    `stopped` are the surnames before full stops that open lines; fewer than four such lines are rhetoric
    ("Wrong. It rains.").
    """
    if len(stopped) < 4:
        return frozenset()
    printed = Counter(stopped)
    given = label_words().given
    full: set[str] = set()
    for line in lines:
        words = _WORD.findall(line.text) if len(line.text) < MAX_LIST else ()
        for first, last in pairwise(words):
            if last in printed and (first.casefold() in given or (printed[last] > 1 and first[0].isupper())):
                full.add(last)
    return frozenset(name.casefold() for name in full)


def find_heads(openings: list[Opening], candidates: list[Candidate]) -> list[Candidate]:
    """Return the lines of `openings` that are no candidates, with words that name nobody we know."""
    taken = {found.line for found in candidates}
    heads = []
    for at, line, lead, has_seam in openings:
        if at in taken:
            continue
        for reader in HEAD_READERS if has_seam else LONE_HEAD_READERS:
            head = reader(at, line, line.text, lead, read_head)
            if head is not None:
                heads.append(head)
                break
    return heads


def _may_open(text: str) -> bool:
    head = text[0]
    return (
        (head.isalpha() and not head.islower())  # Chinese and Arabic have no capitals
        or head in "[(<>»*_#=•·▪-–—|"
        or head.isdigit()
        or _PARTICLE.match(text) is not None
    )
