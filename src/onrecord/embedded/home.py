"""Where the server lives: its home (data, configuration, password) and the cache (download, installation).

Root's own folders are closed to the uid that the server runs as, so for root the home is under
/var/lib/onrecord with a link to it in the data directory, and the cache, when closed, in /var/cache/onrecord.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from onrecord.embedded.owner import Owner, choose_owner
from onrecord.settings import Settings

ROOTS_HOMES = Path("/var/lib/onrecord")
ROOTS_CACHE = Path("/var/cache/onrecord")


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one embedded server. `snapshots` outlive a reset."""

    path: Path
    owner: Owner

    @property
    def config(self) -> Path:
        """ES_PATH_CONF."""
        return self.path / "config"

    @property
    def data(self) -> Path:
        """The indices."""
        return self.path / "data"

    @property
    def logs(self) -> Path:
        """The server's log and port files."""
        return self.path / "logs"

    @property
    def scratch(self) -> Path:
        """The JVM's temporary folder."""
        return self.path / "tmp"

    @property
    def snapshots(self) -> Path:
        """`path.repo`: where snapshots may be written."""
        return self.path / "snapshots"

    @property
    def state_file(self) -> Path:
        """What is known about the running server."""
        return self.path / "state.json"

    @property
    def password_file(self) -> Path:
        """The password of the first identity, 0600."""
        return self.path / "password"

    def lock(self, timeout: float) -> FileLock:
        """Return the lock that starting, stopping and resetting hold; waits `timeout` seconds."""
        return FileLock(self.path / "lock", timeout=timeout, mode=0o600)

    def prepare(self) -> None:
        """Make the folders that the server writes, each open to its owner only."""
        for folder in (self.config, self.data, self.logs, self.scratch, self.snapshots):
            folder.mkdir(mode=0o700, exist_ok=True)
            self.owner.own(folder, 0o700)

    def read_password(self) -> str:
        """Return the password of the first identity, generated on first use."""
        if not self.password_file.exists():
            write_private(self.password_file, secrets.token_urlsafe(32))
        return self.password_file.read_text("ascii")


def locate_home(settings: Settings) -> Home | None:
    """Return the home of this data directory's server, None when it never had one."""
    if not settings.engine_dir.is_dir():
        return None
    path = settings.engine_dir.resolve()
    status = path.stat() if not (path / "data").exists() else (path / "data").stat()
    owner = choose_owner()
    if owner.dropped and status.st_uid != 0:
        # the uid that owns the data stays, whatever accounts came since
        owner = Owner(status.st_uid, status.st_gid, dropped=True)
    return Home(path, owner)


def open_home(settings: Settings) -> Home:
    """Return the home of this data directory's server, made when it isn't there."""
    found = locate_home(settings)
    if found is not None:
        return found
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    owner = choose_owner()
    if owner.dropped:
        ROOTS_HOMES.mkdir(parents=True, exist_ok=True, mode=0o711)
        home = Path(tempfile.mkdtemp(prefix="engine-", dir=ROOTS_HOMES))
        home.chmod(0o711)
        settings.engine_dir.unlink(missing_ok=True)
        settings.engine_dir.symlink_to(home)
    else:
        settings.engine_dir.mkdir(mode=0o700)
    return Home(settings.engine_dir.resolve(), owner)


def locate_cache(settings: Settings, owner: Owner) -> Path:
    """Return the folder of downloads and installations, one that `owner` can read."""
    cache = settings.cache_dir if owner.can_enter(settings.cache_dir) else ROOTS_CACHE
    cache.mkdir(parents=True, exist_ok=True, mode=0o755)
    return cache / "engine"


def remove_home(settings: Settings, home: Home) -> None:
    """Delete all of a home but its snapshots; without any, the home itself."""
    for entry in home.path.iterdir():
        if entry == home.snapshots or entry.name == "lock":
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    if home.snapshots.is_dir() and any(home.snapshots.iterdir()):
        return
    shutil.rmtree(home.path)
    settings.engine_dir.unlink(missing_ok=True)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    fresh.touch(mode=0o600, exist_ok=False)
    fresh.write_text(text, "utf-8")
    fresh.replace(path)
