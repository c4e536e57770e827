"""Labels that a sign ends: colon, cell, dash, gap, bold letters or brackets, a bare "Q"."""

from __future__ import annotations

import re

from onrecord.text.transcripts.candidate import Candidate, Seam
from onrecord.text.transcripts.labels.grammar import MAX_LABEL, LabelClass, is_note, parse_label
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.readers.lines import HARD_ENDS, is_clock
from onrecord.text.transcripts.readers.openings import LabelReader, build_candidate

_COLON = re.compile(
    r"""
    (?P<label>
      (?: [^:：()\[\]] | \*\) | \( (?: [^()] | \([^()]{0,60}\) ){0,90} \) | \[ [^\[\]]{0,90} \] ){1,150}?
    )
    (?P<cue> \s? (?: [:：] | >> ) ) (?P<rest> .* )
    """,
    re.DOTALL | re.VERBOSE,
)
_CELL = re.compile(r"(?P<label>[^|:]{1,110}?)[ \t\xa0]*(?P<cue>\|)[ \t\xa0]*(?=\S)")
_CLOSING = re.compile(r"(?:\*\*\*?|__|</b>|</strong>)?[.:]?(?:\*\*\*?|__|</b>|</strong>)?")
_DASH = re.compile(
    r"""
    (?P<label> (?: [^–—:?!()] | \( [^()]{0,90} \) ){1,110}? )
    (?P<cue> \s? \.? \s? (?: [–—―] | -{1,2} ) ) (?= [ \t\xa0] )
    """,
    re.VERBOSE,
)
_GLUED_DASH = re.compile(
    r"(?P<label>(?:[^–—:?!()]|\([^()]{0,90}\)){1,90}?)(?P<cue>\.-|\.–|\.—|[–—])(?=[^\W\d]|[¿¡])"
)
_GAP = re.compile(r"(?P<label>[^\t:]{1,60}?)(?P<cue>\t+[ ]*|[ \xa0]{2,})(?=\S)")
_BARE = re.compile(
    r"""
    (?P<label> Q (?= \t | [ \xa0]{2} ) | A (?= \t | [ \xa0]{2} (?! \w{1,3} \s ) ) )
    (?P<cue> [ \t\xa0]+ ) (?= \S )
    | (?P<slashed> [QAPRDF] ) (?P<slash> / [ \xa0]? ) (?= \S )                    # "P/ ¿Cuándo?"
    | (?P<glued> Q ) (?= [A-Z][a-z’'] )                                        # "QWhat would have happened?"
    | (?P<asked> Q ) (?P<space> [ \xa0] ) (?= ["“'‘(\[—–A-Z0-9…-] ) (?! [-–][ ] )  # "Q -- the vote?"
    """,
    re.VERBOSE,
)
_MARKED = re.compile(
    r"(?:\*\*|__|<b>|<strong>)(?P<label>[^*_<>\n]{1,110}?)(?P<cue>[.:]?\s?(?:\*\*|__|</b>|</strong>)[:.]?)(?=\s|$)"
)
_BRACKETED = re.compile(r"(?P<cue_before>[\[<])(?P<label>[^\[\]<>:]{1,80})(?P<cue>[\]>]:?)[ \t\xa0]+(?=\S)")
_WHOLE = re.compile(r"\[(?P<label>[^\[\]<>:]{3,80})\]")
_ROUND = re.compile(r"\((?P<label>[^()<>:]{2,80})\):?[ \t\xa0]+(?=[^\W\d_a-z]|[(\[“\"])")
_VOICE = re.compile(r"<v(?:\.\w+)*[ \t](?P<label>[^<>]{1,80})>[ \t]*(?=\S)")  # captions


def read_colon(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    """Read "Jane Roe: Thank you."; a small letter right behind the colon makes it no seam."""
    if text.find(":", lead, lead + MAX_LABEL + 30) < 0:
        head = text[lead : MAX_LABEL + 30]
        if "：" not in head and ">>" not in head:
            return None
    match = _COLON.match(text, lead)
    if match is None:
        return None
    rest = match["rest"]
    first = rest.lstrip(" \t\xa0*_")[:1]
    opens = first.isalpha() and not first.islower()
    if rest and rest[0] not in " \t\xa0*_<—–" and not (opens or first in '"“«¿¡(…'):
        return None
    words = match.end("cue")
    closing = _CLOSING.match(text, words)
    if closing is not None:
        words = closing.end()
    cue = _without_space(text, match.span("cue"))
    return build_candidate(at, line, text, match.span("label"), cue, words, Seam.COLON, read)


def read_cell(at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label) -> Candidate | None:
    """Read a row of a table: "| Jane Roe | Thank you. |"."""
    match = _CELL.match(text, lead) if "|" in text else None
    if match is None:
        return None
    return build_candidate(
        at, line, text, match.span("label"), match.span("cue"), match.end(), Seam.CELL, read
    )


def _without_space(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end - 1 and text[start].isspace():
        start += 1
    return start, end


def read_marked(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    """Read a label in bold letters or in brackets: "**Jane Roe** Thank you.", "[Jane Roe] Thank you."."""
    if text[0] not in "*_<[(":
        return None
    match = _MARKED.match(text)
    if match is not None:
        return build_candidate(at, line, text, match.span("label"), None, match.end(), Seam.MARKED, read)
    match = _VOICE.match(text)
    if match is not None:
        return build_candidate(at, line, text, match.span("label"), None, match.end(), Seam.MARKED, read)
    match = _BRACKETED.match(text)
    if match is not None and not is_note(match["label"]):
        return build_candidate(at, line, text, match.span("label"), None, match.end(), Seam.MARKED, read)
    whole = _WHOLE.fullmatch(text)
    if whole is not None and not is_note(whole["label"]):
        found = build_candidate(at, line, text, whole.span("label"), None, len(text), Seam.OWN_LINE)
        return found if found is not None and found.label.cls >= LabelClass.NAMED else None
    match = _ROUND.match(text)
    if match is None or is_note(match["label"]):
        return None
    found = build_candidate(at, line, text, match.span("label"), None, match.end(), Seam.MARKED)
    if found is not None and found.label.cls is LabelClass.SINGLE and text[match.end()] in "([":
        return None  # "(Northtown) (Lab)"
    return found  # "(Applause) Thank you." is weighed with its like: nobody of the page has that name


def read_dash(at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label) -> Candidate | None:
    """Read "Jane Roe (PPE). – Thank you." and "Jane Roe.—Thank you."."""
    head = text[lead : lead + 115]
    if "–" not in head and "—" not in head and "- " not in head and ".-" not in head and "―" not in head:
        return None
    match = _DASH.match(text, lead)
    if match is not None and len(text) > match.end() + 1:
        before = text[lead : match.start("cue")]
        rest = text[match.end() :].strip()
        # "Jane Roe -- Chief Executive Officer" is a label on its own line
        whole = parse_label(text[lead:])
        if whole is not None and whole.cls is LabelClass.TITLED and not rest.endswith(HARD_ENDS):
            return None
        if before and not before.endswith(","):
            cue = _without_space(text, match.span("cue"))
            found = build_candidate(at, line, text, match.span("label"), cue, match.end(), Seam.DASH, read)
            if found is not None:
                return found
    match = _GLUED_DASH.match(text, lead)
    if match is None:
        return None
    return build_candidate(
        at, line, text, match.span("label"), match.span("cue"), match.end(), Seam.DASH, read
    )


def read_question(at: int, line: Line, text: str, lead: int) -> Candidate | None:
    """Read the bare letter of a question or an answer: "Q  Thank you.", "P/ ¿Cuándo?"."""
    bare = _BARE.match(text, lead)
    if bare is None:
        return None
    label = next(name for name in ("label", "slashed", "glued", "asked") if bare[name])
    return build_candidate(at, line, text, bare.span(label), None, bare.end(), Seam.GAP)


def read_gap(at: int, line: Line, text: str, lead: int) -> Candidate | None:
    """Read a label that a tab or several spaces end: "MK     Thanks, Helen."; clocks are no words."""
    head = text[lead : lead + 62]
    if "\t" not in head and "  " not in head and "\xa0" not in head:
        return None
    match = _GAP.match(text, lead)
    if match is None or is_clock(text[match.start("cue") :]):
        return None
    return build_candidate(at, line, text, match.span("label"), None, match.end(), Seam.GAP)
