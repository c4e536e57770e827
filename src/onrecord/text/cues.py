"""Furniture that names itself: "Related Topics", "Share on Facebook", "© 1997-2022". The words are data.

A cue is looked up by the first word of a line, so that a thousand phrases cost what one does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model import BlockKind
from onrecord.text.prose import WORD
from onrecord.vocabulary import load_vocabulary

_LEADING = " \t>»›•·*#|-–—+▶►→←‹«\"“'(["
_LINE_WORDS = 9
_TRAILING = " \t:.…!>»›→<«|-–—*_)]\"”'\u00a0"
_AROUND = _LEADING + _TRAILING
# A house's own pages: "Also on rt.com | Ministers meet", "On karsholmpost.com: Why the tug sank".
_ON_DOMAIN = re.compile(
    r"(?:also |more |elsewhere )?on (?:the )?[\w-]{2,40}(?:\.[\w-]{2,20}){1,2} ?(?:[:|]|$)"
)
_ON_HOUSE = re.compile(r"(?:Around|Elsewhere on|More from|Also on) the [A-Z]{2,5}$")
_HOUSE = 8
_DATELINE_END = re.compile(r"\w{0,12}\)\s?(?:--?|[\u2013\u2014:])\s")
_DESK = re.compile(r"[^\W\d_]{2,4}\)")
# "Former senator resigns, citing his health »": a link to another story, no end of a quotation.
_LINK_ENDS = (" »", " >>", " →")
_LINK_WORDS = 24
# "... where patients sought treatmentCredit: EPA": caption and credit ran together.
_GLUED_CREDIT = re.compile(
    r"[^\W_A-Z][.!?)\"”’]{0,2}(?:Credits?|Photos?|Image|Picture|Photograph|Illustration|Getty) ?[:/] ?[A-Z]"
)
# "... for babies. Credit Hollis Marwick for The New York Times"
_NAMED_CREDIT = re.compile(
    r"[.!?”)] Credit[ .…]{1,4}[A-Z][\w.'’-]+ [A-Z][\w.'’ -]{1,30}(?:(?:for|/|,|via) .{2,40})?$"
)
# "Follow Jane Doe on Twitter: @janedoe."
_FOLLOW = re.compile(
    r"follow (?:[\w.'’@-]+ ){1,6}on (?:twitter|facebook|instagram|x|bluesky|linkedin)\b", re.IGNORECASE
)
# "34 Responses to “We needed to win this game”", "10 thoughts on ...": the heading of comments.
_RESPONSES = re.compile(r"\d{1,5} (?:responses?|replies|thoughts?|comments) (?:to|on) [\"“‘«]", re.IGNORECASE)
_COUNTER = re.compile(r"^\(?\d{1,6}\)?\s+|\s*\(?\d{1,6}\)?$")
# `start` phrases open lines, not essays; `inside` phrases may close a caption of some length.
_START_WORDS = 45
_INSIDE_WORDS = 60


MARKUP = "markup"
"""How a line is named by the element around it and not by its own words."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The kind of furniture a line names itself as, how ("line", "start", "inside") and by which phrase."""

    kind: BlockKind
    how: str
    phrase: str


@dataclass(frozen=True, slots=True)
class _Book:
    lines: dict[str, Cue]
    starts: dict[str, tuple[Cue, ...]]
    inside: dict[str, tuple[Cue, ...]]


# Single words that never open a sentence with a capital behind them.
_SINGLE = frozenset(
    {
        "advertisement",
        "newsletter",
        "comments",
        "menu",
        "facebook",
        "twitter",
        "whatsapp",
        "linkedin",
        "реклама",
        "anzeige",
        "publicité",
        "publicidad",
        "pubblicità",
        "publicidade",
        "комментарии",
        "kommentare",
    }
)
# "facebooktwitterflipboardwhatsapp": buttons whose names ran together.
_BRANDS = (
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "instagram",
    "pinterest",
    "reddit",
    "flipboard",
    "telegram",
)
_TWO_BRANDS = 2 * min(map(len, _BRANDS))
_OWN_WORDS = frozenset({"also", "more", "elsewhere", "on", "around"})
# Where two kinds share a phrase the first wins.
_ORDER = (
    "share",
    "advert",
    "comments",
    "newsletter",
    "most_read",
    "related",
    "footer",
    "navigation",
    "credit",
    "caption",
)
_KINDS = {name: BlockKind(name) for name in _ORDER}


@cache
def _book() -> _Book:
    lines: dict[str, Cue] = {}
    starts: dict[str, list[Cue]] = {}
    inside: dict[str, list[Cue]] = {}
    furniture = load_vocabulary("furniture")
    for name in _ORDER:
        modes = furniture[name]
        for phrase in _phrases(modes, "line"):
            lines.setdefault(phrase.strip(_AROUND), Cue(_KINDS[name], "line", phrase))
        for phrase in _phrases(modes, "start"):
            first = WORD.match(phrase)
            starts.setdefault(first[0] if first is not None else phrase[0], []).append(
                Cue(_KINDS[name], "start", phrase)
            )
        for phrase in _phrases(modes, "inside"):
            longest = max(WORD.findall(phrase), key=len)
            inside.setdefault(longest, []).append(Cue(_KINDS[name], "inside", phrase))
    return _Book(lines, _by_length(starts), _by_length(inside))


def _by_length(cues: dict[str, list[Cue]]) -> dict[str, tuple[Cue, ...]]:
    return {word: tuple(sorted(found, key=lambda cue: -len(cue.phrase))) for word, found in cues.items()}


@cache
def running_cues() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Return, by first word, the phrases that part a line: (phrase, is it a whole cue).

    Single words are left out, "share" and "more" open sentences too; longest phrases come first.
    """
    book = _book()
    found: dict[str, set[tuple[str, bool]]] = {}
    for phrase in book.lines:
        words = phrase.split()
        if len(words) > 1 or phrase in _SINGLE:
            found.setdefault(words[0], set()).add((phrase, True))
    for cues in book.starts.values():
        for cue in cues:
            words = cue.phrase.rstrip(":").split()
            if len(words) > 1 and cue.kind is not BlockKind.CAPTION:
                found.setdefault(words[0], set()).add((cue.phrase.rstrip(":"), False))
    found.setdefault("©", set()).add(("©", False))
    return {word: tuple(sorted(cues, key=lambda cue: (-len(cue[0]), cue))) for word, cues in found.items()}


def _phrases(modes: dict[str, dict[str, list[str]]], mode: str) -> list[str]:
    return [phrase for phrases in modes.get(mode, {}).values() for phrase in phrases]


def find_cue(shown: str, words: Sequence[str]) -> Cue | None:
    """Return the cue by which a line names itself furniture, or None.

    `shown` is the line without markup, `words` are its words in lower case.
    """
    count = len(words)
    if count > _INSIDE_WORDS:
        return None
    book = _book()
    folded = shown.casefold().replace("’", "'")
    if count <= _LINE_WORDS:
        bare = folded.strip(_AROUND)
        cue = book.lines.get(bare)
        if cue is None and bare and (bare[-1].isdigit() or bare[0].isdigit()):
            cue = book.lines.get(_COUNTER.sub("", bare).rstrip(_AROUND))
        if cue is not None:
            return cue
    if count <= _START_WORDS:
        opening = folded.lstrip(_LEADING) or folded
        first = words[0] if words and opening.startswith(words[0]) else opening[:1]
        if first in _OWN_WORDS and (_ON_DOMAIN.match(opening) or _ON_HOUSE.match(shown.lstrip(_LEADING))):
            return Cue(BlockKind.RELATED, "start", "on its own pages")
        for cue in book.starts.get(first, ()):
            if opening.startswith(cue.phrase) and _ends_word(opening, cue.phrase):
                return cue
        if first == "follow" and _FOLLOW.match(opening) is not None:
            return Cue(BlockKind.SHARE, "start", "follow on")
        if opening[:1].isdigit() and _RESPONSES.match(opening) is not None:
            return Cue(BlockKind.COMMENTS, "start", "responses to")
        if folded.startswith(("©", "(")):
            for cue in book.starts.get(folded[0], ()):
                if folded.startswith(cue.phrase):
                    return cue
    if folded.endswith(_LINK_ENDS) and count <= _LINK_WORDS and "«" not in folded:
        return Cue(BlockKind.RELATED, "line", folded[-1])
    if " Credit" in shown and _NAMED_CREDIT.search(shown) is not None:
        return Cue(BlockKind.CAPTION, "inside", "credit")
    if ":" in shown and _GLUED_CREDIT.search(shown) is not None:
        return Cue(BlockKind.CAPTION, "inside", "credit:")
    if count <= 2 and len(folded) >= _TWO_BRANDS and sum([brand in folded for brand in _BRANDS]) > 1:
        return Cue(BlockKind.SHARE, "line", "brands")
    inside = book.inside
    if not inside.keys().isdisjoint(words):
        for word in words:
            for cue in inside.get(word, ()):
                position = folded.find(cue.phrase)
                if position >= 0 and _credits(folded, position, position + len(cue.phrase)):
                    return cue
    return None


def _credits(text: str, start: int, end: int) -> bool:
    """Tell whether a slash joins a name and a house: "Sergei Malkin/TASS", not "8 February. /TASS/."."""
    if text[start] == "/" and not text[start - 1 : start].isalnum():
        return False
    if text[start - 1 : start] == "(" and _DESK.match(text, end) is not None:
        return False  # "Frankfurt (dpa/lhe) - "
    bracket = text.rfind("(", max(0, start - _HOUSE), start)
    if bracket >= 0 and text[bracket + 1 : start].isalpha() and _DATELINE_END.match(text, end) is not None:
        return False  # "Velden (dpa/AFP) - "
    return text[end - 1] != "/" or (text[end : end + 1].isalnum() and text[start - 1 : start] != "/")


def _ends_word(text: str, phrase: str) -> bool:
    """Tell whether `phrase` ends at a word boundary of `text`, which starts with it."""
    if len(text) == len(phrase) or not phrase[-1].isalnum():
        return True
    return not text[len(phrase)].isalnum()
