"""What several extractors ask of the same page is found once; the answer for the last page is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from onrecord.model import Page

T = TypeVar("T")


def once_a_page(find: Callable[[Page], T]) -> Callable[[Page], T]:
    """Keep the last answer of `find`; a page is the same only if it is the same object."""
    last: tuple[Page, T] | None = None

    @wraps(find)
    def answer(page: Page) -> T:
        nonlocal last
        kept = last
        if kept is None or kept[0] is not page:
            kept = last = (page, find(page))
        return kept[1]

    return answer
