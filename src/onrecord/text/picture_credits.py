"""Sentences that only tell what an agency's picture shows: its name stands in brackets behind them, or below.

An agency signs a text at its end; among further paragraphs it credits the picture whose caption it closes.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.text.region import Region
from onrecord.text.units import Unit
from onrecord.vocabulary import load_vocabulary

_CAPTION_MOST = 50
_TEXT_BELOW = 40
_CREDIT_MOST = 50
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)$")
_PARTS = re.compile(r"\s?[/,|]\s?")
_JOINS = frozenset({"and", "of", "the", "for", "via", "/", "|", "&"})
_NAME = re.compile(r"[^\W\d_a-zа-яё][\w.'’-]*(?: [^\W\d_a-zа-яё][\w.'’-]*){0,3}")


def is_credited_scene(units: list[Unit], index: int, region: Region) -> bool:
    """Tell whether the unit of prose at `index` is the caption of a picture that an agency took."""
    unit = units[index]
    if unit.shape.words > _CAPTION_MOST or index >= region.last:
        return False
    if unit.plain.endswith(")"):
        bracket = _IN_BRACKETS.search(unit.plain, max(0, len(unit.plain) - _CREDIT_MOST))
        credited = bracket is not None and (_names_agency(bracket[1]) or _is_behind_sentence(unit, bracket))
    else:
        below = units[index + 1]
        credited = (
            not below.is_prose
            and len(below.plain) <= _CREDIT_MOST
            and _names_agency(below.plain.strip(" ()"))
        )
    return credited and _text_below(units, index, region) >= _TEXT_BELOW


def _is_behind_sentence(unit: Unit, bracket: re.Match[str]) -> bool:
    """Tell whether names stand in brackets behind the full stop: "... on May 3. (Grove Landing Police)"."""
    ended = unit.plain[: bracket.start()].rstrip().endswith((".", ".”", '."'))
    words = bracket[1].split()
    names = all(word[0].isupper() or word in _JOINS for word in words)
    return ended and names and len(words) > 1


def _text_below(units: list[Unit], index: int, region: Region) -> int:
    return sum(unit.shape.words for unit in units[index + 1 : region.last + 1] if unit.is_prose)


def _names_agency(printed: str) -> bool:
    """Tell whether the words are an agency's name, alone or among names: "AFP/Reuters", "Jane Doe, AP"."""
    parts = _PARTS.split(printed)
    return any(part in _agencies() for part in parts) and all(_NAME.fullmatch(part) for part in parts)


@cache
def _agencies() -> frozenset[str]:
    """Return the names of agencies as they are printed, without those that are everyday words."""
    data = load_vocabulary("agencies")
    words = {name for name in data["exact_case"]["names"] if name.istitle()}
    forms = {form for name, forms in data["agencies"].items() for form in (name, *forms)}
    return frozenset(forms | {form.upper() for form in forms if len(form) > 3}) - words
