"""How an article opens: kicker, headline, deck and byline lines above (or glued to) its first paragraph.

The headline is the line that speaks of what the body speaks of, is printed again on the page, is marked as
one, and stands near the body; a page without such a line has none.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import BlockKind
from onrecord.text.headline.score import (
    is_dated_title,
    may_be_headline,
    names_occasion,
    printings,
    score_headline,
)
from onrecord.text.headline.title_words import (
    is_letterhead,
    is_office_holder,
    is_path,
    says_who_spoke,
)
from onrecord.text.headline.topic import stem
from onrecord.text.html.titles import title_key
from onrecord.text.prose import small_words
from onrecord.text.region import Region
from onrecord.text.stamps import Stamp, opens_with_dateline
from onrecord.text.units import Unit

_REACH = 60
_TEXT_WORDS = 18
_LEAST = 3.0


_DECK_UNITS, _DECK_WORDS = 3, 70
_BYLINE_REACH = 8
_TITLE_MOST = 60
_TITLE_LEAST = 4
_BLOCK_UNITS = 3
_DECK_LONGER = 1.6
_RIVAL = 0.5
_MASTHEAD_MOST = 8
# Points below a headline speak of the text nearly as much as the line that does so most.
_POINT, _POINTS = 0.55, 4
_PLACED_LEAST = 3
_PASSED_MOST = 3
_MARKED = {"h1": 4.0, "h2": 2.0, "h3": 0.5}
_SIGNED = (Stamp.DATE, Stamp.AUTHOR)
_KICKER_WORDS = 4
_SENTENCE_STOPS = (".", ".”", '."', ".’", "…")
# Paragraphs that a box can cut off from the text; more are captions of a gallery or another story.
_CUT_OFF_MOST = 4


@dataclass(frozen=True, slots=True)
class Opening:
    """Indices of the units that open the article: all printings of the headline, the start of the text."""

    headlines: tuple[int, ...]
    body: int


def find_opening(units: list[Unit], region: Region, topic: frozenset[str]) -> Opening:
    """Find the headline of the article in `region` and where its text begins."""
    printed = printings(units)
    text = next(
        (
            at
            for at in range(region.first, region.last)
            if units[at].is_prose and units[at].shape.words >= _TEXT_WORDS
        ),
        region.first,
    )
    above = range(max(0, text - _REACH), text)
    inside = range(text, min(region.last, text + _REACH))
    best = None
    heads: dict[int, float] = {}
    for indices in (above, inside):
        scored = [(score_headline(units, index, region, topic, printed), index) for index in indices]
        score, index = max(scored, default=(0.0, 0), key=lambda pair: pair[0])
        if score > _LEAST:
            index = _below_masthead(units, index, scored, topic)
            best = _above_deck(units, index, {at: value for value, at in scored})
            best = best - 1 if _is_told_below_title(units, best, topic) else best
            break
        heads = heads or {at: value for value, at in scored}
    if best is None:
        best = _placed_like_one(units, above)
        near = _next_to_text(units, above, heads, topic)
        if best is None or (near is not None and heads[near] > heads.get(best, 0.0)):
            best = near
    if best is None:
        return Opening((), region.first)
    return open_below(units, region, best)


def _below_masthead(
    units: list[Unit], best: int, scored: list[tuple[float, int]], topic: frozenset[str]
) -> int:
    """Return the best line below the first of the page where that is a masthead: "Civic Speeches Library".

    A name in capitals that shares no word with the text, or that a menu parts from another headline.
    """
    top = next((index for index, unit in enumerate(units) if unit.cue is None and not unit.is_rule), 0)
    if best != top or not _may_be_masthead(units[top]):
        return best
    score, other = max((pair for pair in scored if pair[1] > top), default=(0.0, best))
    if score <= _LEAST or any(unit.stamp is not None for unit in units[top + 1 : other]):
        return best
    is_told = any(stem(word) in topic for word in units[top].words if word not in small_words())
    return best if is_told and other == top + 1 else other


def _may_be_masthead(unit: Unit) -> bool:
    """Tell whether a line is a short name: each word with a capital, but for small ones."""
    words = unit.plain.split()
    if (
        unit.marker
        or not 2 <= len(words) <= _MASTHEAD_MOST
        or unit.plain.endswith((*_SENTENCE_STOPS, "?", "!"))
    ):
        return False
    return all(not word[0].isalpha() or word[0].isupper() or word in small_words() for word in words)


def _placed_like_one(units: list[Unit], above: range) -> int | None:
    """Return the one line above the text that reads like a title and stands where headlines stand.

    A short headline may share no word with the text: "Divers find a bell", and below it the byline.
    """
    found = [index for index in above if may_be_headline(units[index]) and _reads_like_title(units[index])]
    return found[0] if len(found) == 1 and above.stop - found[0] <= _BYLINE_REACH + 1 else None


def _next_to_text(
    units: list[Unit], above: range, scores: dict[int, float], topic: frozenset[str]
) -> int | None:
    """Return the best of the lines right above the text and its dates, where nothing better is found.

    Pages of offices and courts are headed by a name or two words: "Hollis Grandage", "Two Resolutions".
    """
    found: list[int] = []
    passed = 0
    for index in reversed(above):
        unit = units[index]
        is_stamp = unit.stamp is not None and not is_dated_title(unit)
        if is_stamp and found:
            break
        if is_stamp or is_office_holder(unit.plain) or names_occasion(units, index):
            continue
        if _is_one_word(unit, topic) or (
            may_be_headline(unit) and not unit.is_prose and scores.get(index, -1.0) >= 0.0
        ):
            if not is_letterhead(unit.plain):
                found.append(index)
        elif found or passed == _PASSED_MOST:
            break
        else:
            passed += 1
        if len(found) == _BLOCK_UNITS:
            break
    return max(found, key=lambda index: (scores[index], -index), default=None)


def _is_told_below_title(units: list[Unit], best: int, topic: frozenset[str]) -> bool:
    """Tell whether the best line is a deck, a sentence right below a short title: "The Quiet Bell"."""
    deck = units[best]
    if not best or deck.marker or not deck.is_prose or not deck.plain.endswith(_SENTENCE_STOPS):
        return False
    title = units[best - 1]
    if title.shape.words >= deck.shape.words or is_letterhead(title.plain) or is_office_holder(title.plain):
        return False
    if _is_one_word(title, topic):
        return True
    words = [word for word in title.words if word not in small_words()]
    return may_be_headline(title) and not title.is_prose and any(stem(word) in topic for word in words)


def _is_one_word(unit: Unit, topic: frozenset[str]) -> bool:
    """Tell whether a line is one word that the text speaks of: "Engagements", "Salt"."""
    if unit.cue is not None or unit.marker or len(unit.words) != 1 or not unit.plain.isalpha():
        return False
    return not unit.plain.isupper() and stem(unit.words[0]) in topic


def _reads_like_title(unit: Unit) -> bool:
    """Tell whether a line says something: three words or more, one of them in lower case and no small one."""
    words = unit.plain.split()
    if len(words) < _PLACED_LEAST or unit.plain.endswith((*_SENTENCE_STOPS, ":")):
        return False
    return any(
        word.islower() and word.isalpha() and word not in small_words() and len(word) >= _PLACED_LEAST
        for word in words[1:]
    )


def _above_deck(units: list[Unit], best: int, scores: dict[int, float]) -> int:
    """Return the headline when the best line is its deck: the line right above, in a block of just the two.

    Three lines or more that could all be headlines are a list of stories, whose last stands next to the text.
    """
    found: list[int] = []
    deck = units[best]
    below = units[best + 1] if scores.get(best + 1) else deck
    kicker = deck.plain.removesuffix(below.plain).rstrip()
    if kicker != deck.plain and kicker.endswith((":", "|", "-", "–", "+")):
        return best + 1  # "Coast: Too little sand" above "Too little sand"
    if best and says_who_spoke(deck.words) and _reads_like_title(units[best - 1]):
        return best - 1 if may_be_headline(units[best - 1]) else best
    for index in range(best - 1, max(-1, best - 2 - _BLOCK_UNITS), -1):
        unit = units[index]
        if unit.stamp is not None and unit.stamp is not Stamp.CLOCK and not is_dated_title(unit):
            break
        if is_letterhead(unit.plain) or is_office_holder(unit.plain):
            continue
        if unit.cue is not None and unit.cue.kind is BlockKind.NAVIGATION and not found:
            break  # a section's name is the kicker of what stands below it; above it is a menu
        if (
            scores.get(index, 0.0) >= _RIVAL * scores[best]
            and unit.shape.words >= _TITLE_LEAST
            and unit.marker == units[best].marker
        ):
            found.append(index)
        elif unit.cue is None and unit.stamp is None and not found:
            break
    if (block := _top_of_block(units, best, scores)) is not None:
        return block
    if len(found) != 1 or best - found[0] > _BLOCK_UNITS:
        return best
    longer = deck.shape.words >= _DECK_LONGER * units[found[0]].shape.words
    return found[0] if deck.is_prose or longer or _opens_block(units, found[0], best) else best


def _top_of_block(units: list[Unit], best: int, scores: dict[int, float]) -> int | None:
    """Return the first of lines that stand together between a menu and the byline: headline and its points.

    "Couple who booked 'sea view' ..." / "They drew the curtains to find two yachts" / "By Jane Doe": each
    speaks of the text; in a list of stories only one does.
    """
    top = best
    while (
        best - top < _POINTS
        and scores.get(top - 1, 0.0) >= _POINT * scores[best]
        and not is_letterhead(units[top - 1].plain)
    ):
        top -= 1
    if top == best or units[top].shape.words < _TITLE_LEAST or units[top].marker != units[best].marker:
        return None
    above = units[top - 1] if top else None
    is_free = above is None or above.stamp is not None or above.cue is not None
    if not is_free and above is not None and above.shape.words >= _TITLE_LEAST and not is_path(above.plain):
        return None
    below = units[best + 1 : best + 1 + _POINTS]
    return top if any(unit.stamp in _SIGNED for unit in below) else None


def _opens_block(units: list[Unit], first: int, best: int) -> bool:
    """Tell whether two lines stand by themselves: a date, a section or nothing above, the byline below."""
    above = units[first - 1] if first else None
    below = units[best + 1] if best + 1 < len(units) else None
    alone = (
        above is None or above.stamp is not None or above.cue is not None or above.shape.words < _TITLE_LEAST
    )
    return (
        best == first + 1
        and alone
        and below is not None
        and (below.stamp is not None or below.cue is not None)
    )


def find_titled(units: list[Unit], region: Region, titles: tuple[str, ...]) -> int | None:
    """Return the unit, nearest above the text, that prints one of the titles that the markup states."""
    for title in titles:
        key = title_key(title)
        found = [
            index
            for index, unit in enumerate(units[: region.last])
            if unit.shape.words <= _TITLE_MOST and " ".join(unit.words) == key
        ]
        above = [index for index in found if index <= region.first]
        marked = [index for index in found if units[index].marker == "h1"]
        if marked or above or found:
            return (marked or above[-1:] or found)[0]
        kicked = [index for index in range(region.first) if _follows_kicker(units[index], key)]
        if kicked:
            return kicked[-1]
    return None


def _follows_kicker(unit: Unit, key: str) -> bool:
    """Tell whether a heading prints the title behind a kicker: "Transport: Pier closes for two years"."""
    if unit.marker not in _MARKED or not key:
        return False
    words = " ".join(unit.words)
    return words.endswith(f" {key}") and len(unit.words) - key.count(" ") - 1 <= _KICKER_WORDS


def open_below(units: list[Unit], region: Region, headline: int) -> Opening:
    """Return the opening of an article whose headline is the unit `headline`."""
    key = " ".join(units[headline].words)
    same = [index for index, unit in enumerate(units[: region.last]) if " ".join(unit.words) == key]
    return Opening(tuple(same), _body_start(units, region, headline))


def _body_start(units: list[Unit], region: Region, headline: int) -> int:
    """Return the first unit of the text below `headline`: after its byline lines and a deck above them."""
    start = _first_below(units, region, headline)
    stamps = [
        index
        for index in range(headline + 1, min(headline + 1 + _BYLINE_REACH, region.last))
        if units[index].stamp in _SIGNED and not _is_link(units[index])
    ]
    if stamps and stamps[-1] >= start:
        above = [unit for unit in units[start : stamps[-1]] if unit.is_prose]
        if any(unit.vote or opens_with_dateline(unit.plain) for unit in above):
            return start
        if len(above) <= _DECK_UNITS and sum(unit.shape.words for unit in above) <= _DECK_WORDS:
            return stamps[-1] + 1
    return start


def _is_link(unit: Unit) -> bool:
    """Tell whether a dated line points to another story: "Read also: Bay closed over sewage, 4 June 2021"."""
    return unit.cue is not None and unit.cue.kind is BlockKind.RELATED


def _first_below(units: list[Unit], region: Region, headline: int) -> int:
    """Return where the region begins, or the paragraph above it that HTML shows to be the first.

    That is one between headline and region that trafilatura keeps, or that stands below the byline lines: a
    box that follows it had cut it off.
    """
    signed = first = None
    for index in range(headline + 1, region.first):
        unit = units[index]
        if unit.stamp in _SIGNED and unit.cue is None:
            signed = index
        elif unit.vote is None or not (unit.is_prose and unit.shape.is_paragraph):
            continue
        elif unit.vote or (signed is not None and unit.shape.words >= _TEXT_WORDS):
            first = index
            break
    if first is None:
        return max(region.first, headline + 1)
    between = [unit for unit in units[first : region.first] if unit.cue is None and unit.stamp is None]
    others = sum(1 for unit in between if not unit.is_prose and unit.vote)
    few = sum(1 for unit in between if unit.is_prose) <= _CUT_OFF_MOST
    return first if few and others <= 1 else max(region.first, headline + 1)
