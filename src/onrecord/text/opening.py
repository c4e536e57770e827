"""How an article opens: kicker, headline, deck and byline lines above (or glued to) its first paragraph.

The headline is the line that speaks of what the body speaks of, is printed again on the page, is marked as
one, and stands near the body; a page without such a line has none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.model import BlockKind
from onrecord.text.cues import Cue
from onrecord.text.prose import holds_sentence, small_words
from onrecord.text.region import Region
from onrecord.text.speech import LABEL, TURN
from onrecord.text.stamps import Stamp, opens_with_dateline
from onrecord.text.title_words import (
    headline_openers,
    is_field,
    is_letterhead,
    is_office_holder,
    is_path,
    is_salutation,
    is_spoken,
    names_genre,
    records_event,
    says_genre,
    says_who_spoke,
)
from onrecord.text.titles import title_key
from onrecord.text.topic import stem
from onrecord.text.units import Unit

_REACH = 60
_TEXT_WORDS = 18
_REPEATED_WORDS, _REPEATED_MOST = 4, 4
_LEAST = 3.0
_SUFFIX = re.compile(r"\s+[|–—•·:»-]\s+[^|–—•·»]{2,60}$")


_DECK_UNITS, _DECK_WORDS = 3, 70
_BYLINE_REACH = 8
_TITLE_MOST = 60
_TITLE_LEAST = 4
_BLOCK_UNITS = 3
_DECK_LONGER = 1.6
_RIVAL = 0.5
_PLACED_LEAST = 3
_DATED_LEAST = 5
_DECK_LEAST = 8
_QUESTIONS_LEAST = 3
_NEAR_TEXT = 6
_GENRE, _LETTERHEAD, _HOLDER = 2.0, 3.0, 4.0
_CLOSE, _FAR = 4, 8
_PRINTED_MOST = 45
_SEPARATORS = (" | ", " - ", " – ", " — ", " • ", " · ", " : ", " » ")
_MARKED = {"h1": 4.0, "h2": 2.0, "h3": 0.5}
_SIGNED = (Stamp.DATE, Stamp.AUTHOR)
_STRONG = 2.0
_KICKER_WORDS = 4
_SENTENCE_STOPS = (".", ".”", '."', ".’", "…")
# Paragraphs that a box can cut off from the text; more are captions of a gallery or another story.
_CUT_OFF_MOST = 4
_OTHER_STORY = 0.3


@dataclass(frozen=True, slots=True)
class Opening:
    """Indices of the units that open the article: all printings of the headline, the start of the text."""

    headlines: tuple[int, ...]
    body: int


def find_opening(units: list[Unit], region: Region, topic: frozenset[str]) -> Opening:
    """Find the headline of the article in `region` and where its text begins."""
    printed = _printings(units)
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
    for indices in (above, inside):
        scored = [(_score(units, index, region, topic, printed), index) for index in indices]
        score, index = max(scored, default=(0.0, 0), key=lambda pair: pair[0])
        if score > _LEAST:
            best = _above_deck(units, index, {at: value for value, at in scored})
            break
    if best is None:
        best = _placed_like_one(units, above)
    if best is None:
        return Opening((), region.first)
    return open_below(units, region, best)


def _placed_like_one(units: list[Unit], above: range) -> int | None:
    """Return the one line above the text that reads like a title and stands where headlines stand.

    A short headline may share no word with the text: "Divers find a bell", and below it the byline.
    """
    found = [index for index in above if _may_be_headline(units[index]) and _reads_like_title(units[index])]
    return found[0] if len(found) == 1 and above.stop - found[0] <= _BYLINE_REACH + 1 else None


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
        return best - 1 if _may_be_headline(units[best - 1]) else best
    for index in range(best - 1, max(-1, best - 2 - _BLOCK_UNITS), -1):
        unit = units[index]
        if unit.stamp is not None and unit.stamp is not Stamp.CLOCK and not _is_dated_title(unit):
            break
        if is_letterhead(unit.plain) or is_office_holder(unit.plain):
            continue
        if (
            scores.get(index, 0.0) >= _RIVAL * scores[best]
            and unit.shape.words >= _TITLE_LEAST
            and unit.marker == units[best].marker
        ):
            found.append(index)
        elif unit.cue is None and unit.stamp is None and not found:
            break
    if len(found) != 1 or best - found[0] > _BLOCK_UNITS:
        return best
    longer = deck.shape.words >= _DECK_LONGER * units[found[0]].shape.words
    return found[0] if deck.is_prose or longer or _opens_block(units, found[0], best) else best


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


def _score(
    units: list[Unit], index: int, region: Region, topic: frozenset[str], printed: Counter[str]
) -> float:
    """Return how much the unit looks like the headline; 0 for what can't be one."""
    unit = units[index]
    words = unit.shape.words
    if not _may_be_headline(unit) or (index and units[index - 1].marker == LABEL):
        return 0.0
    is_named = names_genre(unit.words) and not (" - " in unit.plain and is_letterhead(unit.plain))
    is_title = is_named and index <= region.first and _is_title_of_papers(unit)
    evidence = _MARKED.get(unit.marker, 0.0) + _among_stamps(units, index, _FAR if is_named else _CLOSE)
    if index >= region.first and not is_title and not _may_follow_text(units, index, region, evidence):
        return 0.0
    if not unit.marker and words >= _DECK_LEAST and unit.is_prose and _is_told(units, index):
        return 0.0
    if words >= _REPEATED_WORDS and 1 < printed.get(" ".join(unit.words), 0) <= _REPEATED_MOST:
        evidence += 2.0
    if evidence < _STRONG and unit.is_prose and unit.plain.endswith(_SENTENCE_STOPS) and not is_title:
        return 0.0  # a sentence that nothing marks as a title may be the first one of the text
    if unit.plain.endswith("?") and not unit.marker and _is_one_of_questions(units, region):
        return 0.0
    score = evidence
    if is_named:
        score += _GENRE
    elif not unit.marker and is_office_holder(unit.plain):
        score -= _HOLDER
    elif not unit.marker and is_letterhead(unit.plain):
        score -= _LETTERHEAD
    elif records_event(unit.words):
        score += _GENRE / 2
    content = [word for word in unit.words if word not in small_words()]
    known = sum(stem(word) in topic for word in content)
    score += 4.0 * known / max(4, len(content)) + 0.5 * min(known, 5)
    if 5 <= words <= 18:
        score += 1.0
    elif (words < 4 and not is_named) or words > 25:
        score -= 2.0
    if unit.shape.truncated:
        score -= 3.0
    elif unit.plain.endswith("."):
        score -= 2.5
    below = units[index + 1 : region.first]
    if len(below) <= _NEAR_TEXT:
        return score
    distance = len([unit for unit in below if unit.stamp is None and unit.cue is None])
    return score - 0.05 * max(0, distance - _NEAR_TEXT)


def _is_told(units: list[Unit], index: int) -> bool:
    """Tell whether full prose is text, not a title: two sentences, or one below a date line (a deck)."""
    unit = units[index]
    if not unit.plain.endswith((*_SENTENCE_STOPS, "?", "!")):
        return False
    if index and units[index - 1].stamp is Stamp.DATE and unit.plain.endswith(_SENTENCE_STOPS):
        return True
    return unit.shape.words >= _TEXT_WORDS and holds_sentence(unit.plain)


def _is_title_of_papers(unit: Unit) -> bool:
    """Tell whether a line opens with its genre, full stop or not: "Déclaration du Président à la presse." """
    return says_genre(unit.words[:1]) and unit.shape.words <= _TEXT_WORDS and not holds_sentence(unit.plain)


def _is_one_of_questions(units: list[Unit], region: Region) -> bool:
    """Tell whether short questions stand between the paragraphs: a list of questions and answers."""
    asked = (unit for unit in units[max(0, region.first - 1) : region.last + 1] if unit.plain.endswith("?"))
    return (
        sum(1 for unit in asked if unit.shape.words <= _TEXT_WORDS and ":" not in unit.plain)
        >= _QUESTIONS_LEAST
    )


def _may_follow_text(units: list[Unit], index: int, region: Region, evidence: float) -> bool:
    """Tell whether a unit inside the region can be its headline: what stands above is another story."""
    before = sum(unit.shape.words for unit in units[region.first : index] if unit.is_prose)
    if evidence < _STRONG:
        return not before and (not units[index].is_prose or units[index].plain.endswith(("?", "!")))
    after = sum(unit.shape.words for unit in units[index : region.last + 1] if unit.is_prose)
    return before < _OTHER_STORY * after


def _may_be_headline(unit: Unit) -> bool:
    """Tell whether the unit by itself could be a headline."""
    if unit.cue is not None and not _opens_title(unit.cue):
        return False
    if unit.stamp is not None and not _is_dated_title(unit):
        return False
    if unit.is_rule or unit.marker in ("item", "row", "quote", "image", TURN, LABEL):
        return False
    if "://" in unit.plain or _is_row(unit.plain.split()):
        return False  # "The Wayback Machine - https://...", "Fixtures 24/11 27/11 1/12"
    if not 2 <= unit.shape.words <= 40 or len(unit.plain) < 8 or unit.plain.endswith((",", ";")):
        return False
    if not unit.marker and (unit.plain.endswith((":", "—", "–")) or is_salutation(unit.words)):
        return False  # it leads up to what follows
    return not (is_path(unit.plain) or is_spoken(unit.plain) or is_field(unit.plain))


def _opens_title(cue: Cue) -> bool:
    """Tell whether a phrase of furniture may open a headline as well as a link: "Video: ..."."""
    return cue.how == "start" and cue.phrase.rstrip(" :|") in headline_openers()


def _is_row(printed: list[str]) -> bool:
    """Tell whether at least half of the words are numbers."""
    words = [word.lstrip("([") for word in printed if any(map(str.isalnum, word))]
    return 2 * sum(word[:1].isdigit() for word in words) >= len(words)


def _is_dated_title(unit: Unit) -> bool:
    """Tell whether a line with a date says what it is: "Regular Press Conference on March 14, 2022"."""
    if unit.stamp is not Stamp.DATE or unit.shape.words < _DATED_LEAST or not says_genre(unit.words):
        return False
    return not unit.plain.endswith(_SENTENCE_STOPS) or not holds_sentence(unit.plain)


def _among_stamps(units: list[Unit], index: int, reach: int) -> float:
    """Score where the unit stands among the date and author lines: above them is where headlines are.

    `reach`: how many lines may stand between; those of who speaks and where, below the title of a speech.
    """
    below = [unit for unit in units[index + 1 : index + 16] if unit.cue is None][:reach]
    if any(unit.stamp in _SIGNED for unit in below):
        return 2.5
    above = [
        unit
        for unit in units[max(0, index - 12) : index]
        if unit.stamp is not None or unit.shape.words >= _TITLE_LEAST
    ]
    teased = any(one.cue and one.cue.kind is BlockKind.RELATED for one in units[max(0, index - 4) : index])
    if any(unit.stamp in _SIGNED for unit in above[-2:]) and not teased:
        return 1.0
    return -2.0 if any(unit.stamp in _SIGNED for unit in above) else 0.0


def _printings(units: list[Unit]) -> Counter[str]:
    """Count how often each line is printed, a title with the name of the site behind it included."""
    counts: Counter[str] = Counter()
    for unit in units:
        if 2 <= unit.shape.words <= _PRINTED_MOST:
            counts[" ".join(unit.words)] += 1
            if any(separator in unit.plain for separator in _SEPARATORS):
                counts[title_key(_SUFFIX.sub("", unit.plain))] += 1
    return counts
