"""The headline: of several printings the one next to the body; in markup what most places agree on."""

from __future__ import annotations

from onrecord.model import BlockKind, Found, Page, Span
from onrecord.text.html.titles import printable_titles, title_key
from onrecord.text.prose import plain

_STRANGE = 0.34
_LONG = 4


def find_headline(page: Page) -> Found[str] | None:
    """Return the headline with where it is printed, or None when the page has none.

    A headline that stands in the markup alone has no span.
    """
    printed = _printed(page)
    stated = printable_titles(page.metadata)
    if printed is not None and printed.span is not None:
        if stated and " " in stated[0] and (bare := _behind_kicker(printed, stated[0])) is not None:
            return bare
        if not stated or title_key(printed.value) in map(title_key, stated):
            return printed
        for title in stated:
            if (bare := _behind_kicker(printed, title)) is not None:
                return bare
    if printed is not None and stated and _is_inside_lone_title(page, stated[0], printed.value):
        return printed
    if printed is not None and stated and _is_cut_off(page, stated[0], printed.value):
        return printed
    if stated and not (printed is not None and _is_only_the_site(page, stated[0], printed.value)):
        return Found(stated[0], None, "markup_agreement", stated[0])
    return printed


def _printed(page: Page) -> Found[str] | None:
    blocks = [block for block in page.blocks if block.kind is BlockKind.HEADLINE]
    if not blocks:
        return None
    block = blocks[-1]
    printed = page.text_of(block)
    value = plain(printed.lstrip("#*_ "))[0]
    section, bar, title = printed.partition("|")
    if bar and section.isalpha() and title[:1].isalnum() and title.count(" ") >= _LONG - 1:
        span = Span(block.span.start + len(section) + 1, block.span.end)
        return Found(plain(title)[0], span, "next_to_body", title)  # "Business|Ferries stay in port for days"
    return Found(value, block.span, "next_to_body", printed)


def _behind_kicker(printed: Found[str], title: str) -> Found[str] | None:
    """Return the title where the printed headline ends with it: "Transport: Pier closes for two years"."""
    start = printed.printed.rfind(title)
    if start <= 0 or printed.span is None or not title_key(printed.value).endswith(title_key(title)):
        return None
    span = Span(printed.span.start + start, printed.span.start + start + len(title))
    return Found(title, span, "behind_kicker", title)


def _is_inside_lone_title(page: Page, stated: str, printed: str) -> bool:
    """Tell whether a lone <title> prints more around the printed headline: "Print - Pier closes - Mail"."""
    if page.metadata.all("h1", "meta:og:title"):
        return False
    key = title_key(printed)
    return key.count(" ") >= _LONG - 1 and f" {key} " in f" {title_key(stated)} "


def _is_cut_off(page: Page, stated: str, printed: str) -> bool:
    """Tell whether a lone <title> ends with the first words of the printed headline, cut to a length."""
    if page.metadata.all("h1", "meta:og:title"):
        return False
    key, words = f"{title_key(printed)} ", title_key(stated).split()
    return any(key.startswith(f"{' '.join(words[at:])} ") for at in range(len(words) - _LONG + 1))


def _is_only_the_site(page: Page, stated: str, printed: str) -> bool:
    """Tell whether a lone <title> speaks of nothing that the text speaks of, as the printed line does."""
    if page.metadata.all("h1", "meta:og:title") or any(
        name.endswith(".headline") for name, _ in page.metadata.pairs
    ):
        return False
    body = f" {title_key(page.body)}"
    return _share(stated, body) < _STRANGE <= _share(printed, body)


def _share(title: str, body: str) -> float:
    """Return the share of the longer words of a title that open words of the body: "swan" and "swans"."""
    words = [word for word in title_key(title).split() if len(word) >= _LONG]
    return sum(f" {word}" in body for word in words) / max(1, len(words))
