"""Lines of names that sign by what stands beside them: "Hillel Vantor, AP National Writer", "Keris Lund@kel".

Only close below the headline, where an author stands; the names need not be known ones there.
"""

from __future__ import annotations

import re

from onrecord.extract.bylines.grammar import NamePiece
from onrecord.extract.bylines.names import opens_with_given_name
from onrecord.extract.layout import Layout
from onrecord.extract.publisher_names import known_publisher
from onrecord.vocabulary import phrases

_BELOW = 5
_WORDS = "|".join(phrases("bylines", "work_words"))
_WORK = re.compile(rf"(?:[ \u00a0]*[,|/-][^.!?]{{0,48}}(?<!\w))?(?:{_WORDS})[ \u00a0]*", re.IGNORECASE)
_HANDLES = re.compile(r"(?:[\s,|()]*(?:[\w.+-]{2,40}@[\w-]{2,40}(?:\.\w{2,}){1,2}|@\w{3,}))+[\s)]*")
_HOUSE = re.compile(r"[ \u00a0]*[|/][ \u00a0]*(?P<house>[^|]{2,40})")


def signs_unfamiliar(layout: Layout, index: int, line: str, pieces: list[NamePiece]) -> bool:
    """Tell whether work, handles or a list with a house say that the names of `line` are authors."""
    title = layout.title_above(index)
    if title is None or index - title > _BELOW or line[: pieces[0].start].strip():
        return False
    rest = line[pieces[-1].end :]
    if _HANDLES.fullmatch(rest) is not None or _WORK.fullmatch(rest) is not None:
        return True
    house = _HOUSE.fullmatch(rest)
    if rest.strip() and (house is None or known_publisher(house["house"].strip()) is None):
        return False
    return len(pieces) > 1 and any(opens_with_given_name(piece.name) for piece in pieces)
