"""Says in words why the server did not start: what its log and last words show, most certain sign first."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from onrecord.embedded.config import log_file
from onrecord.embedded.home import Home
from onrecord.errors import DiskFull, EngineError, PortTaken

LAST_BYTES = 64_000
# a start writes some MB: cluster state, translog, security index
NEEDED_BYTES = 200_000_000
FULL_BYTES = 1_000_000

NO_SPACE = re.compile(r"No space left on device|not enough space|Disk quota exceeded", re.IGNORECASE)
PORT = re.compile(r"BindHttpException|Address already in use|Failed to bind to", re.IGNORECASE)
MEMORY = re.compile(
    r"Cannot allocate memory|insufficient memory for the Java|Could not reserve enough space|"
    r"java\.lang\.OutOfMemoryError",
    re.IGNORECASE,
)
BAD_DATA = re.compile(
    r"CorruptStateException|CorruptIndexException|checksum failed|IndexFormatTooNewException|"
    r"cannot downgrade a node|cannot upgrade a node|failed to load metadata|EOFException|"
    r"Failed to find any valid metadata|unable to read metadata",
    re.IGNORECASE,
)
LOCKED = re.compile(r"failed to obtain node locks|maybe these locations are not writable", re.IGNORECASE)
ERROR_LINE = re.compile(
    r"""
    ^ (?:
        ERROR:[ ]                                     # the launcher
      | fatal[ ]exception                             # the server, before it has a log
      | \[ [^\]]+ \]\[ (?:ERROR|FATAL) [ ]? \]        # the log
      | Unrecognized[ ]                               # the JVM, of an option
      | Error[ ]occurred[ ]during[ ]initialization    # the JVM, of its modules
    ) .* $
    """,
    re.MULTILINE | re.VERBOSE,
)


class UnexplainedStop(EngineError):
    """The server stopped while starting, and nothing that it said is known to us."""


def require_space(home: Home) -> None:
    """Raise DiskFull when the disk of the data is too full for a start to succeed."""
    free = shutil.disk_usage(home.path).free
    if free < NEEDED_BYTES:
        needed = NEEDED_BYTES // 1_000_000
        raise DiskFull(
            f"only {free // 1_000_000} MB are free in {home.path}; the engine needs {needed}",
            remedy="free some space, or set ONRECORD_DATA_DIR to a folder on another disk",
        )


def explain(home: Home, said: str, code: int | None, port: int) -> EngineError:
    """Return the error for a server that stopped while starting.

    `said` is what the process wrote, `code` its exit code (negative: killed by that signal), `port` the one
    that was asked for or 0.
    """
    words = said + tail(log_file(home))
    # on a disk without any room the server can't even say so
    if NO_SPACE.search(words) or shutil.disk_usage(home.path).free < FULL_BYTES:
        return DiskFull(
            f"the engine found no space left in {home.path}",
            remedy="free some space, or set ONRECORD_DATA_DIR to a folder on another disk",
        )
    if PORT.search(words):
        return port_taken(port)
    if code in (-9, 137):
        return EngineError(
            "the engine was killed while starting; usually the machine ran out of memory",
            remedy="close other programs, or lower ONRECORD_ENGINE_HEAP (now at least 256m is needed)",
        )
    if MEMORY.search(words):
        return EngineError(
            "the engine did not get the memory it asked for",
            remedy="close other programs, or lower ONRECORD_ENGINE_HEAP",
        )
    if LOCKED.search(words):
        return EngineError(
            f"another process uses, or forbids writing, the engine's data in {home.data}",
            remedy="end that process, or set ONRECORD_DATA_DIR to another folder",
        )
    if BAD_DATA.search(words):
        return EngineError(
            f"the engine can't read its data in {home.data}: {_last_error(words)}",
            remedy=(
                "`onrecord engine reset` deletes the indices; the next ingest rebuilds them from the "
                "inbox and the archive"
            ),
        )
    return UnexplainedStop(
        f"the engine stopped while starting: {_last_error(words)}", remedy=f"see {log_file(home)}"
    )


def port_taken(port: int) -> PortTaken:
    """Return the error for a port on which another program listens."""
    return PortTaken(
        f"port {port} of this machine is taken by another program",
        remedy="end that program, or set ONRECORD_ENGINE_PORT to another port (0 picks a free one)",
    )


def tail(path: Path) -> str:
    """Return the last bytes of a log as text, "" when there is none."""
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - LAST_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _last_error(words: str) -> str:
    lines = ERROR_LINE.findall(words) or [line for line in words.splitlines() if line.strip()]
    return lines[-1].strip()[:300] if lines else "it said nothing"
