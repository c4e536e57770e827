"""Where a label may begin on its line and where its words start: clocks, bullets and notes are neither."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.model import Span
from onrecord.text.transcripts.candidate import Candidate, Seam
from onrecord.text.transcripts.labels.grammar import Label, is_language, is_note, parse_label
from onrecord.text.transcripts.lines import Line

LabelReader = Callable[[str], Label | None]
_LEAD = re.compile(
    r"""
    (?: \| [ \t]* )?
    (?: \*\*\*? (?= [\[(]{0,2} \d{1,2} : \d{2} ) )?                               # "**[00:03] Jane Roe:**"
    (?: [\[(]{0,2} \d{1,2} : \d{2} (?: : \d{2} )? (?: [.,] \d{1,3} )?   # [00:01:12]
        (?: \s? (?: [-–—] | --> ) \s? \d{1,2} : \d{2} (?: : \d{2} )? (?: [.,] \d{1,3} )? )?
        (?: \s? [AaPp]\.?[Mm]\.? )? [\])]{0,2} [ \t\xa0]* [-–—|]? [ \t\xa0]*
      | [>»]{2,4} [ \t]* | [>»] [ \t]+ | \# \d{1,4} [ \t]+ | (?: [•·▪*–—-] | -- ) [ \t]+
      | (?: \#{1,6} | ={2,5} ) [ \t]+
      | (?: Q | \( | Anf\.[ ] )? \d{1,4} [.)]? [ \t\xa0]+ (?= [A-ZÀ-ÞА-Я] )         # "Q12 Jane Roe:"
    )?
    (?: (?: \*\*\*? | __ | </?b> | <strong> ) (?: \d{1,3} [.)] [ ] (?= [A-ZÀ-ÞА-Я] ) )? )?
    """,
    re.VERBOSE,
)


def find_lead(text: str) -> int:
    """Return where a label may begin behind a clock, a bullet, a number or the mark of bold letters."""
    if text[0].isalpha() and text[0] not in "QA":  # "Q12 Jane Roe", "Anf. 3 Jane Roe"
        return 0
    match = _LEAD.match(text)
    return match.end() if match else 0


def build_candidate(
    at: int,
    line: Line,
    text: str,
    label_at: tuple[int, int],
    cue_at: tuple[int, int] | None,
    words: int,
    seam: Seam,
    read: LabelReader = parse_label,
) -> Candidate | None:
    """Return the candidate of a line, None when the words of `label_at` can't name a speaker.

    All places are offsets in the line; `words` is where the words start, behind seam and notes.
    """
    start, end = label_at
    printed = text[start:end]
    label = read(printed)
    if label is None:
        return None
    bare = printed.lstrip(" \t\xa0*_=")
    start = end - len(bare)
    stop = _without_notes(text, start, start + len(bare.rstrip(" \t\xa0*_=")))
    cue = Span(line.start + cue_at[0], line.start + cue_at[1]) if cue_at else None
    if words < len(text):
        while words < len(text) and text[words] in " \t\xa0*_\u2009\u202f":
            words += 1
        if text[words : words + 2] in ("— ", "– "):  # "O Sr. Presidente: — Está aberta a sessão."
            words += 2
        words = skip_notes(text, words)
    return Candidate(at, label, Span(line.start + start, line.start + stop), cue, line.start + words, seam)


def _without_notes(text: str, start: int, stop: int) -> int:
    """Leave "(retranslated)" and "(15:02)" out of the mention."""
    while text[start:stop].endswith((")", "]")):
        opens = max(text.rfind("(", start, stop), text.rfind("[", start, stop))
        if opens <= start or not is_note(text[opens + 1 : stop - 1]):
            break
        stop = start + len(text[start:opens].rstrip())
    return stop


def skip_notes(text: str, at: int) -> int:
    """Return where the words start behind notes such as "(DE)" or "(in French)"."""
    first = at
    inside = ""
    while at < len(text) and text[at] in "([":
        closes = text.find(")" if text[at] == "(" else "]", at, at + 60)
        if closes < 0 or not (is_note(inside := text[at + 1 : closes]) or is_language(inside)):
            break
        after = closes + 1
        while after < len(text) and text[after] in " \t\xa0.:–—-":
            after += 1
        at = after
    if at == len(text) and not inside[:1].isdigit():
        return first  # "Remark: (off-microphone)." says nothing else; "Q (00:12)" goes on below
    return at
