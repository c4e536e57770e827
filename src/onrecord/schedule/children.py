"""Programs that run beside us: started on a leash, watched, stopped, their words kept in a log file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from onrecord.errors import OnrecordError


class Child:
    """One program on a leash (see `leash`)."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        """Start `command` with `environment` added to ours; its output goes to the file `log`."""
        self.name = name
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with log.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "onrecord.schedule.leash", *command],
                stdin=subprocess.PIPE,
                stdout=stream,
                stderr=subprocess.STDOUT,
                env={**os.environ, **environment},
                start_new_session=True,
            )

    def running(self) -> bool:
        """Tell whether the program still runs."""
        return self.process.poll() is None

    def check(self) -> None:
        """Raise OnrecordError with the end of the log when the program has ended by itself."""
        if not self.running():
            raise OnrecordError(
                f"{self.name} ended with code {self.process.returncode}: {self.last_words()}",
                remedy=f"see {self.log}",
            )

    def last_words(self) -> str:
        """Return the last line of the log that is not empty."""
        lines = [line.strip() for line in self.log.read_text("utf-8", "replace").splitlines()]
        return next((line for line in reversed(lines) if line), "")[:200]

    def let_go(self) -> None:
        """Tell the program to end, without waiting for it."""
        if self.running():
            self.process.send_signal(signal.SIGTERM)
        if self.process.stdin:
            self.process.stdin.close()

    def stop(self, seconds: float = 25) -> None:
        """End the program and everything it started; wait for that at most `seconds`."""
        self.let_go()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            held = psutil.Process(self.process.pid).children(recursive=True)
            self.process.kill()
            self.process.wait()
            for process in held:  # whoever held them is gone
                with suppress(psutil.Error):
                    process.kill()
            psutil.wait_procs(held, timeout=3)
