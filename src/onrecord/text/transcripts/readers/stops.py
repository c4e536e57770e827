"""Labels that a full stop ends: "Mr. ROE of Texas. Thank you."; initials have full stops as well."""

from __future__ import annotations

import re

from onrecord.text.transcripts.candidate import Candidate, Seam
from onrecord.text.transcripts.labels.grammar import Label, LabelClass, parse_label
from onrecord.text.transcripts.labels.words import fold_word, label_words
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.readers.openings import build_candidate, find_lead

_STOP = re.compile(r"(?P<cue>\.)[ \t\xa0]+(?=[\"“'‘(\[A-ZÀ-ÞА-ЯЁЄІЇ¿¡0-9])")
_SURNAME_FIRST = re.compile(r"[^\W\d_]{2,}[\w’'-]* [^\W\d_]\.?[ ]?[^\W\d_]\.?")
_SURNAME = re.compile(r"(?:[^\W\d_]\. )?[^\W\d_a-z][\w’'-]+(?P<end>$|\.(?= )|[:,*\]>)]|\.[-–—]| ?[|–—(\t\[])")
_KNOWN = re.compile(r"(?P<label>[^\W\d_a-z][\w’'-]+)(?P<cue>\.[ \t\xa0]+(?=[\"“'‘(\[¿¡\w])|(?=$))")
_LETTER = re.compile(r"(?P<label>[^\W\d_]\d{0,3})(?P<cue>\.)[ \t\xa0]+(?=\S)")
_INITIAL = re.compile(r"[^\W\d_]\.")


def read_stop(at: int, line: Line, text: str, lead: int) -> Candidate | None:
    """Read "Mr. ROE of Texas. Thank you."; the full stops of titles and initials end no label."""
    for stop in _STOP.finditer(text, lead, lead + 110):  # "Mr." and initials stop nothing: try the next one
        if "  " in text[lead : stop.start()]:
            return None  # "MK     Thanks, Helen. We have started"
        if text.count("(", lead, stop.start()) > text.count(")", lead, stop.start()):
            continue  # "The SPEAKER pro tempore (Mr. Dunleavy)."
        label = parse_label(text[lead : stop.start()])
        if label is None:
            continue
        if fold_word(label.core) in label_words().honorifics:  # "GOV." is the start of a name
            continue
        if _ends_with_initial(text, stop.start()):  # "Котова А. С. У меня вопрос"
            if _is_surname_first(label) and _INITIAL.match(text, stop.end()) is None:
                return build_candidate(at, line, text, (lead, stop.start() + 1), None, stop.end(), Seam.STOP)
            continue
        if len(label.core) == 1 and _goes_on_as_name(label.core, text, stop.end()):
            continue  # "R. Tarn", "A. Tarn: I do"
        caps = label.cls is LabelClass.CAPS and len(label.core) > 2
        if label.cls >= LabelClass.NAMED or caps:
            return build_candidate(
                at, line, text, (lead, stop.start()), stop.span("cue"), stop.end(), Seam.STOP
            )
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
    return build_candidate(at, line, line.text, match.span("label"), None, match.end(), seam)


def read_letter(at: int, line: Line) -> Candidate | None:
    """Read a line that opens with a letter and a full stop as a question or an answer: "R. No. Ya."."""
    match = _LETTER.match(line.text)
    if match is None:
        return None
    return build_candidate(
        at, line, line.text, match.span("label"), match.span("cue"), match.end(), Seam.STOP
    )


def _ends_with_initial(text: str, at: int) -> bool:
    """Tell whether a full stop belongs to initials behind a surname."""
    return at > 3 and text[at - 1].isupper() and text[at - 2] in " ." and " " in text[: at - 1]


def _is_surname_first(label: Label) -> bool:
    """ "Котова А. С." and "КОВАЛЬ О.І." put initials last; "Donald J." goes on with the surname."""
    name = label.name or ""
    return _SURNAME_FIRST.fullmatch(name + ("" if name.endswith(".") else ".")) is not None
