"""Lines that have the shape of labels but are captions of a page: list headings, headlines printed twice.

They are told from labels by how they are printed, before anybody looks at the words behind them.
"""

from __future__ import annotations

import re
from collections import Counter

from onrecord.text.transcripts.candidate import Candidate, Seam
from onrecord.text.transcripts.labels.words import fold_word, label_words
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.samples import is_spoken

_NUMBERED = re.compile(r"(?:#{1,6} )?(?:\*\*)?\(?\d{1,3}[.)]")
MAX_CAPTION = 160
"""Characters of a line that is a caption and its value."""
_HEADLINE = 20
"""Characters; "Q: Yes." is said again, a headline of this length is printed again."""


def without_captions(candidates: list[Candidate], lines: tuple[Line, ...]) -> list[Candidate]:
    """Return the candidates without numbered headings, lone letters and a headline that comes back.

    An office right below a numbered name is who that is, not who speaks.
    """
    headlines = _headlines(candidates, lines)
    letters = _answered_letters(candidates)
    headings = {
        found.line
        for found in candidates
        if found.seam is Seam.OWN_LINE and _NUMBERED.match(lines[found.line].text) is not None
    }
    return [
        found
        for found in candidates
        if found.line not in headlines | headings
        and (found.line - 1 not in headings or found.label.name is not None or found.label.is_anonymous)
        and (not _is_letter(found) or found.label.key in letters)
    ]


def is_caption(line: Line) -> bool:
    """Tell whether a line gives a value that nobody says: "Vote: Ayes: Moss, Grabowski. Motion carried."."""
    caption, colon, value = line.text.strip("*_ ").partition(":")
    if not colon or len(line.text) > MAX_CAPTION or caption.count(" ") > 1 or not caption:
        return False
    is_bold = line.text.startswith(("**", "__"))
    if not is_bold and (value.lstrip()[:1].islower() or is_spoken(value)):
        return False  # "Inflation fell: it was 4 percent in March"
    return fold_word(caption.split()[0]) in label_words().denied


def _headlines(candidates: list[Candidate], lines: tuple[Line, ...]) -> frozenset[int]:
    """Return the lines of a first label that is printed again word by word: title and headline of a page."""
    if not candidates:
        return frozenset()
    first = lines[candidates[0].line].text
    if len(first) < _HEADLINE or candidates[0].words_from >= lines[candidates[0].line].end:
        return frozenset()
    again = [found.line for found in candidates if lines[found.line].text == first]
    return frozenset(again if len(again) > 1 else ())


def _is_letter(found: Candidate) -> bool:
    return found.seam is Seam.OWN_LINE and len(found.label.core) == 1


def _answered_letters(candidates: list[Candidate]) -> frozenset[str]:
    """Return the letters on lines of their own that come back beside another label that does."""
    times = Counter(found.label.key for found in candidates if found.seam is Seam.OWN_LINE)
    back = frozenset(key for key, count in times.items() if count > 1)
    return back if len(back) > 1 else frozenset()
