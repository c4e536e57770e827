"""Which names of labels the page also prints inside its sentences: "Brandt" after "Ilse Brandt talks"."""

from __future__ import annotations

import re
from functools import lru_cache

_INSIDE = re.compile(r"(?<=[^\W\d_])[.,]?[ \n](?=([^\W\d_a-z][\w’'‑-]*)(?![\w:]))")


def is_introduced(name: str, text: str) -> bool:
    """Tell whether a name stands behind another word somewhere on the page; capitals or not.

    A name of several words must stand there as a whole.
    """
    inside = _words_inside(text)
    first, _, rest = name.lstrip("abcdefghijklmnopqrstuvwxyz’' ").partition(" ")  # "de Gandaras"
    for shown in (first, first.title()):
        if (
            not rest and shown.isupper() and len(shown) < 5 and f"({shown})" in text
        ):  # "Estelle Broussard (EB)"
            return True
        if shown in inside and (not rest or f" {shown} {rest if shown == first else rest.title()}" in text):
            return True
    return False


@lru_cache(maxsize=2)
def _words_inside(text: str) -> frozenset[str]:
    return frozenset(match[1] for match in _INSIDE.finditer(text))
