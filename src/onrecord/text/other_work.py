"""Work that is not writing: the people after "Edited by" or "Photos by" are no authors."""

from __future__ import annotations

from functools import cache

from onrecord.vocabulary import phrases

_REACH = 24


@cache
def other_work() -> frozenset[str]:
    """Return the cues of such work, lower case: "edited by", "foto von"."""
    return frozenset(phrases("bylines", "not_author_cues"))


def is_other_work(text: str, cue: int) -> bool:
    """Tell whether the word before the cue at `cue` makes it such work: "Edited By", "Directed by"."""
    before = text[max(0, cue - _REACH) : cue].split()
    return bool(before) and f"{before[-1]} {text[cue : cue + _REACH].split()[0]}".casefold() in other_work()
