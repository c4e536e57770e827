"""The quarantine: what could not be read, kept byte for byte with a record that says why.

Files are named by hash, never by a name from the inbox. A file above the size limit is recorded without
its bytes; it stays in the inbox. A full quarantine stops the run: nothing in it is ever thrown away for room.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from onrecord.adapters.durable import explain, flush_folder, make_folder, write_durably
from onrecord.errors import RunStopped
from onrecord.model import Reason, Stage


@dataclass(frozen=True, slots=True)
class Refusal:
    """The record of one refused content. Times are ISO 8601 in UTC.

    `key` is the hash of the bytes, or `path-<hash of the path>` when they were not read. `paths` are
    absolute and may hold surrogate escapes for odd bytes.
    """

    key: str
    stage: Stage
    reason: Reason
    detail: str
    size: int
    paths: tuple[str, ...]
    first_seen: str
    last_seen: str
    run: str
    attempts: int = 1
    sha256: str | None = None
    extractor_version: int = 0
    onrecord_version: str = ""
    tools: tuple[str, ...] = ()


def key_of_path(path: bytes) -> str:
    """Return the key under which a path is kept whose bytes were not read."""
    return f"path-{hashlib.sha256(path).hexdigest()}"


class Quarantine:
    """A folder of refused contents, `<first two of key>/<key>.raw` with `<key>.json`.

    `most_bytes`: how large all refused bytes together may become; None where nothing is stored.
    """

    def __init__(self, folder: Path, most_bytes: int | None = None) -> None:
        self._folder = folder
        self._most = most_bytes
        self._held: int | None = None

    def store(self, refusal: Refusal, content: bytes | None) -> Refusal:
        """Keep a refusal; one that is there already counts one attempt more and keeps its first day.

        Durable on return. Raises OnrecordError; RunStopped when there is no room for `content`.
        """
        known = self.find(refusal.key)
        if known is not None:
            refusal = replace(
                refusal,
                first_seen=known.first_seen,
                attempts=known.attempts + 1,
                paths=tuple(dict.fromkeys((*known.paths, *refusal.paths))),
            )
        shard = self._shard(refusal.key)
        make_folder(shard)
        bytes_path = shard / f"{refusal.key}.raw"
        if content is not None and not bytes_path.is_file():
            self._make_sure_of_room(len(content))
            write_durably(bytes_path, content)
        write_durably(shard / f"{refusal.key}.json", json.dumps(asdict(refusal), indent=1).encode())
        flush_folder(shard)
        flush_folder(self._folder)
        return refusal

    def add_path(self, key: str, path: str) -> None:
        """Note that `path` holds a refused content too; nothing happens to a content that isn't here."""
        known = self.find(key)
        if known is not None and path not in known.paths:
            record = replace(known, paths=(*known.paths, path))
            write_durably(self._shard(key) / f"{key}.json", json.dumps(asdict(record), indent=1).encode())

    def find(self, key: str) -> Refusal | None:
        """Return the record under `key`; None when there is none that can be read."""
        try:
            record = json.loads((self._shard(key) / f"{key}.json").read_bytes())
            return Refusal(
                **{
                    **record,
                    "stage": Stage(record["stage"]),
                    "reason": Reason(record["reason"]),
                    "paths": tuple(record["paths"]),
                    "tools": tuple(record["tools"]),
                }
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def load(self, key: str) -> bytes | None:
        """Return the refused bytes; None when they were too large to be kept."""
        try:
            return (self._shard(key) / f"{key}.raw").read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise explain(error, self._shard(key)) from None

    def list(self) -> Iterator[Refusal]:
        """Yield all records, in the order of their keys."""
        if not self._folder.is_dir():
            return
        for shard in sorted(self._folder.iterdir()):
            for path in sorted(shard.glob("*.json")):
                refusal = self.find(path.stem)
                if refusal is not None:
                    yield refusal

    def discard(self, key: str) -> None:
        """Forget a content that was released: the archive has its bytes now. Raises OnrecordError."""
        shard = self._shard(key)
        try:
            (shard / f"{key}.json").unlink(missing_ok=True)
            (shard / f"{key}.raw").unlink(missing_ok=True)
        except OSError as error:
            raise explain(error, shard) from None

    def _make_sure_of_room(self, size: int) -> None:
        """Count `size` bytes more. The folder is measured once; what leaves it later still counts."""
        if self._most is None:
            return
        if self._held is None:
            self._held = sum(path.stat().st_size for path in self._folder.glob("*/*.raw"))
        if self._held + size > self._most:
            raise RunStopped(
                f"the quarantine is full: {self._held:,} of {self._most:,} bytes in {self._folder}",
                remedy="see `onrecord quarantine list`; take away what was refused or raise "
                "ONRECORD_MAX_QUARANTINE_BYTES, then run again: nothing is lost",
            )
        self._held += size

    def _shard(self, key: str) -> Path:
        return self._folder / key.removeprefix("path-")[:2]
