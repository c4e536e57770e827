"""Fetches a pinned artifact from Maven Central; only bytes with the pinned hash get into the cache.

A download goes to a folder of its own and is renamed into the cache once its hash is right, so a
process killed in between leaves nothing that looks like a finished file.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.embedded.pins import Pin
from onrecord.errors import DiskFull, DownloadFailed
from onrecord.progress import Progress

NETWORK_TIMEOUT_SECONDS = 60


def fetch(pin: Pin, cache: Path, progress: Progress) -> Path:
    """Return the file of `pin` in the folder `cache`, downloading it when it isn't there.

    Raises DownloadFailed (no network, not found, other bytes than pinned) and DiskFull.
    """
    target = cache / pin.filename
    if target.is_file():
        if sha512_of(target) == pin.sha512:
            return target
        # written by something else than us, or damaged on disk: the pinned bytes are fetched anew
        target.unlink()
    cache.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".download-", dir=cache))
    try:
        fetched = _resolve(pin, folder, progress)
        found = sha512_of(fetched)
        if found != pin.sha512:
            raise DownloadFailed(
                f"{pin.filename} is not the pinned file: its SHA-512 begins {found[:16]}, "
                f"not {pin.sha512[:16]}; it was thrown away",
                remedy="try again; if it stays so, a proxy or mirror serves other bytes than Maven Central",
            )
        fetched.replace(target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return target


def sha512_of(path: Path) -> str:
    """Return the SHA-512 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha512").hexdigest()


def _resolve(pin: Pin, folder: Path, progress: Progress) -> Path:
    # jgo and requests take 0.3 s to import and are needed once in the life of a cache
    import requests
    from jgo.maven import MavenContext, PythonResolver

    @contextmanager
    def watch(name: str, total: int) -> Iterator[Callable[[int], None]]:
        with progress.step(f"downloading {name}", total=total, unit="bytes") as step:
            yield step.advance

    context = MavenContext(
        resolver=PythonResolver(progress_callback=watch),
        repo_cache=folder,
        timeout=NETWORK_TIMEOUT_SECONDS,
    )
    component = context.project(pin.group, pin.artifact).at_version(pin.version)
    try:
        return Path(component.artifact(packaging=pin.packaging).resolve())
    except requests.RequestException as error:
        raise DownloadFailed(
            f"{pin.filename} could not be downloaded: {_reason(error)}",
            remedy=(
                "check the network (HTTPS_PROXY is honoured) and try again, "
                "or set ELASTICSEARCH_URL to an Elasticsearch 9 that you run"
            ),
        ) from error
    except RuntimeError as error:
        # jgo's way to say that no repository has it; its text holds addresses, so it is not quoted
        raise DownloadFailed(
            f"{pin.filename} was not found in Maven Central",
            remedy="a mirror or proxy may be in between; try again later",
        ) from error
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise DiskFull(
            f"no space left in {folder.parent} while downloading {pin.filename} ({pin.size // 1_000_000} MB)",
            remedy="free some space, or set ONRECORD_CACHE_DIR to a folder on another disk",
        ) from error


def _reason(error: Exception) -> str:
    """Name the kind of network error in words, without the address it names."""
    kind = type(error).__name__
    return {
        "ConnectionError": "the server can't be reached (no network, or a name that does not resolve)",
        "ConnectTimeout": "the server did not answer in time",
        "ReadTimeout": "the server stopped answering",
        "SSLError": "the server's certificate is not trusted",
        "ProxyError": "the proxy refused the connection",
        "ChunkedEncodingError": "the connection broke off",
    }.get(kind, kind)
