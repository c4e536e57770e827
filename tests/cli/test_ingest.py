from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from cli.running import REPOSITORY, Done, environment, onrecord, spawned
from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_setup import ensure_indices
from onrecord.engine import Connection
from onrecord.ingest.claim import claim

SEEDS = REPOSITORY / "seeds"


@pytest.fixture
def own(engine: Connection, prefix: str, tmp_path: Path) -> Mapping[str, str]:
    """Settings of a new installation on the session's engine, set up."""
    with Elastic(engine, prefix) as elastic:
        ensure_indices(elastic)
    return {
        "ONRECORD_DATA_DIR": str(tmp_path / "data"),
        "ONRECORD_INBOX": str(tmp_path / "inbox"),
        "ONRECORD_SETTLE_SECONDS": "0",
        "ONRECORD_INDEX_PREFIX": prefix,
        "ELASTICSEARCH_URL": engine.url,
        "ELASTICSEARCH_USERNAME": engine.username or "",
        "ELASTICSEARCH_PASSWORD": engine.password or "",
    }


@pytest.fixture
def inbox(own: Mapping[str, str]) -> Iterator[Path]:
    """A copy of two samples and a file that can't be read."""
    folder = Path(own["ONRECORD_INBOX"])
    folder.mkdir()
    for name in ("harbour/body-only.txt", "harbour/agency-page.txt", "refused/scanned-letter.txt"):
        shutil.copy(SEEDS / name, folder)
    return folder


def counts(done: Done) -> dict[str, int]:
    document = json.loads(done.stdout)
    return {name: document[name] for name in ("seen", "indexed", "unchanged", "duplicate", "quarantined")}


def test_a_run_shows_where_every_path_went(own: Mapping[str, str], inbox: Path) -> None:
    done = onrecord("ingest", env=own)
    assert done.returncode == 0, done.stderr
    for words in ("indexed", "quarantined", "scanned-letter.txt", "PDF file", "2 articles,"):
        assert words in done.stdout
    assert "reading files · 3 files" in done.stderr


def test_a_second_run_writes_nothing(own: Mapping[str, str], inbox: Path) -> None:
    assert counts(onrecord("ingest", "--json", env=own)) == {
        "seen": 3, "indexed": 2, "unchanged": 0, "duplicate": 0, "quarantined": 1,
    }  # fmt: skip
    again = onrecord("ingest", "--json", env=own)
    assert counts(again) == {"seen": 3, "indexed": 0, "unchanged": 2, "duplicate": 0, "quarantined": 1}
    assert json.loads(again.stdout)["statements"] == 0


def test_folders_and_files_can_be_named(own: Mapping[str, str], inbox: Path) -> None:
    done = onrecord("ingest", str(SEEDS / "river"), str(inbox / "body-only.txt"), "--json", env=own)
    assert done.returncode == 0, done.stderr
    assert counts(done)["indexed"] == 6


def test_what_was_ingested_is_found_shown_and_counted(
    own: Mapping[str, str], inbox: Path, engine: Connection
) -> None:
    onrecord("ingest", env=own)
    onrecord("ingest", env=own)
    value = _eventually(own, "search", '"fair and shared waters"', "--speaker", "Kostan", "--json")
    assert value["paths"] in (["agency-page.txt"], ["body-only.txt"])
    shown = onrecord("show", value["id"], env=own)
    assert shown.returncode == 0, shown.stderr
    assert "Mirela Kostan" in shown.stdout
    with Elastic(engine, own["ONRECORD_INDEX_PREFIX"]) as elastic:
        elastic.refresh()
    status = json.loads(onrecord("status", "--json", env=own).stdout)
    assert status["articles"] == 2
    assert status["quarantine"] == {"binary": 1}
    assert [run["state"] for run in status["runs"]] == ["completed", "completed"]


def _eventually(own: Mapping[str, str], *command: str) -> dict[str, object]:
    """The first hit, once statements and files are visible to searches: after a second, or later on a busy node."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        values = [json.loads(line) for line in onrecord(*command, env=own).stdout.splitlines()]
        if values and values[0]["paths"]:
            first: dict[str, object] = values[0]
            return first
        time.sleep(0.5)
    raise AssertionError(f"nothing is found by {command}")


def test_a_refused_file_is_released_after_a_fix(own: Mapping[str, str], inbox: Path) -> None:
    onrecord("ingest", env=own)
    (record,) = onrecord("quarantine", "list", "--json", env=own).stdout.splitlines()
    key = json.loads(record)["key"][:12]
    done = onrecord("quarantine", "release", key, env=own)
    assert done.returncode == 0, done.stderr
    (record,) = onrecord("quarantine", "list", "--json", env=own).stdout.splitlines()
    assert json.loads(record)["attempts"] == 2


def test_a_missing_folder_has_its_own_code(own: Mapping[str, str]) -> None:
    for arguments in ([], ["/nowhere/at/all"]):
        done = onrecord("ingest", *arguments, env=own)
        assert done.returncode == 4
        assert done.stderr.startswith("error: ")
        assert "Traceback" not in done.stderr


def test_a_run_under_way_has_its_own_code(own: Mapping[str, str], inbox: Path) -> None:
    with claim(Path(own["ONRECORD_DATA_DIR"])):
        done = spawned("ingest", env=own)
    assert done.returncode == 6
    assert len(done.stderr.splitlines()) == 2


def test_an_elasticsearch_that_is_gone_has_its_own_code(own: Mapping[str, str], inbox: Path) -> None:
    env = {**own, "ELASTICSEARCH_URL": "http://127.0.0.1:9", "ONRECORD_RETRY_SECONDS": "1"}
    done = onrecord("ingest", env=env)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_a_ledger_that_can_not_be_written_has_its_own_code(own: Mapping[str, str], inbox: Path) -> None:
    data = Path(own["ONRECORD_DATA_DIR"])
    (data / "ledger.sqlite").mkdir(parents=True)
    done = onrecord("ingest", env=own)
    assert done.returncode == 7, done.stderr
    assert "Traceback" not in done.stderr


def test_the_flow_reads_one_folder(own: Mapping[str, str], inbox: Path) -> None:
    assert onrecord("ingest", str(inbox), str(SEEDS), "--flow", env=own).returncode == 2
    assert onrecord("ingest", str(inbox / "body-only.txt"), "--flow", env=own).returncode == 2


def test_ctrl_c_says_that_the_same_command_goes_on(own: Mapping[str, str], inbox: Path) -> None:
    for number in range(400):
        (inbox / f"story-{number:03d}.txt").write_text(f"Minister Ada Falk said {number} bridges are open.\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "ingest"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(own, os.environ),
        start_new_session=True,
    )
    ledger, deadline = Path(own["ONRECORD_DATA_DIR"]) / "ledger.sqlite", time.monotonic() + 60
    while not ledger.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the command
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert "the same command goes on" in told
    assert "Traceback" not in told
    assert counts(onrecord("ingest", "--json", env=own))["seen"] == 403
    assert counts(onrecord("ingest", "--json", env=own))["unchanged"] == 402


def test_a_password_is_shown_nowhere(own: Mapping[str, str], inbox: Path) -> None:
    env = {**own, "ELASTICSEARCH_PASSWORD": "canary-4f8c1e"}
    done = onrecord("ingest", env=env)
    assert done.returncode in (3, 5)
    kept = [path for path in Path(own["ONRECORD_DATA_DIR"]).rglob("*") if path.is_file()]
    assert "canary-4f8c1e" not in done.stdout + done.stderr
    assert not [path for path in kept if b"canary-4f8c1e" in path.read_bytes()]


REAL = Path(os.environ.get("ONRECORD_SHARED", REPOSITORY.parent / "shared")) / "seeds"


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared real inputs are not here")
def test_the_questions_of_the_real_inputs_are_answered(own: Mapping[str, str]) -> None:
    assert onrecord("ingest", str(REAL), env=own).returncode == 0
    _eventually(own, "search", "Putin", "--json")

    def found(*arguments: str) -> list[dict[str, object]]:
        done = onrecord("search", "--json", "--limit", "50", *arguments, env=own)
        return [json.loads(line) for line in done.stdout.splitlines()]

    phrase = found('"equal and indivisible security"', "--speaker", "Putin", "--in", "statements")
    files = {str(path)[:3] for hit in phrase for path in hit["paths"]}  # type: ignore[attr-defined]
    assert {"000", "001", "002", "004"} <= files
    assert all(hit["hits"] for hit in phrase)
    principles = found('"principles of equal and indivisible security"', "--speaker", "Putin")
    assert {str(hit["paths"][0])[:3] for hit in principles} == {"003"}  # type: ignore[index]
    passage = next(hit for hit in phrase if str(hit["paths"][0]).startswith("004"))  # type: ignore[index]
    assert passage["kind"] == "turn"
    assert len(str(passage["text"])) < 2000
    assert found("negotiation")
    headlines = {hit["headline"] for hit in found("“Key Security Concerns”")}
    assert len(headlines) == 2
    assert any("Orban’s" in str(hit.get("text")) for hit in found("Orban"))
    assert {hit["kind"] for hit in found("open-door policy", "--speaker", "Vladimir Putin")} >= {"turn"}


def test_a_folder_without_fitting_names_is_told_which_names_fit(own: Mapping[str, str]) -> None:
    inbox = Path(own["ONRECORD_INBOX"])
    inbox.mkdir()
    (inbox / "letter.docx").write_bytes(b"PK")
    done = onrecord("ingest", env=own)
    assert done.returncode == 0, done.stderr
    assert "note: no file there has a name that is picked up: ONRECORD_PATTERNS is *.txt" in done.stderr
    assert "note:" not in onrecord("ingest", env=own | {"ONRECORD_PATTERNS": "*.docx"}).stderr


def test_an_inbox_that_is_a_file_is_said_to_be_no_folder(own: Mapping[str, str]) -> None:
    Path(own["ONRECORD_INBOX"]).write_bytes(b"")
    done = onrecord("ingest", env=own)
    assert done.returncode == 4
    assert "is not a folder" in done.stderr
