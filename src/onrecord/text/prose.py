"""How much a stretch of text reads like prose: words, small words, sentence ends. The same in every language.

A headline, a menu and a list of links hold few small words and no full stop; a paragraph holds both.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.vocabulary import phrases

WORD = re.compile(r"\w+(?:['’]\w+)*")
_MAY_BE_WORDS = re.compile(r"[\w'’]+")
# What parts the words of ASCII: one table costs a quarter of the pattern.
_PARTING = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) in "_'")}
# The signs that keep most English texts from being ASCII; ’ is left, it may stand inside a word.
_SIGNS = ("“", "”", "–", "—", "…", "\u00a0")
# Scripts that are written without spaces: about two characters a word, so any two beside each other are one.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f\u1000-\u109f]")
_CLOSERS = "\"'”’»›“)]*_ \u00a0\u200b"
_ENDS = tuple(".!?。！？؟।…")
_TRUNCATED = re.compile(r"(?:\.\.+|…|\[\.\.\.\]|\[…\])[\s\"'”’»)\]*_]*$")
# "... destroyed 40 cars. (PTI)": the agency signs behind the full stop.
# "... at dawn. (Petra Winslade/The Courier)" is a caption.
_SIGNED_END = re.compile(r"[.!?][\"'”’»]?\s+\([^\W\d_](?![^()]*[a-zà-ÿ]/)[^()]{0,39}\)$")
_SIGNED_REACH = 48
# Longer stretches are measured by their beginning: a paragraph doesn't turn into a menu.
_MEASURED = 320
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_INNER_END = re.compile(r"[^\W\d_A-ZА-ЯЁ]{2}[.!?…][\"”’»)]{0,2}\s+(?:[\"“„«(]?[^\W_a-zа-яё]|https?:)")
_MARKUP_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<!\w)(?:\*\*|__|\*|_)(?=\S)|(?<=\S)(?:\*\*|__|\*|_)(?!\w)")


@cache
def small_words() -> frozenset[str]:
    """Return the commonest words of all languages we know."""
    return frozenset(word for entry in phrases("languages") for word in entry.split())


class Shape(NamedTuple):
    """What a stretch of text looks like: words, the shares of small and of lower-case ones, how it ends."""

    words: int
    small: float
    lower: float
    terminal: bool
    truncated: bool

    @property
    def is_paragraph(self) -> bool:
        """Tell whether it reads as one or more full sentences of body length."""
        if self.truncated and self.words < 60:
            return False
        if self.terminal:
            return self.words >= 10 and self.small >= 0.12 and self.lower >= 0.38
        return self.words >= 28 and self.small >= 0.2 and self.lower >= 0.5

    @property
    def is_sentence(self) -> bool:
        """Tell whether it reads as a short sentence ("Putin cited Iraq, Libya, Afghanistan as examples.")."""
        return self.terminal and not self.truncated and self.words >= 3 and self.lower >= 0.33


def measure(text: str) -> tuple[Shape, tuple[str, ...]]:
    """Return the shape of `text` (markup already taken out) and the words of its beginning in lower case."""
    terminal = text.rstrip(_CLOSERS).endswith(_ENDS) or _is_signed(text)
    sample = text if len(text) <= _MEASURED else text[:_MEASURED]
    words = _words_of(sample)
    count = len(words)
    if not count:
        return Shape(0, 0.0, 0.0, terminal, terminal), ()
    folded = tuple(map(str.lower, words))
    spelt = max(1, count - sum(map(str.isdigit, words)))  # "6-4, 7-5" is no less prose
    lower = sum(map(str.islower, words)) / spelt
    small = sum(map(small_words().__contains__, folded)) / spelt
    if len(text) > _MEASURED:
        count = count * len(text) // _MEASURED
    if not sample.isascii() and len(_UNSPACED.findall(sample)) > len(sample) // 3:
        count, small, lower = len(text) // 2, 0.3, 1.0
        folded = tuple(map("".join, pairwise(sample))) or folded
    elif not lower and 2 * spelt > count and not sample.isascii() and sample.lower() == sample.upper():
        small, lower = 0.3, 1.0  # Arabic, Hebrew, Hindi: no capitals to tell a title by
    truncated = terminal and _TRUNCATED.search(text, len(text) - 12) is not None
    return Shape(count, small, lower, terminal, truncated), folded


def _words_of(text: str) -> list[str]:
    """Return what `WORD` finds in `text`; the pattern itself is asked only about words with an apostrophe."""
    bare = text if text.isascii() else without_signs(text)
    words = bare.translate(_PARTING).split() if bare.isascii() else _MAY_BE_WORDS.findall(text)
    if "'" not in text and "’" not in text:
        return words
    return [
        word for one in words for word in ((one,) if "'" not in one and "’" not in one else WORD.findall(one))
    ]


def without_signs(text: str) -> str:
    """Return `text` with a space for every sign of print that no word holds: curly marks, dashes."""
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    return text


def _is_signed(text: str) -> bool:
    """Tell whether a bracket with a name or two stands behind the last full stop."""
    return text.endswith(")") and _SIGNED_END.search(text, max(0, len(text) - _SIGNED_REACH)) is not None


def holds_sentence(text: str) -> bool:
    """Tell whether a sentence ends inside `text`, though its end is cut off or followed by a link."""
    return _INNER_END.search(text) is not None


def plain(text: str) -> tuple[str, float]:
    """Return `text` without Markdown links, images and emphasis, and the share of it that was link text.

    What nobody sees goes too: controls, marks of direction, soft hyphens.
    """
    linked = 0
    if not text.isprintable():
        text = _UNSEEN.sub("", text)
    if "](" in text:
        parts = []
        last = 0
        for match in _MARKUP_LINK.finditer(text):
            parts.append(text[last : match.start()])
            if text[match.start()] != "!":
                parts.append(match[1])
                linked += len(match[1])
            last = match.end()
        parts.append(text[last:])
        text = "".join(parts)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    if "  " in text or text[:1] == " " or text[-1:] == " " or not text.isprintable():
        text = " ".join(text.split())
    return text, linked / len(text) if linked and text else 0.0
