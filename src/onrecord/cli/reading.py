"""Files named on the command line, read without an engine. A file that can't be opened is a usage error."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from onrecord.model import Article, RawFile, Rejected

LIMIT: Final = 20_000_000
"""Bytes of the largest file that is read; the same default as ONRECORD_MAX_FILE_BYTES."""


class ReadFile(NamedTuple):
    """A path, its bytes and what was read in them; `problem` says in words why there are none."""

    path: str
    raw: RawFile | None
    result: Article | Rejected | None
    problem: str = ""


def read_files(paths: list[Path]) -> Iterator[ReadFile]:
    """Read each file in turn; folders and what can't be opened come back with their problem in words."""
    from onrecord.article import raw_file, read_article
    from onrecord.collector import rest_collector
    from onrecord.ingest.people_file import find_people, load_people
    from onrecord.model import Reason, Rejected, Stage
    from onrecord.settings import load_settings

    people = find_people(load_settings().data_dir)
    if people is not None:
        load_people(people)
    for number, path in enumerate(paths):
        if number == 1:  # by now the vocabularies are loaded
            rest_collector()
        name = str(path)
        try:
            content = _read_bytes(path)
        except OSError as error:
            yield ReadFile(name, None, None, _in_words(error))
            continue
        raw = raw_file(name, content)
        if len(content) > LIMIT:
            refused = Rejected(Stage.OPEN, Reason.TOO_LARGE, f"larger than {LIMIT:,} bytes")
            yield ReadFile(name, raw, refused)
        else:
            yield ReadFile(name, raw, read_article(raw))


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file, one more than the limit at most; a pipe is not waited for."""
    opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        mode = os.fstat(opened).st_mode
        if stat.S_ISDIR(mode):
            raise OSError("this is a folder; name the files in it")
        if not stat.S_ISREG(mode):
            raise OSError("this is not a regular file")
        with os.fdopen(opened, "rb", closefd=False) as stream:
            return stream.read(LIMIT + 1)
    finally:
        os.close(opened)


def _in_words(error: OSError) -> str:
    return "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror or str(error)
