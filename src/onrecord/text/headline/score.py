"""How much a line looks like the headline of its page: topic, place, printings, genre, marks.

What can't be a headline (fields, paths, salutations, rows of numbers, told sentences) scores nothing.
"""

from __future__ import annotations

import re
from collections import Counter

from onrecord.model import BlockKind
from onrecord.text.cues import Cue
from onrecord.text.headline.title_words import (
    ends_with_office,
    headline_openers,
    is_field,
    is_house,
    is_letterhead,
    is_office_holder,
    is_path,
    is_salutation,
    is_spoken,
    names_genre,
    names_supplier,
    records_event,
    says_genre,
)
from onrecord.text.headline.topic import stem
from onrecord.text.html.titles import title_key
from onrecord.text.prose import holds_sentence, small_words
from onrecord.text.region import Region
from onrecord.text.speech import LABEL, TURN
from onrecord.text.stamps import Stamp, stamp_openers, stamp_words
from onrecord.text.units import Unit
from onrecord.vocabulary import phrases

_TEXT_WORDS = 18
_REPEATED_WORDS, _REPEATED_MOST = 4, 4
_SUFFIX = re.compile(r"\s+[|–—•·:»-]\s+[^|–—•·»]{2,60}$")
_TITLE_LEAST = 4
_OCCASIONS = (("at",), ("before",), ("to",))
_DATED_LEAST = 5
_BARS = phrases("date_cues", "not_of_page")
_TOLD_LEAST, _TOLD_LETTERS = 3, 3
_DECK_LEAST = 8
_QUESTIONS_LEAST = 3
_NEAR_TEXT = 6
_GENRE, _LETTERHEAD, _HOLDER = 2.0, 5.0, 4.0
_CLOSE, _FAR = 4, 8
_PRINTED_MOST = 45
_SEPARATORS = (" | ", " - ", " – ", " — ", " • ", " · ", " : ", " » ")
_MARKED = {"h1": 4.0, "h2": 2.0, "h3": 0.5}
_MOTTO = re.compile(
    r"(?:proudly )?(?:serving|established|est|founded|published|printed|informing|seit|depuis|desde)"
    r"\b.{0,60}\d{4}$",
    re.IGNORECASE,
)
_SIGNED = (Stamp.DATE, Stamp.AUTHOR)
_STRONG = 2.0
_SENTENCE_STOPS = (".", ".”", '."', ".’", "…")
_OTHER_STORY = 0.3
_PLAYED = 4.0
_PLAYERS = frozenset({"just watched", "must watch", "now playing", "video ad feedback", "replay"})


def score_headline(
    units: list[Unit], index: int, region: Region, topic: frozenset[str], printed: Counter[str]
) -> float:
    """Return how much the unit looks like the headline; 0 for what can't be one."""
    unit = units[index]
    words = unit.shape.words
    if not may_be_headline(unit) or (index and units[index - 1].marker == LABEL):
        return 0.0
    if names_occasion(units, index):
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
    elif not unit.marker and (is_letterhead(unit.plain) or (not index and ends_with_office(unit.plain))):
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
    if not unit.marker and _is_in_player(units, index):
        score -= _PLAYED
    if unit.shape.truncated:
        score -= 3.0
    elif unit.plain.endswith("."):
        score -= 2.5
    below = units[index + 1 : region.first]
    if len(below) <= _NEAR_TEXT:
        return score
    distance = len([unit for unit in below if unit.stamp is None and unit.cue is None])
    return score - 0.05 * max(0, distance - _NEAR_TEXT)


def names_occasion(units: list[Unit], index: int) -> bool:
    """Tell whether a line says where an office holder spoke: "Governor Osgood" / "At the Third Forum"."""
    return index > 0 and units[index].words[:1] in _OCCASIONS and is_office_holder(units[index - 1].plain)


def _is_in_player(units: list[Unit], index: int) -> bool:
    """Tell whether a line names a film in a player: "JUST WATCHED" or "Now playing" is beside it."""
    around = units[max(0, index - 1) : index] + units[index + 1 : index + 3]
    return any(unit.cue is not None and unit.cue.phrase in _PLAYERS for unit in around)


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


def may_be_headline(unit: Unit) -> bool:
    """Tell whether the unit by itself could be a headline."""
    if unit.cue is not None and not _opens_title(unit.cue):
        return False
    if unit.stamp is not None and not is_dated_title(unit):
        return False
    if unit.is_rule or unit.marker in ("item", "row", "quote", "image", TURN, LABEL):
        return False
    if not 2 <= unit.shape.words <= 40 or len(unit.plain) < 8 or unit.plain.endswith((",", ";")):
        return False
    if "://" in unit.plain or _is_row(unit.plain.split()):
        return False  # "The Wayback Machine - https://...", "Fixtures 24/11 27/11 1/12"
    if not unit.marker and (unit.plain.endswith((":", "—", "–")) or is_salutation(unit.words)):
        return False  # it leads up to what follows
    if all(word in stamp_words() or word == "number" for word in unit.words):
        return False  # "Release Date Release Number"
    if not unit.marker and (is_house(unit.plain) or _MOTTO.match(unit.plain) is not None):
        return False
    return not (
        is_path(unit.plain) or is_spoken(unit.plain) or is_field(unit.plain) or names_supplier(unit.words)
    )


def _opens_title(cue: Cue) -> bool:
    """Tell whether a phrase of furniture may open a headline as well as a link: "Video: ..."."""
    return cue.how == "start" and cue.phrase.rstrip(" :|") in headline_openers()


def _is_row(printed: list[str]) -> bool:
    """Tell whether at least half of the words are numbers."""
    words = [word.lstrip("([") for word in printed if any(map(str.isalnum, word))]
    return 2 * sum(word[:1].isdigit() for word in words) >= len(words)


def is_dated_title(unit: Unit) -> bool:
    """Tell whether a line with a date says what it is: "Regular Press Conference on March 14, 2022".

    Or what happened: "June 7, 1905: The night the bandstand burned".
    """
    if unit.stamp is not Stamp.DATE or unit.shape.words < _DATED_LEAST:
        return False
    if not says_genre(unit.words):
        return _tells_something(unit)
    return not unit.plain.endswith(_SENTENCE_STOPS) or not holds_sentence(unit.plain)


def _tells_something(unit: Unit) -> bool:
    """Tell whether enough words in lower case stand beside the date that are no cue, name or small word."""
    if unit.words[0] in stamp_openers() or unit.plain.endswith(_SENTENCE_STOPS):
        return False
    folded = unit.plain.casefold()
    if any(phrase in folded for phrase in _BARS):
        return False
    beside = (word.strip(",.:;!?") for word in unit.plain.split())
    told = [word for word in beside if len(word) >= _TOLD_LETTERS and word.isalpha() and word.islower()]
    return sum(word not in stamp_words() and word not in small_words() for word in told) >= _TOLD_LEAST


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


def printings(units: list[Unit]) -> Counter[str]:
    """Count how often each line is printed, a title with the name of the site behind it included."""
    counts: Counter[str] = Counter()
    for unit in units:
        if 2 <= unit.shape.words <= _PRINTED_MOST:
            counts[" ".join(unit.words)] += 1
            if unit.cue is not None and ": " in unit.plain:
                counts[title_key(unit.plain.partition(": ")[2])] += 1  # "Share All sharing options for: ..."
            if any(separator in unit.plain for separator in _SEPARATORS):
                counts[title_key(_SUFFIX.sub("", unit.plain))] += 1
    return counts
