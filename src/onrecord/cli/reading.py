"""Files named on the command line, read without an engine. A file that can't be opened is a usage error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.model import Article, RawFile, Rejected


class ReadFile(NamedTuple):
    """A path, its bytes and what was read in them; `problem` says in words why there are none."""

    path: str
    raw: RawFile | None
    result: Article | Rejected | None
    problem: str = ""


LIMIT = 20_000_000
"""Bytes of the largest file that is read; the same default as ONRECORD_MAX_FILE_BYTES."""


def read_files(paths: list[Path]) -> Iterator[ReadFile]:
    """Read each file in turn; folders and what can't be opened come back with their problem in words."""
    from onrecord.article import raw_file, read_article
    from onrecord.model import Reason, Rejected, Stage

    for path in paths:
        name = str(path)
        if not path.exists():
            yield ReadFile(name, None, None, "there is no such file")
            continue
        if not path.is_file():
            what = "a folder; name the files in it" if path.is_dir() else "not a regular file"
            yield ReadFile(name, None, None, f"this is {what}")
            continue
        try:
            with path.open("rb") as stream:
                content = stream.read(LIMIT + 1)
        except OSError as error:
            yield ReadFile(name, None, None, error.strerror or str(error))
            continue
        raw = raw_file(name, content)
        if len(content) > LIMIT:
            refused = Rejected(Stage.OPEN, Reason.TOO_LARGE, f"larger than {LIMIT:,} bytes")
            yield ReadFile(name, raw, refused)
            continue
        yield ReadFile(name, raw, read_article(raw))
