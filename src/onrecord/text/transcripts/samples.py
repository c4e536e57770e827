"""What follows a candidate: whether it sounds like words that somebody utters.

Values ("Date: 4 May"), names ("Chair: Jane Roe"), headlines and quotations are told from spoken
sentences here; what that means for the page is decided in `evidence.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.text.transcripts.frame import ends_sentence, is_stage
from onrecord.text.transcripts.labels.grammar import LabelClass, parse_label
from onrecord.text.transcripts.labels.words import label_words
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.seams import Candidate, Seam
from onrecord.vocabulary import phrases

SAMPLE = 700
"""Characters of a turn that are looked at for persons; a longer turn shows them long before."""
LONG = 14
"""Words after which a paragraph counts as a sentence even without its full stop."""
_FEW = 0.5
FULL_LINE = 50
"""Characters of a line that was broken because it was full."""

_OPEN_QUOTES = "\"“„«‘'»"
_CLOSE_QUOTES = "\"”“»’'«"
_ASKED = re.compile(r"[?？؟]|か。")
_NAME_FIRST = re.compile(
    r"([^\W\d_a-z][\w’-]+)(?: [^\W\d_]\.)? [^\W\d_a-z][\w’-]+(?=[.,;]? [a-z]|[.;]? |[.;]?$)"
)
_NOTE = re.compile(r"[(\[][^()\[\]]{1,60}[)\]][ ]?(?=\S)")
_NOTE_ALONE = re.compile(r"[(\[][^()\[\]]{1,60}[)\]][ .]*")
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[\"“„«»][^\"“”„«»]{1,400}[\"”“»«]")


@dataclass(frozen=True, slots=True)
class _Marks:
    """Words and phrases that mark speech, case kept; looked up, not searched: there are hundreds."""

    words: frozenset[str]
    phrases: tuple[str, ...]

    def stand_in(self, said: str) -> bool:
        """Tell whether one of them stands in what is said."""
        if not self.words.isdisjoint(_WORD.findall(said)):
            return True
        return any(phrase in said for phrase in self.phrases)


@cache
def _marks(key: str) -> _Marks:
    printed = phrases("turn_labels", key)
    return _Marks(
        frozenset(word for word in printed if _WORD.fullmatch(word)),
        tuple(phrase for phrase in printed if not _WORD.fullmatch(phrase)),
    )


class Sample:
    """A candidate and the marks of speech behind it, up to the candidate on line `following`.

    Each mark is read when it is first asked for: most candidates of a page lie in its menus and are refused
    by their labels alone.
    """

    def __init__(
        self, lines: tuple[Line, ...], found: Candidate, following: int, text: str, wrapped: bool
    ) -> None:
        self.candidate = found
        self._lines = lines
        self._following = following
        self._text = text
        self._wrapped = wrapped

    @cached_property
    def _below(self) -> list[Line]:
        at = self.candidate.line
        if self.candidate.seam is Seam.CELL:  # a row holds all that its cell says
            return []
        return [line for line in self._lines[at + 1 : min(self._following, at + 8)] if not is_stage(line)]

    @cached_property
    def _own(self) -> str:
        return self._text[self.candidate.words_from : self._lines[self.candidate.line].end]

    @cached_property
    def _first(self) -> str:
        return _first_paragraph(self._own, self._below, self._wrapped)

    @cached_property
    def _shown(self) -> str:
        start = self.candidate.words_from
        end = self._below[-1].end if self._below else self._lines[self.candidate.line].end
        return self._text[start : min(end, start + SAMPLE)]

    @cached_property
    def _letter(self) -> str:
        first = self._first
        note = _NOTE.match(first) if first[:1] in ("(", "[") else None  # "(inaudible) Good afternoon"
        return next(filter(str.isalpha, first[note.end() :] if note else first), "")

    @cached_property
    def is_speech(self) -> bool:
        """Whether the first paragraph is a sentence and names nobody."""
        first = self._first
        goes_on = first.endswith((",", ":")) and len(self._below) > 0
        sentence = ends_sentence(first) or len(first.split()) > LONG or goes_on
        return bool(self._letter) and sentence and not _is_names(first) and not _is_names(self._own)

    @cached_property
    def is_entry(self) -> bool:
        """Whether a list gives a name: "Chair: Jane Roe", itself or on the line below a name."""
        if self.candidate.label.is_anonymous:
            return False  # "A: Lebron James" answers
        if self._own:
            return not ends_sentence(self._own) and _is_names(self._own)
        return ":" in self._first and not ends_sentence(self._first)

    @cached_property
    def is_noted(self) -> bool:
        """Whether a note stands for the words: "Remark: (off microphone)"."""
        return _NOTE_ALONE.fullmatch(self._own) is not None

    @cached_property
    def is_quoted(self) -> bool:
        """Whether the first paragraph stands in quotation marks."""
        first = self._first
        return bool(first) and first[0] in _OPEN_QUOTES and first.rstrip(" .")[-1:] in _CLOSE_QUOTES

    @cached_property
    def is_spoken_to(self) -> bool:
        """Whether somebody speaks: a question, a first or second person."""
        return is_spoken(self._shown)

    @cached_property
    def is_asked(self) -> bool:
        """Whether the first paragraph asks."""
        return _ASKED.search(self._first) is not None

    @cached_property
    def is_addressed(self) -> bool:
        """Whether somebody in the room is meant."""
        return _is_addressed(self._shown)

    @cached_property
    def starts_small(self) -> bool:
        """Whether the first letter is a small one."""
        return self._letter.islower()

    @cached_property
    def goes_on(self) -> bool:
        """Whether a small letter stands right behind the seam."""
        return self._first[:1].islower()

    @cached_property
    def is_value(self) -> bool:
        """Whether the words first give a name."""
        return _is_value(self._first)

    @cached_property
    def length(self) -> int:
        """Characters up to the next candidate."""
        following = self.candidate.line + 1 if self.candidate.seam is Seam.CELL else self._following
        return self._lines[following - 1].end - self.candidate.words_from


def take_samples(
    lines: tuple[Line, ...], candidates: list[Candidate], text: str, wrapped: bool
) -> list[Sample]:
    """Return one sample a candidate, in order."""
    ends = [*(found.line for found in candidates[1:]), len(lines)]
    return [Sample(lines, found, end, text, wrapped) for found, end in zip(candidates, ends, strict=False)]


def going_on(group: list[Sample]) -> frozenset[str]:
    """Return the labels whose words go on with a small letter each time, in a group where few do.

    "Ukraine: it is our neighbour" is a sentence of somebody who speaks.
    """
    small = {sample.candidate.label.core for sample in group if sample.goes_on}
    if not small or sum(sample.goes_on for sample in group) >= _FEW * len(group):
        return frozenset()
    return frozenset(small - {sample.candidate.label.core for sample in group if not sample.goes_on})


def is_spoken(words: str) -> bool:
    """Tell whether somebody speaks here: a question, a first or second person outside quotations."""
    said = _QUOTED.sub(" ", words)
    return _ASKED.search(said) is not None or _marks("conversation").stand_in(said)


def _is_addressed(words: str) -> bool:
    """Tell whether somebody in the room is meant: a question, thanks, a greeting, "Mr. Roe"."""
    return _ASKED.search(words) is not None or _marks("address").stand_in(words)


def is_titled(words: str) -> bool:
    """Tell whether the words are set like a headline: "Ferry Will Sail in May"."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) >= 2 and capitals >= 0.75 * len(long)


def _first_paragraph(own: str, below: list[Line], wrapped: bool) -> str:
    parts = [own] if own else []
    for line in below:
        full = line.text[0].islower() or (bool(parts) and len(parts[-1]) >= FULL_LINE)
        goes_on = bool(parts) and full and not ends_sentence(parts[-1])
        if parts and (line.gap or not (wrapped or goes_on)):
            break
        parts.append(line.text)
    return " ".join(parts)


def _is_value(words: str) -> bool:
    """Tell whether the words first give a name: "Edwin Marsh. We love him.", "Nora Finch welcomes you"."""
    match = _NAME_FIRST.match(words)
    return match is not None and match[1].casefold() in label_words().given


def _is_names(words: str) -> bool:
    """Tell whether the "words" only name somebody: "Captain John Vale, Chief Pilot, Harbour Authority."."""
    label = parse_label(words.rstrip("."))
    if label is None or label.cls < LabelClass.NAMED or label.is_anonymous:
        return False
    if label.cls is LabelClass.NAMED and not label.affiliation:
        return ". " not in words and len(words.split()) <= 3  # "Objection. Leading."
    return True
