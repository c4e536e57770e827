"""The archive: every accepted file once, by the hash of its bytes, compressed, with a record of its arrival.

What is in it can be indexed again on any day and gives the same documents: `received_at` is kept, not asked.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onrecord.adapters.durable import flush_folder, make_folder, write_durably
from onrecord.errors import OnrecordError


class ArchiveDamaged(OnrecordError):
    """A file in the archive is not what its name says."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """When and where a content was first seen. `path` may hold surrogate escapes for odd bytes."""

    sha256: str
    size: int
    path: str
    received_at: datetime


class Archive:
    """A folder of contents, `<first two of hash>/<hash>.gz` with `<hash>.json`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unflushed: set[Path] = set()

    def store(self, content: bytes, arrival: Arrival) -> Arrival:
        """Keep `content`; return the record that stands, an older one if the content was there already.

        Durable after `flush`. Raises OnrecordError (DiskFull).
        """
        standing = self.find(arrival.sha256)
        if standing is not None:
            return standing
        shard = self._folder / arrival.sha256[:2]
        if not shard.is_dir():
            make_folder(shard)
            self._unflushed.add(self._folder)
        record = {
            "sha256": arrival.sha256,
            "size": arrival.size,
            "path": arrival.path,
            "received_at": arrival.received_at.isoformat(),
        }
        # the content comes last: where it stands, its record stands
        write_durably(shard / f"{arrival.sha256}.json", json.dumps(record).encode())
        write_durably(shard / f"{arrival.sha256}.gz", gzip.compress(content, 6, mtime=0))
        self._unflushed.add(shard)
        return arrival

    def flush(self) -> None:
        """Make everything stored so far durable. Raises OnrecordError."""
        for folder in sorted(self._unflushed):
            flush_folder(folder)
        self._unflushed.clear()

    def find(self, sha256: str) -> Arrival | None:
        """Return the record of a content; None when it isn't here (or its record can't be read)."""
        shard = self._folder / sha256[:2]
        if not (shard / f"{sha256}.gz").is_file():
            return None
        try:
            record = json.loads((shard / f"{sha256}.json").read_bytes())
            return Arrival(
                sha256=sha256,
                size=int(record["size"]),
                path=str(record["path"]),
                received_at=datetime.fromisoformat(record["received_at"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def load(self, sha256: str) -> bytes:
        """Return the bytes of a content. Raises ArchiveDamaged when they are missing or not those bytes."""
        path = self._folder / sha256[:2] / f"{sha256}.gz"
        try:
            content = gzip.decompress(path.read_bytes())
        except (OSError, EOFError, zlib.error) as error:
            raise ArchiveDamaged(f"{path} can't be read: {type(error).__name__}", remedy=_REMEDY) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ArchiveDamaged(f"{path} holds other bytes than its name says", remedy=_REMEDY)
        return content

    def list(self) -> Iterator[str]:
        """Yield the hashes of all contents, in order."""
        if not self._folder.is_dir():
            return
        for shard in sorted(self._folder.iterdir()):
            if len(shard.name) == 2 and shard.is_dir():
                yield from sorted(path.stem for path in shard.glob("*.gz") if len(path.stem) == 64)


_REMEDY = "restore it from a backup, or delete it and put the file into the inbox again"
