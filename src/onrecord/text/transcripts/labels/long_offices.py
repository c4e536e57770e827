"""Offices whose field is written small, in words that no vocabulary lists: "Министр лесного хозяйства".

The office comes first, a name of capitals last; what stands between is not known and need not be.
"""

from __future__ import annotations

import re

from onrecord.text.transcripts.labels.label import Label, LabelClass
from onrecord.text.transcripts.labels.name_words import GLUED_INITIALS, is_head, is_name, name_length, spaced
from onrecord.text.transcripts.labels.words import fold_word, label_words

_PAST = re.compile(r"[а-я](?:[аияыуё]л|(?<!отд)ел)(?:а|о|и|ся|ась|ось|ись)?$")
"""A Russian verb in the past: "Президент поставил задачу" is no office."""
MAX_WORDS = 14
MAX_OFFICE = 6
"""Words of an office that stands without a name."""


def read_long_office(core: str, affiliation: tuple[str, ...]) -> Label | None:
    """Read an office with small words, with or without a name behind it; None when it is prose."""
    tokens = core.split()
    folded = [fold_word(token.strip(",")) for token in tokens]
    words = label_words()
    behind = _office_behind(core, tokens, folded, affiliation)
    if behind is not None:
        return behind
    if not 2 <= len(tokens) <= MAX_WORDS or core[0].islower() or not {",", ":"}.isdisjoint(core):
        return None
    if any(token[0].islower() and _PAST.search(token) for token in tokens):
        return None
    if not words.verbs.isdisjoint(folded) or not words.persons.isdisjoint(folded):
        return None
    if not any(is_head(token, fold) for token, fold in zip(tokens[:2], folded[:2], strict=True)):
        return None
    if tokens[-1][0].isupper():
        at = len(tokens) - (1 if GLUED_INITIALS.fullmatch(tokens[-1]) else name_length(tokens))
        name = tokens[at:]
        if at < 2 or not is_name(name) or not all(token[0].isupper() for token in name):
            return None
        return Label(
            core, LabelClass.TITLED, " ".join(folded[at:]), spaced(name), " ".join(tokens[:at]), affiliation
        )
    if len(tokens) > MAX_OFFICE or folded[0] in words.denied or not is_head(tokens[0], folded[0]):
        return None
    if any(token[0].isupper() for token in tokens[1:]):
        return None  # "Minister Gordeev knows"
    cyrillic = "\u0400" <= core[0] <= "\u04ff"  # elsewhere "Leader of the pack" is one as well
    return Label(
        core, LabelClass.ROLE if cyrillic else LabelClass.SINGLE, " ".join(folded), None, core, affiliation
    )


def _office_behind(
    core: str, tokens: list[str], folded: list[str], affiliation: tuple[str, ...]
) -> Label | None:
    """Read a name in capitals and an office in small letters: "SZABÓ ÉVA közlekedési miniszter"."""
    words = label_words()
    at = next((at for at, token in enumerate(tokens) if token[0].islower()), 0)
    first = 1 if folded[0] in words.honorifics else 0
    name = tokens[first:at]
    office = tokens[at:]
    if len(name) < 2 or len(office) > 4 or not all(token.isupper() for token in name) or not is_name(name):
        return None
    if not all(token.islower() for token in office) or not is_head(office[-1], folded[-1]):
        return None
    key = " ".join(folded[first:at])
    return Label(core, LabelClass.TITLED, key, spaced(name), " ".join(office), affiliation)
