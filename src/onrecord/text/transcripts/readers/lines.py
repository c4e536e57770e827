"""Labels that fill their line, with or without a clock beside them; the words stand below."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.text.transcripts.candidate import Candidate, Seam
from onrecord.text.transcripts.labels.grammar import MAX_LABEL, LabelClass, parse_label
from onrecord.text.transcripts.labels.words import fold_word, label_words
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.readers.openings import LabelReader, build_candidate

_DATE = r"(?:,?[ ]\d{1,2}(?:st|nd|rd|th)?[ ]\w+[ ]\d{4})?"
_CLOCK = re.compile(rf"[ \t\xa0]+[(\[]?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:[ ]?[ap]\.?m\.?)?{_DATE}[)\]]?:?$")
_LEAD_CLOCK = re.compile(r"[\[(|\s]{0,3}\d{1,2}:\d{2}")
_SENT = re.compile(r" \([A-ZÄÖÜ][A-Za-zÄÖÜ/]{0,5}[A-ZÄÖÜ]\)$")
HARD_ENDS = tuple('.!?;,…"”»')
_CLOCK_ENDS = tuple("m.)]:")


def is_clock(text: str) -> bool:
    """Tell whether the text is a gap and a time, all of it."""
    return _CLOCK.fullmatch(text) is not None


def read_own_line(at: int, line: Line, text: str, lead: int) -> Candidate | None:
    """Read a line that is a label, at most with the time of its words; the words stand below."""
    if len(text) > MAX_LABEL or text.endswith(HARD_ENDS):
        return None
    if text.isalpha() and not text.isupper() and fold_word(text) not in label_words().alone:
        return None  # "World", "Sport": a word alone is no label but for a few
    found = read_clock(at, line, text, lead) or build_candidate(
        at, line, text, (lead, len(text)), None, len(text), Seam.OWN_LINE
    )
    if found is None or (found.label.cls is LabelClass.SINGLE and found.seam is Seam.OWN_LINE):
        sent = found is not None and found.label.affiliation  # "Wiese (AA)" speaks for a ministry
        if found is None or not sent or _SENT.search(text) is None:
            return None
        return found._replace(label=replace(found.label, cls=LabelClass.NAMED))
    return found


def read_own_head(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    """Read a line of up to three words, not more than a name has."""
    if len(text) > 40 or text.count(" ") > 3 or text.endswith((*HARD_ENDS, ":")):
        return None
    return build_candidate(at, line, text, (lead, len(text)), None, len(text), Seam.OWN_LINE, read)


def read_clock(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    """Read a line that holds a label and the time at which its words were said, nothing else."""
    may_hold = len(text) <= MAX_LABEL and (text[-1].isdecimal() or text.endswith(_CLOCK_ENDS))
    may_hold = may_hold and (":" in text or "." in text)
    clock = _CLOCK.search(text, lead) if may_hold else None
    if clock is None and (lead == 0 or _LEAD_CLOCK.match(text) is None or text.endswith(HARD_ENDS)):
        return None
    end = clock.start() if clock else len(text)
    return build_candidate(at, line, text, (lead, end), None, len(text), Seam.CLOCK, read)
