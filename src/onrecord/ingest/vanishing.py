"""When many known files are missing at once, a mount has failed: the run stops and marks nothing.

Files that were moved or renamed are not missing: their bytes are looked for under the new names first.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.adapters.inbox import Entry, Opened, is_gone, open_entry, show_path
from onrecord.adapters.ledger_rows import PathRow
from onrecord.errors import InboxError

HANDFUL = 5
"""Of so few known files any number may be deleted: a share of them says nothing."""


def find_gone(missing: Iterable[PathRow]) -> list[PathRow]:
    """Return those of the unlisted paths that lead to nothing. The others are excluded now, or unreadable."""
    return [row for row in missing if is_gone(row.path)]


def check_vanished(
    gone: Sequence[PathRow],
    known: int,
    new: Sequence[Entry],
    *,
    fraction: float,
    size_limit: int,
    inbox: bytes,
) -> None:
    """Raise InboxError when more than `fraction` of `known` paths is gone and not among the `new` ones."""
    allowed = fraction * known
    if known <= HANDFUL or len(gone) <= allowed:
        return
    lost = Counter(row.sha256 for row in gone)
    sizes = {row.stamp.size for row in gone if row.stamp is not None}
    for entry in new:
        if entry.stamp is None or (sizes and entry.stamp.size not in sizes):
            continue
        opened = open_entry(entry, size_limit)
        if isinstance(opened, Opened):
            found = hashlib.sha256(opened.content).hexdigest()
            if lost[found] > 0:
                lost[found] -= 1
    number = sum(lost.values())
    if number > allowed:
        raise InboxError(
            f"{number} of {known} known files are gone from {show_path(inbox)}: nothing was marked",
            remedy="see whether it is mounted; if you removed them, run once with ONRECORD_VANISH_FRACTION=1",
        )
