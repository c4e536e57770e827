"""Where a label ends and the words begin: colon, dash, full stop, gap, cell, mark-up, or the end of the line.

Each shape of line is one pattern; a line that fits one gives a candidate, never yet a turn.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from onrecord.model import Span
from onrecord.text.transcripts.candidate import Candidate, Seam
from onrecord.text.transcripts.label_words import fold_word, label_words
from onrecord.text.transcripts.labels import MAX_LABEL, Label, LabelClass, is_language, is_note, parse_label
from onrecord.text.transcripts.lines import Line

LabelReader = Callable[[str], Label | None]

_LEAD = re.compile(
    r"""
    (?: \| [ \t]* )?
    (?: [\[(]{0,2} \d{1,2} : \d{2} (?: : \d{2} )? (?: [.,] \d{1,3} )?   # [00:01:12]
        (?: \s? (?: [-–—] | --> ) \s? \d{1,2} : \d{2} (?: : \d{2} )? (?: [.,] \d{1,3} )? )?
        (?: \s? [AaPp]\.?[Mm]\.? )? [\])]{0,2} [ \t\xa0]* [-–—|]? [ \t\xa0]*
      | [>»]> [ \t]* | [>»] [ \t]+ | \# \d{1,4} [ \t]+ | (?: [•·▪*–—-] | -- ) [ \t]+ | \#{1,6} [ \t]+
      | (?: Q | \( | Anf\.[ ] )? \d{1,4} [.)]? [ \t\xa0]+ (?= [A-ZÀ-ÞА-Я] )         # "Q12 Jane Roe:"
    )?
    (?: (?: \*\*\*? | __ | </?b> | <strong> ) (?: \d{1,3} [.)] [ ] (?= [A-ZÀ-ÞА-Я] ) )? )?
    """,
    re.VERBOSE,
)
_COLON = re.compile(
    r"""
    (?P<label>
      (?: [^:：()\[\]] | \*\) | \( (?: [^()] | \([^()]{0,60}\) ){0,90} \) | \[ [^\[\]]{0,90} \] ){1,150}?
    )
    (?P<cue> \s? [:：] ) (?P<rest> .* )
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
_STOP = re.compile(r"(?P<cue>\.)[ \t\xa0]+(?=[\"“'‘(\[A-ZÀ-ÞА-ЯЁЄІЇ¿¡0-9])")
_GAP = re.compile(r"(?P<label>[^\t:]{1,60}?)(?P<cue>\t+[ ]*|[ \xa0]{2,})(?=\S)")
_BARE = re.compile(
    r"""
    (?P<label> Q (?= \t | [ \xa0]{2} ) | A (?= \t | [ \xa0]{2} (?! \w{1,3} \s ) ) )
    (?P<cue> [ \t\xa0]+ ) (?= \S )
    | (?P<slashed> [QAPRDF] ) (?P<slash> / [ \xa0]? ) (?= \S )                    # "P/ ¿Cuándo?"
    | (?P<glued> Q ) (?= [A-Z][a-z’'] )                                        # "QWhat would have happened?"
    | (?P<asked> Q ) (?P<space> [ \xa0] ) (?= ["“'‘(\[—–A-Z0-9…-] )        # "Q -- the vote?"
    """,
    re.VERBOSE,
)
_MARKED = re.compile(
    r"(?:\*\*|__|<b>|<strong>)(?P<label>[^*_<>\n]{1,110}?)(?P<cue>[.:]?\s?(?:\*\*|__|</b>|</strong>)[:.]?)(?=\s|$)"
)
_BRACKETED = re.compile(r"(?P<cue_before>[\[<])(?P<label>[^\[\]<>:]{1,80})(?P<cue>[\]>]:?)[ \t\xa0]+(?=\S)")
_WHOLE = re.compile(r"\[(?P<label>[^\[\]<>:]{3,80})\]")
_ROUND = re.compile(r"\((?P<label>[^()<>:]{2,80})\):?[ \t\xa0]+(?=[^\W\d_a-z])")
_VOICE = re.compile(r"<v(?:\.\w+)*[ \t](?P<label>[^<>]{1,80})>[ \t]*(?=\S)")  # captions
_DATE = r"(?:,?[ ]\d{1,2}(?:st|nd|rd|th)?[ ]\w+[ ]\d{4})?"
_CLOCK = re.compile(rf"[ \t\xa0]+[(\[]?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:[ ]?[ap]\.?m\.?)?{_DATE}[)\]]?:?$")
_LEAD_CLOCK = re.compile(r"[\[(|\s]{0,3}\d{1,2}:\d{2}")
_SURNAME_FIRST = re.compile(r"[^\W\d_]{2,}[\w’'-]* [^\W\d_]\.?[ ]?[^\W\d_]\.?")
_SURNAME = re.compile(r"(?:[^\W\d_]\. )?[^\W\d_a-z][\w’'-]+(?P<end>$|\.(?= )|[:,*\]>)]|\.[-–—]| ?[|–—(\t\[])")
_KNOWN = re.compile(r"(?P<label>[^\W\d_a-z][\w’'-]+)(?P<cue>\.[ \t\xa0]+(?=[\"“'‘(\[¿¡\w])|(?=$))")
_LETTER = re.compile(r"(?P<label>[^\W\d_]\d{0,3})(?P<cue>\.)[ \t\xa0]+(?=\S)")
_INITIAL = re.compile(r"[^\W\d_]\.")
_SENT = re.compile(r" \([A-ZÄÖÜ][A-Za-zÄÖÜ/]{0,5}[A-ZÄÖÜ]\)$")
_HARD_ENDS = tuple('.!?;,…"”»')
_CLOCK_ENDS = tuple("m.)]:")


def find_lead(text: str) -> int:
    """Return where a label may begin behind a clock, a bullet, a number or the mark of bold letters."""
    if text[0].isalpha() and text[0] not in "QA":  # "Q12 Jane Roe", "Anf. 3 Jane Roe"
        return 0
    match = _LEAD.match(text)
    return match.end() if match else 0


def _build(
    at: int,
    line: Line,
    text: str,
    label_at: tuple[int, int],
    cue_at: tuple[int, int] | None,
    words: int,
    seam: Seam,
    read: LabelReader = parse_label,
) -> Candidate | None:
    start, end = label_at
    printed = text[start:end]
    label = read(printed)
    if label is None:
        return None
    bare = printed.lstrip(" \t\xa0*_")
    start = end - len(bare)
    stop = _without_notes(text, start, start + len(bare.rstrip(" \t\xa0*_")))
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
    while at < len(text) and text[at] in "([":
        closes = text.find(")" if text[at] == "(" else "]", at, at + 60)
        if closes < 0 or not (is_note(inside := text[at + 1 : closes]) or is_language(inside)):
            break
        after = closes + 1
        while after < len(text) and text[after] in " \t\xa0.:–—-":
            after += 1
        at = after
    return at


def _read_colon(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    if text.find(":", lead, lead + MAX_LABEL + 30) < 0 and "：" not in text[: MAX_LABEL + 30]:
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
    cue = _tight(text, match.span("cue"))
    return _build(at, line, text, match.span("label"), cue, words, Seam.COLON, read)


def _read_cell(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    match = _CELL.match(text, lead) if "|" in text else None
    if match is None:
        return None
    return _build(at, line, text, match.span("label"), match.span("cue"), match.end(), Seam.CELL, read)


def _tight(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end - 1 and text[start].isspace():
        start += 1
    return start, end


def _read_marked(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    if text[0] not in "*_<[(":
        return None
    match = _MARKED.match(text)
    if match is not None:
        return _build(at, line, text, match.span("label"), None, match.end(), Seam.MARKED, read)
    match = _VOICE.match(text)
    if match is not None:
        return _build(at, line, text, match.span("label"), None, match.end(), Seam.MARKED, read)
    match = _BRACKETED.match(text)
    if match is not None and not is_note(match["label"]):
        return _build(at, line, text, match.span("label"), None, match.end(), Seam.MARKED, read)
    whole = _WHOLE.fullmatch(text)
    if whole is not None and not is_note(whole["label"]):
        found = _build(at, line, text, whole.span("label"), None, len(text), Seam.OWN_LINE)
        return found if found is not None and found.label.cls >= LabelClass.NAMED else None
    match = _ROUND.match(text)
    if match is None or is_note(match["label"]):
        return None
    found = _build(at, line, text, match.span("label"), None, match.end(), Seam.MARKED)
    if (
        found is None
        or found.label.cls < LabelClass.CAPS
        or (found.label.name and " " not in found.label.core)
    ):
        return None  # "(Applause) Thank you."
    return found


def _read_dash(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    head = text[lead : lead + 115]
    if "–" not in head and "—" not in head and "- " not in head and ".-" not in head and "―" not in head:
        return None
    match = _DASH.match(text, lead)
    if match is not None and len(text) > match.end() + 1:
        before = text[lead : match.start("cue")]
        rest = text[match.end() :].strip()
        # "Jane Roe -- Chief Executive Officer" is a label on its own line
        whole = parse_label(text[lead:])
        if whole is not None and whole.cls is LabelClass.TITLED and not rest.endswith(_HARD_ENDS):
            return None
        if before and not before.endswith(","):
            cue = _tight(text, match.span("cue"))
            found = _build(at, line, text, match.span("label"), cue, match.end(), Seam.DASH, read)
            if found is not None:
                return found
    match = _GLUED_DASH.match(text, lead)
    if match is None:
        return None
    return _build(at, line, text, match.span("label"), match.span("cue"), match.end(), Seam.DASH, read)


def _read_question(at: int, line: Line, text: str, lead: int) -> Candidate | None:
    bare = _BARE.match(text, lead)
    if bare is None:
        return None
    label = next(name for name in ("label", "slashed", "glued", "asked") if bare[name])
    return _build(at, line, text, bare.span(label), None, bare.end(), Seam.GAP)


def _read_stop(at: int, line: Line, text: str, lead: int) -> Candidate | None:
    for stop in _STOP.finditer(text, lead, lead + 110):  # "Mr." and initials stop nothing: try the next one
        if "  " in text[lead : stop.start()]:
            return None  # "MK     Thanks, Helen. We have started"
        label = parse_label(text[lead : stop.start()])
        if label is None:
            continue
        if fold_word(label.core) in label_words().honorifics:  # "GOV." is the start of a name
            continue
        if _ends_with_initial(text, stop.start()):  # "Котова А. С. У меня вопрос"
            if _is_surname_first(label) and _INITIAL.match(text, stop.end()) is None:
                return _build(at, line, text, (lead, stop.start() + 1), None, stop.end(), Seam.STOP)
            continue
        if len(label.core) == 1 and _goes_on_as_name(label.core, text, stop.end()):
            continue  # "R. Tarn", "A. Tarn: I do"
        caps = label.cls is LabelClass.CAPS and len(label.core) > 2
        if label.cls >= LabelClass.NAMED or caps:
            return _build(at, line, text, (lead, stop.start()), stop.span("cue"), stop.end(), Seam.STOP)
    return None


def _goes_on_as_name(letter: str, text: str, at: int) -> bool:
    """Tell whether a letter and its stop are an initial: a surname follows, not an answer ("A. Yes.")."""
    match = _SURNAME.match(text, at)
    return match is not None and (letter not in "QA" or match["end"] not in (".", ","))


def match_surname(line: Line) -> re.Match[str] | None:
    """Match the lone capitalised word, `label`, that a line opens with before a full stop or its end.

    `cue` is the full stop: "Smith. Thank you.".
    """
    return _KNOWN.match(line.text, find_lead(line.text))


def read_surname(at: int, line: Line, match: re.Match[str]) -> Candidate | None:
    """Read a line that opens with the bare surname of somebody whom another label names in full."""
    seam = Seam.STOP if match["cue"] else Seam.OWN_LINE
    return _build(at, line, line.text, match.span("label"), None, match.end(), seam)


def read_letter(at: int, line: Line) -> Candidate | None:
    """Read a line that opens with a letter and a full stop as a question or an answer: "R. No. Ya."."""
    match = _LETTER.match(line.text)
    if match is None:
        return None
    return _build(at, line, line.text, match.span("label"), match.span("cue"), match.end(), Seam.STOP)


def _ends_with_initial(text: str, at: int) -> bool:
    """Tell whether a full stop belongs to initials behind a surname."""
    return at > 3 and text[at - 1].isupper() and text[at - 2] in " ." and " " in text[: at - 1]


def _is_surname_first(label: Label) -> bool:
    """ "Котова А. С." and "КОВАЛЬ О.І." put initials last; "Donald J." goes on with the surname."""
    name = label.name or ""
    return _SURNAME_FIRST.fullmatch(name + ("" if name.endswith(".") else ".")) is not None


def _read_gap(at: int, line: Line, text: str, lead: int) -> Candidate | None:
    head = text[lead : lead + 62]
    if "\t" not in head and "  " not in head and "\xa0" not in head:
        return None
    match = _GAP.match(text, lead)
    if match is None or _CLOCK.fullmatch(text[match.start("cue") :]):
        return None
    return _build(at, line, text, match.span("label"), None, match.end(), Seam.GAP)


def _read_own_line(at: int, line: Line, text: str, lead: int) -> Candidate | None:
    if len(text) > MAX_LABEL or text.endswith(_HARD_ENDS):
        return None
    if text.isalpha() and not text.isupper() and fold_word(text) not in label_words().alone:
        return None  # "World", "Sport": a word alone is no label but for a few
    found = _read_clock(at, line, text, lead) or _build(
        at, line, text, (lead, len(text)), None, len(text), Seam.OWN_LINE
    )
    if found is None or (found.label.cls is LabelClass.SINGLE and found.seam is Seam.OWN_LINE):
        sent = found is not None and found.label.affiliation  # "Wiese (AA)" speaks for a ministry
        if found is None or not sent or _SENT.search(text) is None:
            return None
        return found._replace(label=replace(found.label, cls=LabelClass.NAMED))
    return found


def _read_own_head(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    """Read a line of up to three words, not more than a name has."""
    if len(text) > 40 or text.count(" ") > 3 or text.endswith((*_HARD_ENDS, ":")):
        return None
    return _build(at, line, text, (lead, len(text)), None, len(text), Seam.OWN_LINE, read)


def _read_clock(
    at: int, line: Line, text: str, lead: int, read: LabelReader = parse_label
) -> Candidate | None:
    """Read a line that holds a label and the time at which its words were said, nothing else."""
    may_hold = len(text) <= MAX_LABEL and (text[-1].isdecimal() or text.endswith(_CLOCK_ENDS))
    may_hold = may_hold and (":" in text or "." in text)
    clock = _CLOCK.search(text, lead) if may_hold else None
    if clock is None and (lead == 0 or _LEAD_CLOCK.match(text) is None or text.endswith(_HARD_ENDS)):
        return None
    end = clock.start() if clock else len(text)
    return _build(at, line, text, (lead, end), None, len(text), Seam.CLOCK, read)


LABEL_READERS = (
    _read_question,
    _read_cell,
    _read_colon,
    _read_marked,
    _read_dash,
    _read_stop,
    _read_gap,
    _read_own_line,
)
"""Tried in this order; the first that fits reads the line."""
HEAD_READERS = (_read_cell, _read_colon, _read_marked, _read_dash, _read_clock, _read_own_head)
"""The shapes in which words that name nobody we know may be a label."""
LONE_LABEL_READERS = (_read_own_line,)
LONE_HEAD_READERS = (_read_clock, _read_own_head)
"""Those of lines on which no seam stands."""

_SEAM = re.compile(r"[:：|–—―\t\xa0*_<\[(/]|[-.][ -]|  ")
_REACH = 2 * MAX_LABEL


def may_hold_seam(text: str, lead: int) -> bool:
    """Tell whether a line holds a sign that every shape of seam inside a line needs; most menus have none."""
    return _SEAM.search(text, 0, lead + _REACH) is not None or text.startswith("Q", lead)
