"""The demo as a stranger runs it: everything is shown, nothing of the user is touched, nothing runs on."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from cli.running import spawned
from onrecord import embedded
from onrecord.cli.demo import demo_settings


class Ran:
    """A finished demo."""

    def __init__(
        self, done: subprocess.CompletedProcess[str], seconds: float, data: Path, users: Path
    ) -> None:
        self.done, self.seconds, self.data, self.users = done, seconds, data, users


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """Run it once, with settings of a user who has an Elasticsearch that must not be asked."""
    data, users = tmp_path_factory.mktemp("demo"), tmp_path_factory.mktemp("user") / "data"
    env = {
        "ONRECORD_DATA_DIR": str(users),
        "ONRECORD_INBOX": "/nowhere",
        "ELASTICSEARCH_URL": "http://127.0.0.1:9",
        "PREFECT_API_URL": "http://127.0.0.1:9/api",
    }
    began = time.monotonic()
    done = spawned("demo", "--data", str(data), env=env, seconds=280)
    yield Ran(done, time.monotonic() - began, data, users)
    embedded.reset(demo_settings(data))


@pytest.mark.slow
def test_it_shows_articles_refused_files_and_searches(ran: Ran) -> None:
    assert ran.done.returncode == 0, ran.done.stderr
    text = ran.done.stdout
    for words in ("Kostan Says Valdoria's Harbour Objections Ignored by Coastal League", "Ines Calloway", "no zone · minute",
                  "Harbour Post News", "never-downloaded.txt", "scanned-letter.txt", "binary"):  # fmt: skip
        assert words in text
    assert text.count("onrecord search ") == 3
    for hit in ("*fair and shared waters*", "*negotiations*", "*Orbán*"):
        assert hit in text
    assert "16 files seen: 13 indexed, 1 duplicate, 2 quarantined" in text


@pytest.mark.slow
def test_a_second_run_over_the_same_folder_wrote_nothing(ran: Ran) -> None:
    assert "the same folder once more: 14 unchanged, 0 documents written" in ran.done.stdout


@pytest.mark.slow
def test_progress_is_told(ran: Ran) -> None:
    for step in ("starting Elasticsearch", "starting Prefect", "reading files · 16 files"):
        assert step in ran.done.stderr


@pytest.mark.slow
def test_what_it_started_is_stopped(ran: Ran) -> None:
    left = [
        process.info["cmdline"]
        for process in psutil.process_iter(["cmdline"])
        if any(
            str(ran.data) in part or str((ran.data / "engine").resolve()) in part
            for part in process.info["cmdline"] or ()
        )
    ]
    assert left == []


@pytest.mark.slow
def test_nothing_of_the_user_is_touched(ran: Ran) -> None:
    assert not ran.users.exists()
    assert (ran.data / "ledger.sqlite").exists()
