"""What the tokens of a page without lines say about where its headline begins, runs and ends.

Every sign has a name; what it weighs is data (`vocabulary/glued_headlines.toml`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from typing import NamedTuple

from onrecord.text.cues import find_cue
from onrecord.text.prose import small_words
from onrecord.text.region import Region
from onrecord.text.stamps import Stamp
from onrecord.text.title_words import says_genre
from onrecord.text.topic import stem
from onrecord.text.units import Unit

_TOKEN = re.compile(r"\S+")
_BARE = re.compile(r"\w+(?:['’]\w+)*")
_TOKENS_MOST = 700
_PIECES_INSIDE = 1
# Characters: a piece of a menu, and a page whose headline comes back, are shorter.
_PIECE_MOST, _PAGE_MOST = 20_000, 100_000
_SHINGLE = 4
_KNOWN_LEAST = 2
_PRINTINGS = 6
_REPEAT_MOST = 40
_LEAD_WORDS = 60
_OFTEN = 3
_GENRE_OPENERS = frozenset({"press", "joint", "opening", "closing", "doorstop", "introductory"})
_SIGNED = (Stamp.DATE, Stamp.AUTHOR)
_SENTENCE_ENDS = (".", "!", "?", "…")
_STOPS = (":", "|", "»", ">", "•", "·", "/", "©", "*")


class Token(NamedTuple):
    """A token of the page: where it stands, its word in lower case, the number of its unit."""

    start: int
    end: int
    shown: str
    word: str
    unit: int


class Signs(NamedTuple):
    """Names of signs for every token: of a headline that begins there, runs through it, ends with it."""

    tokens: list[Token]
    opens: list[list[str]]
    inside: list[list[str]]
    closes: list[list[str]]
    known: list[bool]
    content: list[bool]
    repeats: frozenset[tuple[int, int]]


def read_signs(text: str, units: list[Unit], region: Region, topic: Set[str]) -> Signs:
    """Return the signs of the tokens above the article and in its first pieces."""
    tokens = _cut_tokens(text, units, min(region.first + _PIECES_INSIDE, region.last + 1))
    lead = _lead(units, region)
    known = [
        bool(token.word) and token.word not in small_words() and stem(token.word) in topic for token in tokens
    ]
    repeats = _repeats(text, tokens, known)
    first_of, last_of = {first for first, _ in repeats}, {last for _, last in repeats}
    again = [False] * len(tokens)
    for first, last in repeats:
        again[first : last + 1] = [True] * (last + 1 - first)
    often = Counter(token.word for token in tokens)
    menu = [_is_menu_word(token) for token in tokens]
    kinds = [_kind(token, known[at], menu[at]) for at, token in enumerate(tokens)]
    opens, inside, closes = [], [], []
    body = units[region.first].span.start
    body_at = next((at for at, token in enumerate(tokens) if token.start >= body), len(tokens))
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        unit = units[token.unit]
        inside.append(_inside(token, unit, kinds[at], lead, often, again[at]))
        new = before is None or before.unit != token.unit
        signs = ["piece"] if new else []
        if new and at:
            inside[-1].append("crosses")
        if before is None:
            signs.append("first")
        else:
            signs.append("after_" + kinds[at - 1])
            if before.shown.endswith(_SENTENCE_ENDS):
                signs.append("after_sentence")
            elif before.shown.endswith(_STOPS):
                signs.append("after_stop")
            if new:
                signs.append(_beside(units[before.unit], "after"))
        signs += ["on_" + _letter(token), "opens_" + kinds[at]]
        if after is not None:
            signs.append("then_" + _letter(after) + ("_later" if after.unit != token.unit else ""))
        if at in first_of:
            signs.append("repeats")
        if _opens_genre(token, before, after):
            signs.append("genre")
        opens.append(signs)
        last = after is None or after.unit != token.unit
        signs = ["piece"] if last else []
        if after is None:
            signs.append("last")
        else:
            signs += ["before_" + kinds[at + 1], "before_" + _letter(after)]
            if last:
                signs.append(_beside(units[after.unit], "before"))
            if at + 2 < len(tokens):
                signs.append(f"before_{_letter(after)}_{_letter(tokens[at + 2])}")
        signs.append("on_" + kinds[at])
        if token.shown.endswith("."):
            signs.append("full_stop")
        elif token.shown.endswith(("?", "!")):
            signs.append("question")
        elif token.shown.endswith((",", ":", ";")):
            signs.append("goes_on")
        if at in last_of:
            signs.append("repeats")
        signs.append(_signature(units, token.unit, last))
        signs.append(_distance(at, body_at))
        closes.append(signs)
    content = [kind in ("known", "lower", "capital", "capitals", "menu", "menu_known") for kind in kinds]
    return Signs(tokens, opens, inside, closes, known, content, repeats)


def _cut_tokens(text: str, units: list[Unit], stop: int) -> list[Token]:
    """Return the last tokens of the units before `stop`."""
    tokens: list[Token] = []
    for number in range(stop - 1, -1, -1):
        span = units[number].span
        here = [
            Token(match.start(), match.end(), match[0], _bare(match[0]), number)
            for match in _TOKEN.finditer(text, span.start, min(span.end, span.start + _PIECE_MOST))
        ]
        tokens[:0] = here
        if len(tokens) >= _TOKENS_MOST:
            break
    return tokens[-_TOKENS_MOST:]


def _lead(units: list[Unit], region: Region) -> frozenset[str]:
    """Return the stems of the first words of the text."""
    words: list[str] = []
    for unit in units[region.first : region.last + 1]:
        if unit.is_prose:
            words += unit.words
        if len(words) >= _LEAD_WORDS:
            break
    return frozenset(map(stem, words[: 2 * _LEAD_WORDS]))


def _repeats(text: str, tokens: list[Token], known: list[bool]) -> frozenset[tuple[int, int]]:
    """Return the longest stretches of tokens, first and last, that the page prints more than once.

    They hold at least two words of the topic; how often a stretch of a menu comes back says nothing.
    """
    page = [word for shown in text[:_PAGE_MOST].split() if (word := _bare(shown))]
    words = [token.word for token in tokens if token.word]
    numbers = [at for at, token in enumerate(tokens) if token.word]
    shingles = list(zip(*(words[shift:] for shift in range(_SHINGLE)), strict=False))
    places: dict[tuple[str, ...], list[int]] = {shingle: [] for shingle in shingles}
    for at, shingle in enumerate(zip(*(page[shift:] for shift in range(_SHINGLE)), strict=False)):
        if shingle in places:
            places[shingle].append(at)
    found = set()
    for at, shingle in enumerate(shingles):
        others = places[shingle]
        if not 1 < len(others) <= _PRINTINGS:
            continue
        for other in others:
            length = _SHINGLE
            while (
                length < _REPEAT_MOST
                and at + length < len(words)
                and other + length < len(page)
                and words[at + length] == page[other + length]
            ):
                length += 1
            if at and other and words[at - 1] == page[other - 1]:
                continue
            first, last = numbers[at], numbers[at + length - 1]
            if sum(known[first : last + 1]) >= _KNOWN_LEAST:
                found.add((first, last))
    return frozenset(found)


def _inside(
    token: Token, unit: Unit, kind: str, lead: Set[str], often: Counter[str], again: bool
) -> list[str]:
    signs = [kind]
    if kind == "known" and stem(token.word) in lead:
        signs.append("lead")
    if kind in ("capital", "menu", "capitals") and often[token.word] >= _OFTEN:
        signs.append("often")
    if again:
        signs.append("again")
    if unit.cue is not None:
        signs.append("cue")
    elif unit.stamp is not None:
        signs.append("stamp")
    if token.shown.endswith(_SENTENCE_ENDS):
        signs.append("stop")
    return signs


def _kind(token: Token, known: bool, menu: bool) -> str:
    if not token.word:
        return "mark"
    if menu:
        return "menu_known" if known else "menu"
    if known:
        return "known"
    if token.word in small_words():
        return "small"
    if token.word[0].isdigit():
        return "digit"
    if token.shown.isupper() and len(token.word) > 1:
        return "capitals"
    return "lower" if token.shown.lstrip("\"'“‘«(")[:1].islower() else "capital"


def _letter(token: Token) -> str:
    opening = token.shown.lstrip("\"'“‘«„([¿¡")[:1]
    if opening.isupper():
        return "upper"
    if opening.isdigit():
        return "number"
    return "low" if opening.islower() else "sign"


def _opens_genre(token: Token, before: Token | None, after: Token | None) -> bool:
    """Tell whether a title begins that says what it is: "Remarks by", "Press Conference of"."""
    if _letter(token) != "upper" or after is None or (before is not None and before.word in small_words()):
        return False
    if says_genre((token.word,)):
        return after.word in small_words()
    return token.word in _GENRE_OPENERS and says_genre((after.word,))


def _beside(unit: Unit, side: str) -> str:
    """Name what the neighbouring piece is."""
    if unit.cue is not None:
        return side + "_cue"
    if unit.stamp is not None:
        return f"{side}_{unit.stamp.value}"
    return side + ("_prose" if unit.is_prose else "_line")


def _signature(units: list[Unit], number: int, last: bool) -> str:
    """Name how far below the date or author line is."""
    step = 0
    for unit in units[number + 1 : number + 9]:
        if unit.stamp in _SIGNED:
            return f"signed_{min(step, 3)}" if last else f"signed_later_{min(step, 3)}"
        step += unit.cue is None
    return "unsigned"


def _distance(at: int, body_at: int) -> str:
    """Name how many tokens lie between a token and the text."""
    away = body_at - at - 1
    if away < 0:
        return "within"
    return f"away_{min(away, 1023).bit_length()}"


def _bare(shown: str) -> str:
    match = _BARE.search(shown)
    return match[0].casefold() if match is not None else ""


def _is_menu_word(token: Token) -> bool:
    cue = find_cue(token.shown, (token.word,)) if token.word and _letter(token) == "upper" else None
    return cue is not None and cue.how == "line"
