"""Brings the server's process to life: straight away, or through its own launcher when that fails."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from onrecord.embedded.config import log_file
from onrecord.embedded.failures import explain, tail
from onrecord.embedded.home import Home
from onrecord.embedded.java import Java
from onrecord.embedded.quickstart import build_arguments, build_command
from onrecord.errors import EngineError
from onrecord.progress import Step

START_SECONDS = 300.0
POLL_SECONDS = 0.1

# words of the log beside what they mean to someone who waits
STAGES = (
    ("] started {", "opening the indices"),
    ("starting ...", "joining"),
    ("initialized", "initialized"),
    ("Security is enabled", "security"),
    ("using [1] data paths", "modules"),
    ("Bootstrapping Entitlements", "sandbox"),
)


@dataclass(frozen=True, slots=True)
class Start:
    """One attempt to start the server of `home` from `installation`; `port` 0 for a free one."""

    home: Home
    installation: Path
    java: Java
    port: int

    def quickly(self, options: Sequence[str], node: Mapping[str, str], step: Step) -> psutil.Process:
        """Run the server's JVM and return it once it listens.

        Raises UnexplainedStop when it ended for no known reason, else what `failures.explain` finds.
        """
        command = build_command(self.installation, self.java, options)
        arguments = build_arguments(self.home, {"path.home": str(self.installation), **node})
        return self._run(command, arguments, step)

    def by_launcher(self, step: Step) -> psutil.Process:
        """Run the server's launcher, which ends once the server is up and detached; return the server."""
        pid_file = self.home.scratch / "pid"
        pid_file.unlink(missing_ok=True)
        self._run([str(self.installation / "bin" / "elasticsearch"), "-d", "-p", str(pid_file)], b"", step)
        return psutil.Process(int(pid_file.read_text("ascii")))

    def _run(self, command: Sequence[str], arguments: bytes, step: Step) -> psutil.Process:
        """Start a process, hand it `arguments` and wait until the server has written down its port."""
        for old in (log_file(self.home), ports_file(self.home)):
            old.unlink(missing_ok=True)
        with (self.home.logs / "start.txt").open("wb") as said:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=subprocess.STDOUT,
                env=self._environment(),
                cwd=self.home.logs,
                start_new_session=True,
                umask=0o077,
                **self.home.owner.spawn_arguments(),
            )
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError), process.stdin:  # it may be dead already
            process.stdin.write(arguments)
        try:
            self._wait(process, step)
        except BaseException:
            # interrupted, too slow, or dead: nothing half started stays behind
            process.kill()
            process.wait()
            raise
        server = psutil.Process(process.pid)
        # it is meant to outlive us: Python would warn that it still runs
        process.returncode = 0
        return server

    def _wait(self, process: subprocess.Popen[bytes], step: Step) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not ports_file(self.home).exists():
            if process.poll() is not None:
                raise explain(self.home, tail(self.home.logs / "start.txt"), process.returncode, self.port)
            if time.monotonic() > deadline:
                raise EngineError(
                    f"the engine did not start in {START_SECONDS:.0f} s", remedy=f"see {log_file(self.home)}"
                )
            step.say(stage_of(self.home))
            time.sleep(POLL_SECONDS)

    def _environment(self) -> dict[str, str]:
        """Nothing of the caller's: options and secrets in it are not the server's business."""
        scratch = str(self.home.scratch)
        return {
            "PATH": os.defpath,
            "HOME": scratch,
            "LANG": "C.UTF-8",
            "ES_JAVA_HOME": str(self.java.home),
            "ES_PATH_CONF": str(self.home.config),
            "ES_TMPDIR": scratch,
            "LIBFFI_TMPDIR": scratch,
        }


def ports_file(home: Home) -> Path:
    """Return the file in which the server writes down the address that it listens on."""
    return home.logs / "http.ports"


def stage_of(home: Home) -> str:
    """Return in words how far the start is."""
    words = tail(log_file(home))
    return next((meaning for sign, meaning in STAGES if sign in words), "Java")
