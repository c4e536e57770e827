"""Makes an installation: the pinned server unpacked with our analysis plugin inside, complete or absent.

It is made in a folder of its own and renamed at the end; what a killed process left is swept next time.
The folder's name holds the server's version and the hash of the plugin's sources.
"""

from __future__ import annotations

import errno
import shutil
import stat
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from filelock import FileLock

from onrecord.embedded.download import fetch
from onrecord.embedded.java import Java
from onrecord.embedded.pins import COMPILER, SERVER
from onrecord.embedded.plugin import build_plugin, source_hash
from onrecord.errors import DiskFull, DownloadFailed
from onrecord.progress import Progress

PREPARING = ".unpack-"
LOCK_SECONDS = 900


def installation_path(cache: Path) -> Path:
    """Return where the installation of this version of onrecord is, or will be."""
    return cache / f"elasticsearch-{SERVER.version}-{source_hash()}"


def ensure_installed(cache: Path, java: Java, progress: Progress) -> Path:
    """Return the server's home folder, downloaded, unpacked and with the plugin compiled when it isn't yet.

    Raises DownloadFailed, DiskFull, and EngineError when the plugin does not compile.
    """
    target = installation_path(cache)
    if target.is_dir():
        return target
    cache.mkdir(parents=True, exist_ok=True, mode=0o755)
    # one at a time: another process may be doing the same, then its result is used
    with FileLock(cache / "lock", timeout=LOCK_SECONDS, mode=0o600):
        if target.is_dir():
            return target
        sweep(cache)
        archive = fetch(SERVER, cache, progress)
        compiler = fetch(COMPILER, cache, progress)
        try:
            _install(archive, compiler, java, target, progress)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            sweep(cache)
            raise DiskFull(
                f"no space left in {cache} while unpacking the server (it takes 150 MB)",
                remedy="free some space, or set ONRECORD_CACHE_DIR to a folder on another disk",
            ) from error
    return target


def sweep(cache: Path) -> None:
    """Remove what processes that were killed left behind. The caller holds the lock."""
    for pattern in (f"{PREPARING}*", ".download-*"):
        for leftover in cache.glob(pattern):
            shutil.rmtree(leftover, ignore_errors=True)


def unpack(archive: Path, folder: Path, progress: Progress) -> None:
    """Unpack a zip into `folder`, without its top folder, keeping the executable bits.

    Raises DownloadFailed for a member that would land outside or isn't a plain file or folder.
    """
    with zipfile.ZipFile(archive) as bundle:
        members = bundle.infolist()
        with progress.step("unpacking Elasticsearch", total=len(members), unit="files") as step:
            for member in members:
                _unpack_member(bundle, member, folder)
                step.advance()


def _unpack_member(bundle: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> None:
    name = PurePosixPath(member.filename)
    mode = member.external_attr >> 16
    kind = stat.S_IFMT(mode)
    if name.is_absolute() or ".." in name.parts or "\\" in member.filename or ":" in member.filename:
        raise DownloadFailed(f"the archive names a file outside of it: {member.filename!r}")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise DownloadFailed(f"the archive holds something that is no file: {member.filename!r}")
    target = folder.joinpath(*name.parts[1:])
    if member.is_dir():
        target.mkdir(parents=True, exist_ok=True, mode=0o755)
        return
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    with bundle.open(member) as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy, 1 << 20)
    # readable for the uid that the server runs as, writable for nobody but us
    target.chmod(0o755 if mode & 0o100 else 0o644)


def _install(archive: Path, compiler: Path, java: Java, target: Path, progress: Progress) -> None:
    folder = Path(tempfile.mkdtemp(prefix=PREPARING, dir=target.parent))
    folder.chmod(0o755)
    unpack(archive, folder, progress)
    with progress.step("compiling the analysis plugin"):
        build_plugin(folder, compiler, java)
    folder.rename(target)
