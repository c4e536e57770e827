"""What a person types -> what `simple_query_string` understands: curly quotes straight, AND/OR/NOT as signs.

Nothing that is typed is an error: signs that mean nothing are words or are ignored by the server.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST_QUERY: Final = 1_000
"""Characters; longer ones are a mistake or an attack (Lucene would make a clause of every word)."""

MOST_WORDS: Final = 50
"""Loose words and phrases that are looked for; 100 are more clauses than a server with a small heap takes."""

_DOUBLE = str.maketrans(dict.fromkeys("“”„‟«»〝〞＂″", '"'))
_SINGLE = str.maketrans(dict.fromkeys("‘’‚‛ʼ′＇", "'"))

_BETWEEN: Final = {"AND": "+", "OR": "|"}

_TOKEN = re.compile(
    r"""
    (?P<phrase> [-+(]* " [^"]* "? (?: ~ \d+ )? )   # "open door"~3, -"open door"; an open mark runs on
    | (?P<space> \s+ )
    | (?P<word> [^\s"]+ )
    """,
    re.VERBOSE,
)


def understand(query: str) -> str:
    """Return `query` in the syntax of simple_query_string.

    Upper-case AND, OR, NOT between words or phrases become `+`, `|`, `-`; in lower case they are words. What
    is behind the longest query is left out: `is_too_long` tells.
    """
    text = " ".join(query.translate(_DOUBLE).translate(_SINGLE).split())[:LONGEST_QUERY]
    pieces: list[str] = []
    negate = False
    words = 0
    for match in _TOKEN.finditer(text):
        piece = match[0]
        if match["space"]:
            continue
        if piece in _BETWEEN:
            pieces += [_BETWEEN[piece]] if pieces else []
        elif piece == "NOT":
            negate = True
        elif words < MOST_WORDS:
            words += 1
            closed = f'{piece}"' if match["phrase"] and piece.count('"') == 1 else piece
            pieces.append(f"-{closed}" if negate else closed)
            negate = False
    while pieces and pieces[-1] in _BETWEEN.values():
        pieces.pop()
    return " ".join(pieces)


def is_too_long(query: str) -> bool:
    """Tell whether only the beginning of `query` is looked for."""
    text = " ".join(query.translate(_DOUBLE).translate(_SINGLE).split())
    signs = (*_BETWEEN, "NOT")
    words = sum(not match["space"] and match[0] not in signs for match in _TOKEN.finditer(text))
    return len(text) > LONGEST_QUERY or words > MOST_WORDS


# fmt: off
STOP_WORDS: Final = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no",
    "not", "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to",
    "was", "will", "with",
))
# fmt: on
"""The list `_english_` of Elasticsearch: the stemmed field holds none of them, the exact one does."""


def without_stop_words(query: str) -> str:
    """Return an understood query without loose stop words, unless nothing else was asked for.

    All words must be found, and "the" would be looked for in the exact field alone: "the negotiation" would
    then miss "these negotiations". Phrases keep theirs.
    """
    pieces = [match[0] for match in _TOKEN.finditer(query) if not match["space"]]
    kept = [piece for piece in pieces if piece.lower() not in STOP_WORDS]
    return " ".join(kept) if any(piece not in _BETWEEN.values() for piece in kept) else query


_NAME_AT_END = re.compile(r'(?P<words>"[^"]*[^\W\d_])(?P<end>"(?:~\d+)?)')


def with_possessives(query: str) -> str:
    """Return an understood query in which a phrase may end in a possessive: "Minister Orban" finds Orban's.

    The exact field keeps the ending, so that nobody is quoted with it unasked; a name in a phrase means both.
    """
    return _NAME_AT_END.sub(_either_ending, query)


def _either_ending(match: re.Match[str]) -> str:
    words = match["words"]
    return match[0] if words.endswith("'s") else f"({match[0]} | {words}'s{match['end']})"
