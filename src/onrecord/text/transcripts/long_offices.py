"""Offices whose field is written small, in words that no vocabulary lists: "Министр лесного хозяйства".

The office comes first, a name of capitals last; what stands between is not known and need not be.
"""

from __future__ import annotations

from onrecord.text.transcripts.label import Label, LabelClass
from onrecord.text.transcripts.label_words import fold_word, label_words
from onrecord.text.transcripts.name_words import GLUED_INITIALS, is_head, is_name, name_length, spaced

MAX_WORDS = 14
MAX_OFFICE = 6
"""Words of an office that stands without a name."""


def read_long_office(core: str, affiliation: tuple[str, ...]) -> Label | None:
    """Read an office with small words, with or without a name behind it; None when it is prose."""
    tokens = core.split()
    folded = [fold_word(token.strip(",")) for token in tokens]
    words = label_words()
    if not 2 <= len(tokens) <= MAX_WORDS or core[0].islower() or "," in core:
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
    cyrillic = "\u0400" <= core[0] <= "\u04ff"  # elsewhere "Leader of the pack" is one as well
    return Label(
        core, LabelClass.ROLE if cyrillic else LabelClass.SINGLE, " ".join(folded), None, core, affiliation
    )
