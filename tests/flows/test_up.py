"""`onrecord up`: everything starts, the first run ends, and no process outlives it, however it ends."""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from flows.scheduler import wait_for
from onrecord import embedded
from onrecord.schedule.handing_on import settings_environment
from onrecord.schedule.prefect_home import running_server
from onrecord.settings import Settings

WARM_SECONDS = 90


class Up:
    """`onrecord up` in a process of its own."""

    def __init__(self, environment: dict[str, str], folder: Path, *options: str) -> None:
        self.data_dir = environment["ONRECORD_DATA_DIR"]
        self.output = folder / "up.log"
        program = "from onrecord.cli import main; main()"
        command = [sys.executable, "-c", program, "up", "--port", "0", *options]
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PREFECT", "ONREC", "ELAS"))
        }
        self.process = self.started(command, {**kept, **environment}, folder)

    def started(self, command: list[str], env: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
        with self.output.open("wb") as log:
            return subprocess.Popen(
                command, env=env, cwd=folder, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )

    def said(self, words: str) -> bool:
        assert words in self.text or self.process.poll() is None, f"up ended:\n{self.text}"
        return words in self.text

    @property
    def text(self) -> str:
        if not self.output.exists():
            return ""
        return self.output.read_text("utf-8", "replace")

    def family(self) -> list[psutil.Process]:
        """Return every process that belongs to this installation, whoever its parent is now."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if process.environ().get("ONRECORD_DATA_DIR") == self.data_dir or any(
                    self.data_dir in word for word in process.cmdline()
                ):
                    found.append(process)
        return [process for process in found if process.status() != psutil.STATUS_ZOMBIE]

    def end(self, number: int, seconds: float = 60) -> int:
        self.process.send_signal(number)
        return self.process.wait(seconds)


class UpInTerminal(Up):
    """The same as a person sees it: Ctrl-C on a terminal reaches every process that belongs to it."""

    def started(self, command: list[str], env: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
        self.keyboard, terminal = pty.openpty()
        own_it = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
        process = subprocess.Popen(
            [sys.executable, "-c", own_it, *command],
            env={**env, "TERM": "xterm", "COLUMNS": "200"},
            cwd=folder,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        os.close(terminal)
        threading.Thread(target=self._watch, daemon=True).start()
        return process

    def _watch(self) -> None:
        with self.output.open("wb", buffering=0) as log, contextlib.suppress(OSError):
            while piece := os.read(self.keyboard, 65536):
                log.write(piece)

    def press_ctrl_c(self, seconds: float = 60) -> int:
        os.write(self.keyboard, b"\x03")
        return self.process.wait(seconds)


@pytest.fixture
def embedded_settings(tmp_path: Path, engine_settings: Settings) -> Settings:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text('"We agree," said Ada Nwosu, the minister, on Monday in the city.\n')
    return engine_settings.model_copy(
        update={"data_dir": tmp_path / "data", "inbox": inbox, "settle_seconds": 0.0}
    )


@pytest.fixture
def clean() -> Iterator[list[Up]]:
    """Take away what a failing test would leave."""
    started: list[Up] = []
    yield started
    for up in started:
        for process in up.family():
            with contextlib.suppress(psutil.Error):
                process.kill()
        up.process.wait()


@pytest.fixture
def common_folder() -> Iterator[Path]:
    """A folder for temporary files in which Prefect's own may not be made: another user was first."""
    with tempfile.TemporaryDirectory(prefix="onrecord-tests-") as name:
        folder = Path(name)
        folder.chmod(0o1777)
        (folder / "runner_storage").write_bytes(b"")
        yield folder


@pytest.mark.slow
@pytest.mark.usefixtures("warm")
def test_it_comes_up_with_its_own_engine_runs_and_goes_down_with_ctrl_c(
    embedded_settings, tmp_path, clean, common_folder
):
    began = time.monotonic()
    environment = {**settings_environment(embedded_settings), "TMPDIR": str(common_folder)}
    up = UpInTerminal(environment, tmp_path)
    clean.append(up)
    wait_for("the first run", lambda: up.said("1 indexed"), 280)
    took = time.monotonic() - began
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    assert took < WARM_SECONDS * max(1.0, load), f"{took:.0f} s at a load of {load:.1f} for each core"
    assert running_server(embedded_settings) is not None
    assert "next run" in up.text
    assert "embedded" in up.text
    names = " ".join(" ".join(process.cmdline()) for process in up.family())
    for part in ("prefect server", "onrecord.schedule.serving"):
        assert part in names
    engine = embedded.status(embedded_settings).pid
    assert engine is not None

    folder = tmp_path / "second"
    folder.mkdir()
    second = Up(settings_environment(embedded_settings), folder)
    assert second.process.wait(60) == 6
    assert "already runs" in second.text

    assert up.press_ctrl_c() == 0
    wait_for("its last words", lambda: up.said("has ended"), 5)
    assert "Traceback" not in up.text
    assert up.family() == []
    assert not psutil.pid_exists(engine)
    assert running_server(embedded_settings) is None


def test_sigterm_while_starting_ends_everything_and_leaves_the_engine_of_the_user(
    settings, tmp_path, clean, elastic
):
    up = Up(settings_environment(settings), tmp_path)
    clean.append(up)
    wait_for("a server", lambda: len(up.family()) >= 3, 60)
    assert up.end(signal.SIGTERM) == 0, up.text
    assert "Traceback" not in up.text
    assert up.family() == []
    assert elastic.cluster.health()["status"] in ("green", "yellow")


def test_even_sigkill_leaves_no_process(settings, tmp_path, clean):
    up = Up(settings_environment(settings), tmp_path)
    clean.append(up)
    wait_for("a server", lambda: len(up.family()) >= 3, 60)
    up.end(signal.SIGKILL)
    wait_for("the end of all", lambda: not up.family(), 30)


@pytest.mark.faults
@pytest.mark.usefixtures("warm")
def test_a_part_that_dies_is_told_and_ends_the_rest(settings, tmp_path, clean):
    up = Up(settings_environment(settings), tmp_path, "--every", "5")
    clean.append(up)
    wait_for("the flows", lambda: up.said("every 5 minutes"), 120)
    for process in up.family():
        if "prefect server start" in " ".join(process.cmdline()[:5]):
            process.kill()
    assert up.process.wait(60) == 1
    assert "Prefect server ended" in up.text
    assert "Traceback" not in up.text
    wait_for("the end of all", lambda: not up.family(), 30)
