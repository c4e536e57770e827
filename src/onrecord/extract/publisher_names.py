"""Publisher names and domains as printed -> the canonical name."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.vocabulary import load_vocabulary

_DATA = load_vocabulary("publishers")
_SPACES = re.compile(r"\s+")


def _key(name: str) -> str:
    key = _SPACES.sub(" ", name).strip(" .,:;*_()[]|/-\u2013\u2014").casefold()
    return key.removeprefix("www.").removeprefix("the ")


_CANONICAL: dict[str, str] = {
    _key(form): canonical
    for kind in ("publishers", "institutions")
    for canonical, forms in _DATA[kind].items()
    for form in (canonical, *forms)
}
_INSTITUTIONS = frozenset(_DATA["institutions"])


@lru_cache(maxsize=1024)
def known_publisher(printed: str) -> str | None:
    """Return the canonical name of the publisher or domain printed as `printed`, or None."""
    return _CANONICAL.get(_key(printed))


def is_institution(canonical: str) -> bool:
    """Tell whether a publisher is an office or an assembly that prints its own papers."""
    return canonical in _INSTITUTIONS
