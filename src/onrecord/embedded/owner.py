"""Who the server runs as: the caller, or, because Elasticsearch refuses root, an unprivileged uid."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

# above what adduser and systemd hand out, and nobody's: a server of ours shares files with no other service
DEDICATED_UIDS = range(61_950, 61_990)


class SpawnArguments(TypedDict, total=False):
    """Arguments of subprocess that change the user of a child."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Owner:
    """The uid and gid that own the server's files; `dropped` when they aren't the caller's."""

    uid: int
    gid: int
    dropped: bool

    def spawn_arguments(self) -> SpawnArguments:
        """Return the arguments that make subprocess start a child as this owner."""
        if not self.dropped:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path, mode: int) -> None:
        """Give `path` to this owner with the permission bits `mode`."""
        path.chmod(mode)
        if self.dropped:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def can_enter(self, folder: Path) -> bool:
        """Tell whether this owner may walk into `folder`, judged by the folders above that exist."""
        if not self.dropped:
            return True
        resolved = folder.resolve()
        for part in (resolved, *resolved.parents):
            try:
                status = part.stat()
            except FileNotFoundError:
                continue
            needed = 0o100 if status.st_uid == self.uid else 0o010 if status.st_gid == self.gid else 0o001
            if not status.st_mode & needed:
                return False
        return True


def choose_owner() -> Owner:
    """Return the caller, or for root the first dedicated uid that no account of this machine has."""
    if os.geteuid() != 0:
        return Owner(os.geteuid(), os.getegid(), dropped=False)
    taken = {entry.pw_uid for entry in pwd.getpwall()}
    uid = next(uid for uid in DEDICATED_UIDS if uid not in taken)
    return Owner(uid, uid, dropped=True)
