"""What stands between and after turns and is nobody's words: stage directions, headings, times, end marks.

Only whole lines at the edge of a turn are cut off; inside a turn they stay, so that a turn is one piece.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.text.transcripts.lines import Line
from onrecord.vocabulary import load_vocabulary

_STAGE = re.compile(
    r"[*_]{0,3}(?:[.…]{1,4}\s?|[●•]\s)?(?:[(\[<{][^()\[\]<>{}]{1,400}[)\]>}][.,…]?\s?){1,3}[.…]{0,4}\s?[*_]{0,3}"
)
_FRAME_LINE = re.compile(
    r"""
      [\W_]{1,80}                                                               # "* * *"
    | (?: END \s+ )? [(\[]? \s* \d{1,2} (?: [:.h] \d{2} )? (?: :\d{2} )? \s*    # "2:45 P.M. EDT"
      (?: [AaPp]\.?\s?[Mm]\.? )? \s* (?: \(? [A-Z]{2,5} \)? | h | Uhr | ч\.? | local \s time )? \s* [)\]]? \.?
    | (?: [Pp]age | PAGE | p\. | [Сс]тр\. | Seite )? \s* [-–—]? \s* \d{1,4} \s* # "Page 3 of 9"
      (?: of \s+ \d{1,4} | / \s* \d{1,4} )? \s* [-–—]?
    | (?: [Cc]olumn | [Cc]ol\. | [Pp]age ) \s+ \d{1,6} \w{0,4}                  # "Column 211W"
    | \d{1,2}:\d{2}(?: :\d{2})? (?: [.,]\d{1,3} )? \s* --> \s* [\d:.,]{5,14} .{0,40}    # a caption's times
    | \d{4} \s (?: hours | hrs )\.?                                              # "1231 hours"
    | ♪ [^♪]{0,80} ♪                                                            # "♪ MUSIC ♪"
    | (?: \* | _ | — | - ){1,3} [^*_]{1,80} (?: \* | _ | — | - ){1,3}           # "*applause*"
    """,
    re.VERBOSE,
)
_MOVES = re.compile(
    r"(?:The|An?|Mr|Ms|Mrs|Unidentified)\b[^?!:,]{3,70}"
    r" (?:then left|then withdrew from|leaves|enters|joins)"
    r" the (?:[Cc]hamber|House|room|courtroom|meeting|conversation|office)\."
)
"""People come and go: "The member for Quay then left the chamber."."""
_ROSE = re.compile(
    r"The(?: [A-Z][\w’'-]+| of| for){1,6} (?:then |thereupon |accordingly )?"
    r"(?:adjourned|rose|reassembled|resumed|met again|divided|was (?:adjourned|suspended|resumed))"
    r"\b[^?!]{0,120}"
)
"""Who sat rises: "The Lok Sabha then adjourned till Fourteen of the Clock."."""
_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[AaPp]\.?\s?[Mm]\.?)?")
_FINAL = re.compile(r"[.?!…。？！؟।;,\"”»’')\]—–-]\W*$")
_SENTENCE_FINAL = re.compile(r"[.?!…。？！؟।]\W*(?:\([^()]{1,40}\))?(?:</\w{1,6}>|\[\w{1,8}\])?$")
_IN_BRACKETS = re.compile(r" \([^()]{1,40}\)$")
HEADING_WORDS = 14
"""A heading between turns; titles of bills run to a dozen words."""


@cache
def _ends() -> tuple[frozenset[str], tuple[str, ...]]:
    frame = load_vocabulary("turn_labels")["frame"]
    return frozenset(frame["ends"]), tuple(frame["end_starts"])


@cache
def _stirring() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_vocabulary("turn_labels")["frame"]["stirring"]))
    return re.compile(rf"^\W*[A-Z][^?!:]{{2,80}}\s(?:{words})\s?[-–—)]*$")


def is_end_mark(line: Line) -> bool:
    """Tell whether the line ends a transcript: "END 2:30 P.M. EDT", "The House rose at 5 p.m."."""
    if len(line.text) >= 260:
        return False
    if line.text.startswith("The ") and _ROSE.fullmatch(line.text) is not None:
        return True
    folded = line.text.casefold()
    whole, starts = _ends()
    bare = folded.strip(" .*_")
    if folded in whole or bare in whole:
        return True
    if bare.startswith(("end ", "end\t", "end-", "end:")) and len(bare) < 40 and _CLOCK.search(bare[3:]):
        return True
    return folded.startswith(starts)


def is_furniture_heading(line: Line) -> bool:
    """Tell whether the line opens related stories or comments: what stands below is another text."""
    return len(line.text) < 40 and line.text.casefold().strip(" :.*#=") in _furniture()


@cache
def _furniture() -> frozenset[str]:
    return frozenset(load_vocabulary("turn_labels")["frame"]["furniture"])


def is_stage(line: Line) -> bool:
    """Tell whether the whole line is a direction in brackets, a rule, a time or a page header."""
    text = line.text
    if line.is_running or (text.endswith(".") and len(text) < 120 and _MOVES.fullmatch(text) is not None):
        return True
    if text[0].isalpha() and (text[-1] in '.?!,”":;' or len(text) >= 120):
        return False
    if len(text) < 120 and _stirring().search(text):
        return True
    if len(text) <= 404 and text[0] in "([<{*_.…●•" and _STAGE.fullmatch(text):
        return True
    if len(text) > 90:
        return False
    return _FRAME_LINE.fullmatch(text) is not None


def is_heading(line: Line) -> bool:
    """Tell whether a line at the edge of a turn reads like a heading: short, capital first, no full stop."""
    text = line.text
    if text.endswith(")"):  # "Written statements (Rule 178)"
        text = _IN_BRACKETS.sub("", text) or text
    if (
        len(text) > 140
        or _FINAL.search(text)
        or not (text[0].isupper() or text[0].isdigit() or text[0] in "#“\"'*")
    ):
        return False
    words = text.split()
    if text.endswith(":"):
        return len(words) <= 5
    return len(words) <= HEADING_WORDS and not text.endswith(("--", "…"))


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends like a spoken sentence."""
    return _SENTENCE_FINAL.search(text) is not None or text.endswith(("—", "--", "–", "-"))
