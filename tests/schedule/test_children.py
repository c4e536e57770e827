"""Programs on a leash: nothing that they started is left, however they are ended."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from onrecord.schedule.children import Child

# starts a process of its own that doesn't listen, says its number and waits
STUBBORN = """
import signal, subprocess, sys, time
deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
child = subprocess.Popen([sys.executable, "-c", deaf], start_new_session=True, stdout=subprocess.PIPE)
child.stdout.readline()
print("ready", child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Child]:
    child = Child("a program", [sys.executable, "-c", STUBBORN], {}, tmp_path / "log")
    deadline = time.monotonic() + 20
    while "ready" not in child.last_words() and time.monotonic() < deadline:
        time.sleep(0.02)
    yield child
    child.stop(1)


def family(child: Child) -> list[psutil.Process]:
    found = psutil.Process(child.process.pid).children(recursive=True)
    assert len(found) == 2
    return found


def test_what_it_started_ends_with_it(child):
    held = family(child)
    child.stop()
    assert not any(process.is_running() for process in held)


def test_a_leash_that_does_not_answer_leaves_nobody(child):
    held = family(child)
    child.process.send_signal(signal.SIGSTOP)
    child.stop(0.2)
    assert not any(process.is_running() for process in held)


def test_a_program_that_ends_is_told_with_its_last_words(tmp_path):
    child = Child(
        "a program", [sys.executable, "-c", "print('no room'); raise SystemExit(3)"], {}, tmp_path / "log"
    )
    child.process.wait(20)
    child.stop()
    with pytest.raises(Exception, match=r"a program ended with code 3: no room"):
        child.check()
