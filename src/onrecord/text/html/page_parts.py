"""What the elements of an HTML page say of the part inside them: navigation, comments, related stories.

Element names and the words of classes and ids are a hint, never proof: a part that holds most of the page's
text is no furniture, whatever it is called.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lxml import html

from onrecord.model import BlockKind
from onrecord.vocabulary import load_vocabulary

# "jp-relatedPosts", "related_posts", "css-1x2-related": a capital or a sign begins a word
_WORDS = re.compile(r"[A-Z]?[a-z\u00e0-\u00ff]+|[A-Z]+(?![a-z])|\d+")
_LONGEST = 300
_STAMP_MOST = 60
_ELEMENTS = {
    "nav": BlockKind.NAVIGATION,
    "aside": BlockKind.RELATED,
    "figcaption": BlockKind.CAPTION,
}
_WHOLE = frozenset(("html", "body", "main", "article", "h1"))
_OF_OTHERS = frozenset(
    {
        BlockKind.NAVIGATION,
        BlockKind.RELATED,
        BlockKind.MOST_READ,
        BlockKind.COMMENTS,
        BlockKind.NEWSLETTER,
        BlockKind.CAPTION,
        BlockKind.ADVERT,
        BlockKind.FOOTER,
    }
)


def part_of(element: html.HtmlElement) -> BlockKind | None:
    """Return the kind of furniture that an element says it holds, or None."""
    tag = element.tag
    if tag in _WHOLE:
        return None
    named = _ELEMENTS.get(tag)
    if named is not None:
        return None if tag == "aside" and _is_stamp(element) else named
    style, ident = element.get("class"), element.get("id")
    if style is None and ident is None:
        return None
    return _named(style or "", ident or "")


def _is_stamp(element: html.HtmlElement) -> bool:
    """Tell whether an `<aside>` holds a `<time>` and little else: the article's own date beside its title."""
    beside = (element.getprevious(), element.getnext())
    if not any(one is not None and one.tag == "h1" for one in beside):
        return False
    if next(element.iter("time"), None) is None:
        return False
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _STAMP_MOST:
            return False
    return True


def stands_apart(element: html.HtmlElement) -> bool:
    """Tell whether an element stands in a part of the page that is not the article's own."""
    inside = False
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in ("article", "main"):
            inside = True
        if ancestor.tag == "footer" and not inside:
            return True
        if part_of(ancestor) in _OF_OTHERS:
            return True
    return False


@cache
def _phrases() -> tuple[dict[str, tuple[tuple[tuple[str, ...], BlockKind], ...]], frozenset[str]]:
    vocabulary = load_vocabulary("page_parts")
    found: dict[str, list[tuple[tuple[str, ...], BlockKind]]] = {}
    for name, entry in vocabulary.items():
        if isinstance(entry, dict):
            for phrase in entry["words"]:
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append((words, BlockKind(name)))
    return {word: tuple(entries) for word, entries in found.items()}, frozenset(vocabulary["not_own"])


def _named(style: str, ident: str) -> BlockKind | None:
    """Return the kind that a class or an id names."""
    for token in style[:_LONGEST].split():
        kind = _token_kind(token)
        if kind is not None:
            return kind
    return _token_kind(ident[:_LONGEST]) if ident else None


@lru_cache(maxsize=16_384)
def _token_kind(token: str) -> BlockKind | None:
    """Return the kind that one token names; pages share most of theirs."""
    phrases, not_own = _phrases()
    words = tuple(map(str.lower, _WORDS.findall(token)))
    if not words or words[0] in not_own:
        return None
    for at, word in enumerate(words):
        for phrase, kind in phrases.get(word, ()):
            if words[at : at + len(phrase)] == phrase:
                return kind
    return None
