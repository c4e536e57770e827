"""Labels without a name: "Q", "Speaker 2", "The SPEAKER pro tempore", "Reporter from Codex Radio"."""

from __future__ import annotations

import re

from onrecord.text.transcripts.labels.label import Label, LabelClass
from onrecord.text.transcripts.labels.names import find_full_name, read_name
from onrecord.text.transcripts.labels.words import fold_word, label_words

_NUMBERED = re.compile(r"(?:\s*(?:No\.?|Nr\.?|№|#)?\s*\d{1,3}|\s+[A-Z])$")


def read_role(core: str, affiliation: tuple[str, ...]) -> Label | None:
    """Read a label without a name: "Q", "Speaker 2", "The SPEAKER pro tempore", "Frage Schreiber"."""
    words = label_words()
    tokens = [fold_word(token) for token in core.split()]
    folded = " ".join(tokens)
    bare = _NUMBERED.sub("", folded) if folded[-1:].isdecimal() else folded
    forms = {folded, bare, " ".join(tokens[1:]) if tokens[0] in words.articles else bare}
    if not forms.isdisjoint(words.anonymous) or (bare != folded and bare in words.numbered):
        return Label(core, LabelClass.ROLE, folded, None, None, affiliation, is_anonymous=True)
    origin = find_origin(tokens)
    if origin is not None:
        whence = " ".join(core.split()[origin + 1 :])
        return Label(core, LabelClass.ROLE, folded, None, None, (whence, *affiliation), is_anonymous=True)
    if not forms.isdisjoint(words.offices):
        inner = next((found for part in affiliation if (found := find_full_name(part)) is not None), None)
        if inner is None and folded in words.hosts:  # "Host (Abena)"
            inner = next((part for part in affiliation if part.isalpha() and part.istitle()), None)
        return Label(core, LabelClass.ROLE, folded, inner, core, affiliation)
    if len(tokens) > 1 and tokens[0] in words.askers:
        asker = read_name(" ".join(core.split()[1:]), affiliation)
        if asker is not None and asker.cls < LabelClass.TITLED:
            return Label(core, LabelClass.ROLE, folded, asker.name, None, affiliation)
    return None


def find_origin(tokens: list[str]) -> int | None:
    """Return where an anonymous label goes on with its origin: "Reporter |from Codex Radio"."""
    words = label_words()
    if len(tokens) > 8 or fold_word(tokens[0]) not in words.anonymous_first:
        return None
    for at in range(1, min(4, len(tokens))):
        if fold_word(tokens[at]) in words.origins:
            before = " ".join(fold_word(token) for token in tokens[:at])
            return at if before in words.anonymous else None
    return None
