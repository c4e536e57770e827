"""Reading children: a file that hangs, eats memory or kills its reader costs only itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from installation import story
from onrecord.errors import RunStopped
from onrecord.index.building import Standing
from onrecord.ingest import child
from onrecord.ingest.messages import Rendered, Request, pack_request, unpack_answer
from onrecord.ingest.readers import Readers
from onrecord.ingest.sandbox import build_environment
from onrecord.model import Reason, Rejected, Stage

MEMORY = 1_000_000_000
LARGE = b"He said: no. " * 1_500_000  # 19.5 MB: seconds of reading, and some memory


def request(content: bytes) -> Request:
    import hashlib

    return Request(hashlib.sha256(content).hexdigest(), Standing(size=len(content)), content)


@pytest.fixture
def pool() -> Iterator[Readers]:
    with Readers(1, 30.0, MEMORY) as pool:
        yield pool


OLDER: set[int] = set()


@pytest.fixture(autouse=True)
def of_this_test() -> None:
    """Leave out the readers that a run before this test keeps in the process."""
    OLDER.update(process.pid for process in psutil.Process().children())


def children() -> list[psutil.Process]:
    ours = (process for process in psutil.Process().children() if process.pid not in OLDER)
    return [process for process in ours if "onrecord.ingest.child" in " ".join(process.cmdline())]


def test_a_content_comes_back_as_its_documents(pool: Readers) -> None:
    answer = pool.submit(request(story(1).encode())).result()
    assert isinstance(answer, Rendered)
    assert b'"body":"' in answer.article
    assert answer.card["statement_count"] == len(answer.statements) > 0


def test_the_child_answers_as_the_same_code_in_this_process_does(pool: Readers) -> None:
    asked = request(story(2).encode())
    here = unpack_answer(asked.sha256, child.read(pack_request(asked)), 0.0)
    assert pool.submit(asked).result() == here


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_read() -> None:
    with Readers(1, 0.3, MEMORY) as pool:
        pool.submit(request(story(1).encode())).result()
        before = [process.pid for process in children()]
        began = time.monotonic()
        answer = pool.submit(request(LARGE)).result()
        assert isinstance(answer, Rejected)
        assert (answer.stage, answer.reason) == (Stage.EXTRACT, Reason.EXTRACT_TIMEOUT)
        assert time.monotonic() - began < 5
        assert isinstance(pool.submit(request(story(1).encode())).result(), Rendered)
        assert [process.pid for process in children()] != before


def test_a_killed_child_costs_its_file_after_a_second_try(pool: Readers) -> None:
    pool.submit(request(story(1).encode())).result()
    (warm,) = children()
    started = sum(warm.cpu_times()[:2])
    killed: list[int] = []
    stop = threading.Event()

    def kill() -> None:
        while not stop.is_set():
            for process in children():
                if process.pid not in killed and sum(process.cpu_times()[:2]) > started + 0.5:
                    killed.append(process.pid)
                    process.send_signal(signal.SIGKILL)
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    answer = pool.submit(request(LARGE)).result()
    stop.set()
    thread.join()
    assert isinstance(answer, Rejected)
    assert answer.reason is Reason.EXTRACTOR_CRASHED
    assert "SIGKILL" in answer.detail
    assert len(killed) == 2
    assert isinstance(pool.submit(request(story(1).encode())).result(), Rendered)


def test_memory_is_bounded(pool: Readers) -> None:
    pool.submit(request(story(1).encode())).result()
    (warm,) = children()
    with Readers(1, 30.0, warm.memory_info().vms + 50_000_000) as narrow:
        answer = narrow.submit(request(LARGE)).result()
        assert isinstance(answer, Rejected)
        assert answer.reason is Reason.EXTRACTOR_CRASHED, answer
        assert isinstance(narrow.submit(request(story(1).encode())).result(), Rendered)


def test_a_child_that_never_starts_blames_no_file() -> None:
    with Readers(1, 30.0, 10_000_000) as broken, pytest.raises(RunStopped, match="does not start"):
        broken.submit(request(story(1).encode())).result()


def test_leaving_the_pool_ends_a_child_that_is_at_work() -> None:
    began = time.monotonic()
    with Readers(1, 30.0, MEMORY) as pool:
        pool.submit(request(LARGE))
        while not children():
            time.sleep(0.05)
        time.sleep(2.0)
    assert time.monotonic() - began < 10
    assert children() == []


def test_no_secret_is_in_the_environment_of_a_child(pool: Readers) -> None:
    canary = "canary-8c1f6a"
    given = {
        "ELASTICSEARCH_PASSWORD": canary,
        "ONRECORD_INBOX": canary,
        "PATH": "/usr/bin",
        "TZ": "Asia/Tokyo",
    }
    environment = build_environment(given)
    assert canary not in str(environment)
    assert environment["TZ"] == "UTC"
    os.environ["ELASTICSEARCH_API_KEY"] = canary
    try:
        with Readers(1, 30.0, MEMORY) as pool:
            pool.submit(request(story(1).encode())).result()
            for process in children():
                assert canary not in Path(f"/proc/{process.pid}/environ").read_text()
    finally:
        del os.environ["ELASTICSEARCH_API_KEY"]


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.Popen(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "open('left-behind', 'w')",
        "import os; os.remove('nothing')",
    ],
)
def test_a_child_reaches_nothing_outside(attempt: str, tmp_path: Path) -> None:
    code = f"from onrecord.ingest.sandbox import refuse_the_outside; refuse_the_outside(); {attempt}"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert "PermissionError: a reading child may not" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_child_may_read_what_python_needs(tmp_path: Path) -> None:
    code = "from onrecord.ingest.sandbox import refuse_the_outside; refuse_the_outside(); import colorsys; open(colorsys.__file__).read()"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, timeout=60)
