"""Pages that lost their lines: everything runs on in one, menu, headline, byline, text and footer.

The line is cut where one thing ends and another begins: after sentences, around dates and bylines, before
cues and datelines. Too many cuts do no harm: neighbouring pieces of the text become one block again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise

from onrecord.model import Span
from onrecord.text.cues import find_cue, running_cues
from onrecord.text.other_work import is_other_work
from onrecord.text.running.boxes import behind_button, behind_teaser
from onrecord.text.stamps import is_month, stamp_openers, stamp_words
from onrecord.vocabulary import phrases

_LONG_LINE = 700
_MEAN_LINE = 900
_LONE_LINE = 350  # a page that is one line loses them sooner
_TOKEN = re.compile(r"[^\s]+")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+\s++(?=[\"“‘«(\[„]?[^\W_a-zа-яёßà-öø-ÿ])")
_LAST_WORD = re.compile(r"([\w.'’-]*)$")
_DATE = re.compile(
    r"""(?<![\w.]) (?:
          \d{4}-\d{2}-\d{2} | \d{1,2}[./]\d{1,2}[./]\d{4} | \d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?
        | \d{1,2}(?:st|nd|rd|th|\.)?\s(?:de\s)?(?P<later>[^\W\d_]{3,12})\.?,?(?:\sde)?(?:\s\d{4})?
        | (?P<first>[^\W\d_]{3,12})\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?
    )(?![\w/])""",
    re.IGNORECASE | re.VERBOSE,
)
_DATELINE = re.compile(
    r"""(?<![\w’'-]) (?P<place>[^\W\d_a-zа-яё]{3,}(?:\s[^\W\d_a-zа-яё]{2,}){0,3})
        (?:,\s[^\W\d_]{2,12}\.?(?:\s\d{1,2})?)?
        \s?(?: \([^()]{2,60}\)\s?(?:[-–—:]+\s)? | [-–—]+\s | :\s(?=[^\W_]) )""",
    re.VERBOSE,
)
_DATED_BRACKET = re.compile(r"\(.{3,50}\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8},?\s\d{4}\s?\)")
# "01:47 (CNN) For the first time": a house signs the first sentence.
_SIGN = re.compile(r"(?:(?<=[\d.!?”\"] )\([A-Z]{2,7}\)|\(CNN\))(?=[ ](?:[-–—][ ])?[\"“‘]?[A-Z])")
# "... by the talks. mr/wd (AFP, dpa) Terms of use": the desk signs behind the last sentence.
_DESK = re.compile(r"(?<=[.!?”\"] )[a-z]{2,3}(?:/[a-z]{2,3})?\s\([A-Z][\w, ]{1,40}\)")
_AGE = re.compile(
    r"\b\d{1,3}\s(?:sec|min|minute|hour|day|week|month|year)s?\sago\b|\b\d{1,2}[hdm]\sago\b", re.IGNORECASE
)
_BYLINE = re.compile(r"(?<=\s)(?:By|BY|Von|VON|Par|Por|Автор:?|Di)\s(?=[^\W\d_a-zа-яё])")
_CAPITAL = re.compile(r"[\"“‘«(\[]?[^\W\d_a-zа-яёßà-öø-ÿ]")
_NAME_TOKENS = 3
_BYLINE_TAIL = 40
_ZONES = frozenset({
    "GMT", "UTC", "BST", "CET", "CEST", "EET", "EEST", "MSK", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST",
    "MDT", "PST", "PDT", "PT", "IST", "PKT", "SGT", "HKT", "JST", "AEST", "AEDT",
})  # fmt: skip
_AROUND = ".,:;|•·–—-()"
# "4:32 PM ET A Republican introduced": in lower case these stand beside dates, too.
_SENTENCE_OPENERS = frozenset({"A", "As", "At", "Do", "El", "Il", "Is", "La", "Le", "Of", "On"})
_PREPOSITIONS = frozenset(
    {
        "on",
        "in",
        "at",
        "by",
        "since",
        "until",
        "from",
        "for",
        "am",
        "im",
        "le",
        "el",
        "il",
        "em",
        "в",
        "с",
        "до",
    }
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_WINDOW = 6
_PREFIX_LEAST = 5
_OPENING_CAPITALS = 4
_GLUED_LEAST = 60
_COUNTERS = ("shares ", "comments ")  # "e-mail 48 shares 41 View comments"
# "41 View comments", "34 12 Share", "Reading Time: 3 mins read": counters and buttons before a text
_COUNTED = re.compile(
    r"""(?<!\S)(?: (?: (?!(?:19|20)\d\d\s)\d{1,4}\s){1,3}
            (?:View\scomments?|VIEW\sCOMMENTS|Comments?|Shares?|SHARES?|Save)
          | (?:Reader|reader)\scomments\s\d{1,5} | View\sComments(?:\s\(\d*\))?
          | Comment\sicon\sView\sComments(?:\s\(\d*\))?
          | Reading\s[Tt]ime:?\s\d{1,3}\smin(?:ute)?s?(?:\sread)?
          | (?:[Kk]indly\s)?[Ss](?:hare|ave)\s(?:this|the)\s(?:story|article|post):?
          | Follow\sUs | Thanks\sfor\ssharing! | (?:Share|SHARE)(?=\s[A-Z][^\W\d_]+\s\() )
        \s(?=["“‘(]?[A-Z])""",
    re.VERBOSE,
)


def is_run_together(text: str, lines: int) -> bool:
    """Tell whether the lines of the page are too long to be its paragraphs."""
    return len(text) > (_MEAN_LINE * lines if lines > 1 else _LONE_LINE)


def cut_running(text: str, line: Span) -> list[Span]:
    """Cut one long line into pieces, in order, that together hold all its characters outside white space."""
    part = line.of(text)
    if len(part) <= (_LONG_LINE if len(part) < len(text.strip()) else _LONE_LINE):
        return [line]
    cuts = {0, len(part)}
    datelines: set[int] = set()
    cuts.update(_sentence_cuts(part))
    cuts.update(_stamp_cuts(part))
    cuts.update(_cue_cuts(part))
    for match in _DATELINE.finditer(part):
        if _stands_free(part, match.start()) or _DATED_BRACKET.search(match[0]) is not None:
            cuts.difference_update(
                range(match.start() + 1, match.end())
            )  # "CAIRO (Sputnik - 22nd June, 2021)"
            cuts.update((match.start(), _behind_button(match)))
            datelines.add(_behind_button(match))
    cuts.update(match.start() for match in _SIGN.finditer(part))
    cuts.update(place for match in _DESK.finditer(part) for place in match.span())
    cuts.update(match.end() for match in _AGE.finditer(part))
    cuts.update(
        place
        for match in _COUNTED.finditer(part)
        if _stands_free(part, match.start()) or part.endswith(_COUNTERS, 0, match.start())
        for place in match.span()
    )
    cuts.update(_byline_cuts(part, sorted(cuts)))
    ordered = sorted(cuts)
    pieces = []
    for start, end in pairwise(ordered):
        words = part[start:end]
        stripped = words.strip()
        if stripped:
            offset = line.start + start + len(words) - len(words.lstrip())
            is_glued = len(stripped) > _GLUED_LEAST and start not in datelines
            prefix = (
                (behind_teaser(stripped, part) or _prefix_cut(stripped) or behind_button(stripped))
                if is_glued
                else 0
            )
            if prefix:
                pieces.append(Span(offset, offset + len(stripped[:prefix].rstrip())))
            pieces.append(Span(offset + prefix, offset + len(stripped)))
    return pieces


def _behind_button(dateline: re.Match[str]) -> int:
    """Return where the place of a dateline begins: "SHARE ORRIN (WKRD) -" opens with a button."""
    button, _, place = dateline["place"].partition(" ")
    is_button = place and find_cue(button, (button.casefold(),)) is not None
    return dateline.start() + len(button) + 1 if is_button else dateline.start()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(phrases("abbreviations"))


def _sentence_cuts(part: str) -> list[int]:
    """Return the places after sentence ends, abbreviations and initials left whole."""
    cuts = []
    for match in _SENTENCE_END.finditer(part):
        if part[match.start()] == "." and match[0].startswith(". "):
            found = _LAST_WORD.search(part, max(0, match.start() - 20), match.start())
            word = found[1] if found is not None else ""
            if (len(word) == 1 and word.isupper()) or word.casefold() in _abbreviations():
                continue
        cuts.append(match.end())
    return cuts


def _stands_free(part: str, start: int) -> bool:
    """Tell whether what starts at `start` doesn't go on with a sentence in lower case."""
    before = part[max(0, start - 30) : start].rstrip()
    if not before:
        return True
    word = before.split()[-1]
    return not word[0].islower() or word.endswith((".", "!", "?", ":", "|", '"', "”"))


def _stamp_cuts(part: str) -> list[int]:
    """Return the places before and after dates that stand free, with the words that belong to them."""
    cuts = []
    at = end = stop = 0
    while (match := _DATE.search(part, at)) is not None:
        month = match["later"] or match["first"]
        at = match.end()
        if month is not None and not is_month(month):
            # "Fri 10 Mar": the day belongs to what follows
            at = match.end("first") if match["first"] else at
            continue
        if match.start() < end or (len(part) <= _MEAN_LINE and _goes_on(part, match.end())):
            continue
        start = _stamp_start(part, match.start(), end)
        # dates in a row end together: looked for once, or a flood of them would be read once a date
        stop = stop if match.end() < stop else _stamp_end(part, match.end())
        opening = part[start : match.start()].split()
        if opening and opening[0].casefold() in _PREPOSITIONS:
            continue
        follows = part[stop : stop + 4].lstrip()[:2]
        free = _stands_free(part, start) or _is_full_stamp(part, start, stop, opening)
        if free and (not follows or _CAPITAL.match(follows) or not follows[0].isalpha()):
            cuts += [start, stop]
            end = stop
    return cuts


def _goes_on(part: str, end: int) -> bool:
    """Tell whether figures go on behind a point: few words show that "4.02.29" or "§ 9.12.04" is no date."""
    return part[end : end + 1] == "." and part[end + 1 : end + 2].isdigit()


def _is_full_stamp(part: str, start: int, stop: int, opening: list[str]) -> bool:
    """Tell whether a date stands alone: "... bribes Published 8 March", "... 8 March 2023 7:03 PM"."""
    if opening and opening[0][0].isupper() and opening[0].strip(_AROUND).casefold() in stamp_openers():
        return True
    stamp = part[start:stop]
    before = part[max(0, start - 12) : start].split()
    return (
        _YEAR.search(stamp) is not None
        and _CLOCK.search(stamp) is not None
        and not (before and before[-1] in _PREPOSITIONS)
    )


def _stamp_start(part: str, start: int, bound: int) -> int:
    """Return where the words that belong to the date at `start` begin ("Published on Monday, ")."""
    words = stamp_words()
    while True:
        before = part[max(bound, start - 24) : start]
        tokens = before.split()
        if not tokens or not before[-1:].isspace():
            return start
        bare = tokens[-1].strip(_AROUND).casefold()
        if bare and bare not in words:
            return start
        start = part.rindex(tokens[-1], max(bound, start - 24), start)


def _stamp_end(part: str, stop: int) -> int:
    """Return where the words that belong to a date end: a second time, a zone, a weekday."""
    words = stamp_words()
    while True:
        spaced = part[stop : stop + 1] == " "
        found = _TOKEN.match(part, stop + 1 if spaced else stop)
        if found is None or not (spaced or found[0][0] in ",;|)"):
            return stop
        bare = found[0].strip(_AROUND)
        if found[0] in _SENTENCE_OPENERS:
            return stop
        zone = bare in _ZONES
        second = _DATE.match(part, stop + 1)
        if bare and bare.casefold() not in words and not zone and second is None:
            return stop
        stop = found.end()
        if second is not None:
            month = second["first"] or second["later"]
            if month is None or is_month(month):
                stop = max(stop, second.end())  # "7:40 p.m. ET Feb. 8, 2022", "May 3, 2023, 5:00 PM"


def _cue_cuts(part: str) -> list[int]:
    """Return the places before (and after) phrases by which furniture names itself."""
    book = running_cues()
    cuts = []
    for match in _TOKEN.finditer(part):
        token = match[0]
        if not (token[0].isupper() or token[0] == "©"):
            continue
        found = book.get(token.casefold().rstrip(":"))
        if found is None or not _stands_free(part, match.start()):
            continue
        for phrase, whole in found:
            stop = match.start() + len(phrase)
            if part[match.start() : stop].casefold() == phrase and not part[stop : stop + 1].isalnum():
                after = part[stop : stop + 2].strip(" :")
                if whole and after and not (_CAPITAL.match(after) or after[0].isdigit()):
                    continue
                cuts.append(match.start())
                if whole:
                    cuts.append(stop + 1 if part[stop : stop + 1] == ":" else stop)
                break
    return cuts


def _byline_cuts(part: str, cuts: list[int]) -> list[int]:
    """Return the places before "By" and after the names that follow it."""
    added = []
    for match in _BYLINE.finditer(part):
        if not _stands_free(part, match.start()) or is_other_work(part, match.start()):
            continue
        bound = cuts[bisect_right(cuts, match.end())] if cuts[-1] > match.end() else len(part)
        stop = match.end()
        for count in range(_NAME_TOKENS):
            found = _TOKEN.match(part, stop if count == 0 else stop + 1)
            if found is None or found.end() > bound or not _CAPITAL.match(found[0]):
                break
            if count == _NAME_TOKENS - 1 and bound > found.end() + 1:
                break
            stop = found.end()
        if bound - stop <= _BYLINE_TAIL:
            stop = bound
        added += [match.start(), stop]
    return added


def _prefix_cut(piece: str) -> int:
    """Return where prose begins in a piece that opens with a menu or a headline, 0 when it does at once.

    A menu is capitals; the first sentence begins with the capitals right before the first lower-case run.
    """
    tokens = [(match.start(), match[0]) for match in _TOKEN.finditer(piece)]
    low = [word[0].islower() for _, word in tokens]
    for at in range(len(tokens) - _WINDOW):
        if sum(low[at : at + _WINDOW]) * 2 >= _WINDOW + 2:
            break
    else:
        return 0
    while at > 0 and low[at]:
        at -= 1
    first = max(at, 0)
    least = first - _OPENING_CAPITALS + 1
    while first > max(0, least) and not low[first - 1] and tokens[first - 1][1][-1].isalnum():
        first -= 1
    return tokens[first][0] if first >= _PREFIX_LEAST else 0
