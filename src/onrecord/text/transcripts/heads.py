"""Heads of lines that no vocabulary knows: "The Lantern", "Codex TV", "Pressestelle", "S2".

Nothing but their shape is read here. A head is a label only by what the document does with it
(`recurring.py`): it comes back, takes turns with others, and somebody speaks behind it.
"""

from __future__ import annotations

import re

from onrecord.text.transcripts.labels.grammar import Label, LabelClass, is_note
from onrecord.text.transcripts.labels.words import fold_word, label_words

MAX_HEAD = 60
"""Characters; unknown heads are short, long ones are sentences."""
MAX_WORDS = 6

_REFUSED = re.compile(r"[\"“”„«»?!;=|<>{}@%$€£\\…:]|\.\.|https?|www|\d[.,/]\d|\d{4}")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{0,60})[)\]]\s*$")
_WORD = re.compile(r"[^\W_][\w.’'‑&/-]*,?")


def read_head(printed: str) -> Label | None:
    """Read words before a seam as the head of an unknown speaker; None when they can't be one."""
    core = printed.strip(" \t\xa0*_#=")
    if not core or len(core) > MAX_HEAD:
        return None
    affiliation: tuple[str, ...] = ()
    behind = _BRACKETS.search(core) if "(" in core or "[" in core else None
    if behind is not None and behind.start() > 0:
        affiliation = () if is_note(behind[1]) else (behind[1].strip(),)
        core = core[: behind.start()].rstrip()
    core = core.rstrip(",.-–— ")
    tokens = core.split()
    if not 1 <= len(tokens) <= MAX_WORDS or core[0].islower():
        return None
    if not (is_plain := _is_plain(core, tokens)) and _REFUSED.search(core):
        return None
    if len(core) == 1:  # "I:" asks and "R:" answers
        return Label(core, LabelClass.UNKNOWN, core.casefold(), core, None, affiliation)
    words = label_words()
    folded = [fold_word(token.strip(",")) for token in tokens]
    if not words.verbs.isdisjoint(folded):
        return None
    if any(word in words.denied and word not in words.outlets for word in folded):
        return None
    small = [fold for token, fold in zip(tokens, folded, strict=True) if token[0].islower()]
    if not (is_plain or all(map(_WORD.fullmatch, tokens))) or not words.small.issuperset(small):
        return None
    return Label(core, LabelClass.UNKNOWN, " ".join(folded), core, None, affiliation)


def _is_plain(core: str, tokens: list[str]) -> bool:
    """Tell cheaply whether letters and spaces are all there is, as in most lines of menus."""
    return "".join(tokens).isalpha() and "http" not in core and "www" not in core
