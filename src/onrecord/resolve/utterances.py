"""Words for what was uttered -> whose it is: "Ryan's letter to the board", "a statement by the ministry".

A letter doesn't speak, who wrote it does; studies and polls go with who made them.
"""

from __future__ import annotations

import re

_OWNED = re.compile(
    r"((?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he\s[a-z]+['’]s?|(?:[A-Z][\w.-]*[ ]){0,4}[A-Z][\w.-]*['’]s?))"
    r"\s(?:[a-z-]+\s){0,2}"
    r"(?:statements?|remarks?|comments?|letter|speech|tweets?|posts?|response|reply|answer|words|message|memo|testimony"
    r"|op-ed|column|announcement|address|interview|question|claims?|argument|assertion|explanations?|account"
    r"|estimates?|calculations?|forecasts?|recollections?|book|article)\b"
)
_ISSUED = re.compile(
    r"""
    (?:
        (?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother)\s(?:[a-z-]+\s){0,3}
        (?:statement|message|letter|post|tweet|e-?mail|memo|note|press\srelease|column|op-ed|telegram|dispatch
          |video|petition|report|study|survey|poll|analysis|bulletin|paper)
      | (?:[A-Z]?[a-z-]+\s){0,2}(?:[Dd]ata|[Ff]igures|[Nn]umbers|[Ee]stimates|[Rr]esearch|[Ss]tatistics)
    )
    \s(?:(?:issued|released|signed|sent|published|posted|conducted|compiled)\s)?(?:by|from|on\sbehalf\sof)
    \s(?P<who>.+)
    """,
    re.VERBOSE,
)
_THEN = re.compile(
    r"""
    \s(?:
        (?:obtained|published|released|seen|reviewed|broadcast|conducted|posted|issued|dated|sent|shared|provided
          |to\sbe|that|which|last|this)\s
      | (?:in|on)\s(?:early\s|late\s|mid-)?(?:[A-Z]\w+\s\d|[A-Z]\w+day|\d{4}|[A-Z][a-z]+$)
    )
    """,
    re.VERBOSE,
)
"""Goes on behind who issued it: "obtained by Northwire", "in August"."""


def owner_of(phrase: str) -> str | None:
    """Return the words for who owns what was uttered, as printed before it; None for other phrases."""
    owned = _OWNED.match(phrase)
    return None if owned is None else owned[1]


def issuer_of(phrase: str) -> str | None:
    """Return the words for who issued a paper, as printed behind it; None for other phrases."""
    if " by " not in phrase and " from " not in phrase and " behalf " not in phrase:
        return None
    issued = _ISSUED.fullmatch(phrase)
    return None if issued is None else _THEN.split(issued["who"], maxsplit=1)[0]
