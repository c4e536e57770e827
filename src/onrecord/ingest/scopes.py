"""Which part of the file system a run answers for: roots as a whole, a folder below one, or single files.

A path is known by its absolute name, so it is the same file whether its folder, a folder above it or the file
itself is given. What lies inside the configured inbox belongs to the inbox (that gives its collection).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.adapters.inbox import Entry, find_entry, join, list_entries, show_path
from onrecord.errors import InboxError


@dataclass(frozen=True, slots=True)
class Scope:
    """A root, the folder below it that is listed, or the one file below it that was named."""

    root: bytes
    below: bytes = b""
    file: bytes | None = None

    @property
    def folder(self) -> bytes:
        """The absolute path of the folder that is listed."""
        return join(self.root, self.below)

    def entries(self, patterns: Sequence[str], *, recursive: bool) -> Iterator[Entry]:
        """Yield what is there now. Raises InboxError when the folder can't be listed."""
        if self.file is not None:
            yield find_entry(self.root, self.file)
            return
        try:
            yield from list_entries(self.root, patterns, below=self.below, recursive=recursive)
        except OSError as error:
            raise InboxError(
                f"the inbox {show_path(self.folder)} can't be listed: {error.strerror}",
                remedy="see whether it is mounted and readable; nothing was marked as gone",
            ) from None


def find_scopes(paths: Sequence[Path] | None, inbox: Path) -> list[Scope]:
    """Return the scopes of the given paths, of the inbox without any.

    Raises InboxError for a path that isn't there.
    """
    home = Path(os.path.realpath(inbox))
    if paths is None:
        if not home.is_dir():
            raise InboxError(
                f"the inbox {inbox} is not {'a folder' if os.path.lexists(home) else 'there'}",
                remedy="create it or set ONRECORD_INBOX; nothing was marked as gone",
            )
        return [Scope(os.fsencode(home))]
    scopes = []
    for path in paths:
        if path.is_dir():
            scopes.append(_folder(Path(os.path.realpath(path)), home))
            continue
        # the last part stays as it is: a link that somebody names is a link
        real = Path(os.path.realpath(path.parent)) / path.name
        if not os.path.lexists(real):
            raise InboxError(f"{path} is not there", remedy="give a file or a folder that exists")
        root = home if real.is_relative_to(home) else real.parent
        scopes.append(Scope(os.fsencode(root), file=os.fsencode(real.relative_to(root))))
    return list(dict.fromkeys(scopes))


def _folder(real: Path, home: Path) -> Scope:
    if real != home and real.is_relative_to(home):
        return Scope(os.fsencode(home), below=os.fsencode(real.relative_to(home)))
    return Scope(os.fsencode(real))
