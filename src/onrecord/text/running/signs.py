"""What the tokens of a page without lines say about where its headline begins, runs and ends.

Every sign belongs to a family and has a weight, which is data (`vocabulary/glued_headlines.toml`): a word
before it, capitals that become lower case, a byline behind it, a pair of words that the text holds too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.text.headline.title_words import says_genre
from onrecord.text.headline.topic import stem
from onrecord.text.prose import small_words
from onrecord.text.region import Region
from onrecord.text.running.repeats import find_repeats
from onrecord.text.running.tokens import (
    Token,
    Words,
    count_words,
    cut_tokens,
    given_names,
    kind_of,
    mark_known,
)
from onrecord.text.stamps import Stamp
from onrecord.text.units import Unit

Table = Mapping[str, Mapping[str, float]]

_OFTEN = 3
_NEAR = 6
_SOLID_UNITS, _SOLID_LEAST, _SOLID_WORDS = 3, 8, 45
_SIGNATURE_UNITS, _STEPS_MOST = 9, 3
_GENRE_OPENERS = frozenset({"press", "joint", "opening", "closing", "doorstop", "introductory"})
SIGNED = (Stamp.DATE, Stamp.AUTHOR)
_SENTENCE_ENDS = (".", "!", "?", "…")
_STOPS = (":", "|", "»", ">", "•", "·", "/", "©", "*")
_GLUED = re.compile(r"[a-zà-ÿ]{2}[A-Z]|\w\|\w")
_CONTENT = frozenset({"known", "lower", "capital", "capitals", "menu", "menu_known"})
_NOWHERE = "none"


class Tables(NamedTuple):
    """The weights of the signs of tokens that open or close a headline, stand in it, follow another in it."""

    opens: Table
    closes: Table
    inside: Table
    joins: Table


class Weighed(NamedTuple):
    """What every token weighs as the first or last of a headline, inside it, and joined to the one before."""

    tokens: list[Token]
    opens: list[float]
    closes: list[float]
    inside: list[float]
    joins: list[float]
    known: list[bool]
    content: list[bool]
    lower: list[bool]
    lead: list[bool]
    repeats: frozenset[tuple[int, int]]


class _Page(NamedTuple):
    """All that the signs of one token look at."""

    tokens: list[Token]
    units: list[Unit]
    words: Words
    kinds: list[str]
    letters: str
    low_after: list[str]
    low_before: list[str]
    pairs: list[list[str]]
    persons: list[bool]
    glued: list[bool]
    signatures: dict[int, str]
    often: Counter[str]
    firsts: Set[int]
    lasts: Set[int]
    again: Set[int]


def weigh_tokens(text: str, units: list[Unit], region: Region, topic: Set[str], tables: Tables) -> Weighed:
    """Weigh the tokens above the article and its first ones."""
    tokens = cut_tokens(text, units, region)
    words = count_words(text, units, region, tokens)
    known = mark_known(tokens, units, region, topic)
    repeats = find_repeats(words.page, tokens, known)
    kinds = [kind_of(token, knows) for token, knows in zip(tokens, known, strict=True)]
    letters = "".join(token.letter for token in tokens)
    lows = [0]
    for letter in letters:
        lows.append(lows[-1] + (letter == "l"))
    names = given_names()
    page = _Page(
        tokens,
        units,
        words,
        kinds,
        letters,
        [str(lows[min(len(letters), at + _NEAR)] - low) for at, low in enumerate(lows)],
        [str(low - lows[max(0, at - _NEAR)]) for at, low in enumerate(lows)],
        [[], *(_pair_signs(words, first.word, second.word) for first, second in pairwise(tokens)), []],
        [
            token.word in names and letters[at] in "UA" and letters[at + 1 : at + 2] in ("U", "A")
            for at, token in enumerate(tokens)
        ],
        [_GLUED.search(token.shown) is not None for token in tokens],
        {number: _below_signature(units, number) for number in {token.unit for token in tokens}},
        Counter(token.word for token in tokens),
        {first for first, _ in repeats},
        {last for _, last in repeats},
        {at for first, last in repeats for at in range(first, last + 1)},
    )
    since, until = _stamps_around(page)
    body = _first_from(tokens, units[region.first].span.start)
    solid = _first_from(tokens, units[_solid(units, region)].span.start)
    count = range(len(tokens))
    return Weighed(
        tokens,
        [_opens(page, at, since[at], tables) for at in count],
        [_closes(page, at, until[at], (body, solid), tables) for at in count],
        [_inside(page, at, tables) for at in count],
        [_joins(page, at, tables.joins) for at in count],
        known,
        [kind in _CONTENT for kind in kinds],
        [kind in ("known", "lower") and letter == "l" for kind, letter in zip(kinds, letters, strict=True)],
        [knows and stem(token.word) in words.lead for token, knows in zip(tokens, known, strict=True)],
        repeats,
    )


def _opens(page: _Page, at: int, since: str, tables: Tables) -> float:
    """Weigh a token as the first of a headline."""
    table = tables.opens
    token = page.tokens[at]
    before = page.tokens[at - 1] if at else None
    signs, letters = table["signs"], page.letters
    weight = (
        table["kind"].get(page.kinds[at], 0.0)
        + table["letter"].get(token.letter, 0.0)
        + table["letters"].get(letters[at : at + 3], 0.0)
        + table["letters_before"].get(letters[max(0, at - 2) : at + 1], 0.0)
        + table["since_stamp"].get(since, 0.0)
        + table["low_after"].get(page.low_after[at], 0.0)
        + table["low_before"].get(page.low_before[at], 0.0)
        + table["word"].get(token.word, 0.0)
    )
    if at in page.firsts:
        weight += signs.get("repeats", 0.0)
    if page.persons[at]:
        weight += signs.get("person", 0.0)
    if _opens_genre(page, at):
        weight += signs.get("genre", 0.0)
    if before is None:
        return weight + signs.get("first", 0.0)
    weight += (
        _joins(page, at, tables.opens)
        + table["kind_before"].get(page.kinds[at - 1], 0.0)
        + table["word_before"].get(before.word, 0.0)
    )
    if before.unit != token.unit:
        weight += table["piece_before"].get(_piece(page.units[before.unit]), 0.0)
    if page.often[before.word] >= _OFTEN:
        weight += signs.get("after_often", 0.0)
    if page.units[before.unit].stamp in SIGNED:
        weight += signs.get("after_stamp", 0.0)
    if page.glued[at - 1]:
        weight += signs.get("after_glued", 0.0)
    if before.shown.endswith((",", ";")):
        weight += signs.get("after_comma", 0.0)
    return weight


def _joins(page: _Page, at: int, table: Table) -> float:
    """Weigh the place between a token and the one before it, as one to cut at or one inside a headline."""
    if not at:
        return 0.0
    before, token = page.tokens[at - 1], page.tokens[at]
    signs = table["join_signs"]
    weight = table["join_letters"].get(page.letters[at - 1 : at + 1], 0.0)
    if before.unit != token.unit:
        weight += table["join_piece"].get(_piece(page.units[token.unit]), 0.0)
    for sign in page.pairs[at]:
        weight += signs.get(sign, 0.0)
    if before.shown.endswith(_SENTENCE_ENDS):
        weight += signs.get("sentence_end", 0.0)
    elif before.shown.endswith(_STOPS):
        weight += signs.get("stop", 0.0)
    return weight


def _pair_signs(words: Words, first: str, second: str) -> list[str]:
    """Name what two neighbours are to each other: a pair of the text, of the page, or met by chance.

    A word that the page prints again with another neighbour ends (or begins) something.
    """
    if not first or not second:
        return []
    small = small_words()
    pair = (first, second)
    often = words.pairs[pair]
    if pair in words.of_text:
        signs = ["text_pair_small" if first in small or second in small else "text_pair"]
    else:
        signs = ["page_pair"] if often > 1 else []
    if often == 1:
        if words.counts[first] > 1 and first not in small:
            signs.append("first_branches")
        if words.counts[second] > 1 and second not in small:
            signs.append("second_branches")
    return signs


def _inside(page: _Page, at: int, tables: Tables) -> float:
    """Weigh a token as part of a headline."""
    table = tables.inside
    token, kind = page.tokens[at], page.kinds[at]
    unit = page.units[token.unit]
    signs = table["signs"]
    weight = table["kind"].get(kind, 0.0)
    if kind == "known" and stem(token.word) in page.words.lead:
        weight += signs.get("lead", 0.0)
    if kind in ("capital", "menu", "capitals") and page.often[token.word] >= _OFTEN:
        weight += signs.get("often", 0.0)
    if at in page.again:
        weight += signs.get("again", 0.0)
    if unit.cue is not None:
        weight += signs.get("cue", 0.0)
    elif unit.stamp is not None:
        weight += signs.get("stamp", 0.0)
        if unit.stamp in SIGNED:
            weight += signs.get("signed", 0.0)
    if token.shown.endswith(_SENTENCE_ENDS):
        weight += signs.get("sentence_end", 0.0)
    if token.letter in "UAB":
        weight += table["word"].get(token.word, 0.0)
        if page.persons[at]:
            weight += signs.get("person", 0.0)
        if token.letter == "B":
            weight += signs.get("byline", 0.0)
    if page.glued[at]:
        weight += signs.get("glued", 0.0)
    if token.shown.endswith(("…", "...")):
        weight += signs.get("ellipsis", 0.0)
    if "://" in token.shown or "@" in token.shown or "www." in token.shown:
        weight += signs.get("address", 0.0)
    return weight


def _closes(page: _Page, at: int, until: str, starts: tuple[int, int], tables: Tables) -> float:
    """Weigh a token as the last of a headline; `starts`: tokens where the text and its solid part begin."""
    table = tables.closes
    token = page.tokens[at]
    after = page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    signs, letters = table["signs"], page.letters
    last = after is None or after.unit != token.unit
    weight = (
        table["kind"].get(page.kinds[at], 0.0)
        + table["letters_after"].get(letters[at + 1 : at + 4], 0.0)
        + table["letter_after"].get(letters[at + 1 : at + 2], 0.0)
        + table["letters"].get(letters[max(0, at - 1) : at + 2], 0.0)
        + table["low_after"].get(page.low_after[at + 1], 0.0)
        + table["low_before"].get(page.low_before[at + 1], 0.0)
        + table["word"].get(token.word, 0.0)
        + table["until_stamp"].get(until, 0.0)
        + table["signature"].get(_signature(page.signatures[token.unit], last), 0.0)
        + table["body"].get(_distance(starts[0] - at - 1), 0.0)
        + table["solid"].get(_distance(starts[1] - at - 1), 0.0)
    )
    shown = token.shown
    if shown.endswith(("…", "...")):
        weight += signs.get("ellipsis", 0.0)
    if shown.endswith("."):
        weight += signs.get("full_stop", 0.0)
    elif shown.endswith(("?", "!")):
        weight += signs.get("question", 0.0)
    elif shown.endswith((",", ":", ";")):
        weight += signs.get("goes_on", 0.0)
    if at in page.lasts:
        weight += signs.get("repeats", 0.0)
    if after is None:
        return weight + signs.get("last", 0.0)
    weight += table["kind_after"].get(page.kinds[at + 1], 0.0) + table["word_after"].get(after.word, 0.0)
    if last:
        weight += table["piece_after"].get(_piece(page.units[after.unit]), 0.0)
    if page.persons[at + 1]:
        weight += signs.get("before_person", 0.0)
        if until in ("1", "2", "3"):
            weight += signs.get("before_author", 0.0)
    for sign in page.pairs[at + 1]:
        weight += signs.get(sign, 0.0)
    return weight


def _opens_genre(page: _Page, at: int) -> bool:
    """Tell whether a title begins that says what it is: "Remarks by", "Press Conference of"."""
    token = page.tokens[at]
    if token.letter not in "UA" or at + 1 >= len(page.tokens):
        return False
    if at and page.tokens[at - 1].word in small_words():
        return False
    after = page.tokens[at + 1].word
    if says_genre((token.word,)):
        return after in small_words()
    return token.word in _GENRE_OPENERS and says_genre((after,))


def _stamps_around(page: _Page) -> tuple[list[str], list[str]]:
    """Return how far above and below every token the next date or author line is."""
    signed = [page.units[token.unit].stamp in SIGNED for token in page.tokens]
    return _distances(signed), _distances(signed[::-1])[::-1]


def _distances(signed: list[bool]) -> list[str]:
    found, last = [], None
    for at, here in enumerate(signed):
        found.append(_NOWHERE if last is None else str((at - 1 - last).bit_length()))
        if here:
            last = at
    return found


def _signature(below: str, last: bool) -> str:
    """Name how many pieces below the date or author line is, and whether the piece ends here."""
    return below if below == _NOWHERE else f"{'end' if last else 'later'}_{below}"


def _below_signature(units: list[Unit], number: int) -> str:
    """Name how many pieces below a piece the next date or author line is, none when it is far."""
    step = 0
    for unit in units[number + 1 : number + _SIGNATURE_UNITS]:
        if unit.stamp in SIGNED:
            return str(min(step, _STEPS_MOST))
        step += unit.cue is None
    return _NOWHERE


@lru_cache(maxsize=4096)
def _distance(away: int) -> str:
    """Name how many tokens lie between a token and a start below (or, with a minus, above) it."""
    return str(min(away, 1023).bit_length()) if away >= 0 else f"-{min(-away, 255).bit_length()}"


def _first_from(tokens: list[Token], start: int) -> int:
    return next((at for at, token in enumerate(tokens) if token.start >= start), len(tokens))


def _solid(units: list[Unit], region: Region) -> int:
    """Return the first unit of the text that three units of prose in a row open."""
    for index in range(region.first, region.last + 1):
        run = units[index : index + _SOLID_UNITS]
        if (
            all(unit.is_prose for unit in run)
            and run[0].shape.words >= _SOLID_LEAST
            and sum(unit.shape.words for unit in run) >= _SOLID_WORDS
        ):
            return index
    return region.first


def _piece(unit: Unit) -> str:
    """Name what a piece is."""
    if unit.cue is not None:
        return "cue"
    if unit.stamp is not None:
        return unit.stamp.value
    return "prose" if unit.is_prose else "line"
