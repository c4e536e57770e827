"""What a reading child may do: use so much time and memory, and nothing outside itself.

The limits are the kernel's, so they hold when the parent is gone. The child gets a fresh environment:
no setting, no secret, a fixed time zone, locale and hash seed.
"""

from __future__ import annotations

import math
import os
import resource
import signal
import sys
from collections.abc import Mapping

_KEPT = ("PATH", "HOME", "TMPDIR", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "COVERAGE_PROCESS_START")
_FIXED = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}

_FORBIDDEN = {
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.symlink",
    "os.link",
    "os.truncate",
    "shutil.rmtree",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def build_environment(mine: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a child, from the parent's: by name, so that no secret slips through."""
    kept = {name: mine[name] for name in _KEPT if name in mine}
    return {**kept, **_FIXED}


def limit_memory(limit: int) -> None:
    """Bound the address space of this process to `limit` bytes."""
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def start_clock(seconds: float) -> None:
    """Let the kernel end this process after `seconds` of wall time, or two thirds of that of CPU time."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used + max(1.0, seconds * 2 / 3)), hard))
    signal.setitimer(signal.ITIMER_REAL, seconds)


def stop_clock() -> None:
    """The work is done: wall time doesn't count any more."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def refuse_the_outside() -> None:
    """Make every attempt to reach the network, start a program or write a file raise PermissionError."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _FORBIDDEN:
            raise PermissionError(f"a reading child may not use {event}")
        if event == "open":
            flags = arguments[2]
            if isinstance(flags, int) and flags & _WRITING:
                raise PermissionError("a reading child may not write files")

    sys.addaudithook(hook)


EXIT_BY_CLOCK = (-signal.SIGALRM, -signal.SIGXCPU)
"""Exit codes of a child that ran out of time."""
