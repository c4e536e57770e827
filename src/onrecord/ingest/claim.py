"""One run at a time for one data directory: a lock of the operating system, freed by any kind of death."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from onrecord.adapters.durable import explain, make_folder
from onrecord.errors import AlreadyRunning


@contextmanager
def claim(data_dir: Path, *, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the lock of `data_dir`. Raises AlreadyRunning when another process has it after `wait_seconds`."""
    make_folder(data_dir)
    lock = FileLock(data_dir / "run.lock", mode=0o600)
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout:
        raise AlreadyRunning(
            f"another run works in {data_dir}", remedy="wait for it; `onrecord status` shows it"
        ) from None
    except OSError as error:
        raise explain(error, data_dir / "run.lock") from None
    try:
        yield
    finally:
        lock.release()
