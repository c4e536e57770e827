"""Keep a program on a leash: `python -m onrecord.schedule.leash PROGRAM ARGUMENTS...`.

The program ends, with everything it started, when this process is told to end or when whoever holds the
other end of standard input is gone, even by SIGKILL: nothing we start outlives us.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

import psutil

GRACE_SECONDS = 12.0
_PR_SET_CHILD_SUBREAPER = 36


def hold(command: Sequence[str]) -> int:
    """Run `command` until it ends or the leash is let go; return its exit code."""
    if sys.platform == "linux":
        # orphans of the program become children of this process, so that none escapes
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    # a list, no Event: its lock may be held by the very code that the signal interrupts, for ever
    let_go: list[str] = []
    signal.signal(signal.SIGTERM, lambda *_: let_go.append("SIGTERM"))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the one who holds the leash
    program = subprocess.Popen(list(command), stdin=subprocess.DEVNULL)
    threading.Thread(target=_wait_for_end_of_input, args=(let_go,), daemon=True).start()
    while program.poll() is None and not let_go:
        time.sleep(0.1)
    end_tree(program.pid, GRACE_SECONDS)
    return program.wait()


def _wait_for_end_of_input(let_go: list[str]) -> None:
    while os.read(0, 64):
        pass
    let_go.append("end of input")


def end_tree(pid: int, grace_seconds: float) -> None:
    """Ask process `pid` to end, then end by force whatever of this process's family is left."""
    family = psutil.Process().children(recursive=True)
    for process in family:
        if process.pid == pid:
            _signal(process, signal.SIGTERM)
    deadline = time.monotonic() + grace_seconds
    while time.monotonic() < deadline and any(_alive(process) for process in family if process.pid == pid):
        time.sleep(0.1)
    left = {*psutil.Process().children(recursive=True), *family}
    for process in left:
        _signal(process, signal.SIGTERM)
    _, stubborn = psutil.wait_procs([process for process in left if _alive(process)], timeout=3)
    for process in stubborn:
        _signal(process, signal.SIGKILL)
    psutil.wait_procs(stubborn, timeout=3)  # it is gone only a while after the signal


def _alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def _signal(process: psutil.Process, number: int) -> None:
    try:
        process.send_signal(number)
    except (psutil.Error, ProcessLookupError):
        return


if __name__ == "__main__":
    sys.exit(hold(sys.argv[1:]))
