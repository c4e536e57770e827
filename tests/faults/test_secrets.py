"""No password gets anywhere: not into messages, logs, ledger, quarantine, archive or documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fault_proxy import faulty
from installation import Installation, run_in_process
from onrecord.errors import EngineError
from onrecord.index.names import Kind
from onrecord.ingest import run_ingest

CANARY = "canary-5b1e90d7"


def check_nowhere(folder: Path, secret: str) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            assert secret.encode() not in path.read_bytes(), path


def test_a_refused_password_is_told_without_it(installation: Installation) -> None:
    installation.write_stories(1)
    installation.run()
    wrong = replace(installation.connection, password=CANARY)
    with pytest.raises(EngineError, match="credentials") as stopped:
        run_ingest(installation.settings, wrong, readers=installation.readers)
    assert CANARY not in repr(stopped.value) + stopped.value.remedy + repr(wrong)
    assert stopped.value.__context__ is None or CANARY not in str(stopped.value.__context__)
    check_nowhere(installation.folder, CANARY)
    assert len(installation.documents(Kind.ARTICLES)) == 1


@pytest.mark.parametrize("fault", ["401", "403", "reset"])
def test_a_key_that_is_taken_back_in_the_middle_stops_the_run(installation: Installation, fault: str) -> None:
    installation.write_stories(2)
    password = installation.connection.password or ""
    with faulty(installation.connection) as proxy:
        proxy.faults = [""]
        proxy.always = fault
        with pytest.raises(Exception) as stopped:
            run_ingest(
                installation.with_settings(retry_seconds=1.0), proxy.connection, readers=installation.readers
            )
    assert password not in str(stopped.value)
    check_nowhere(installation.folder, password)
    assert not any((installation.settings.quarantine_dir).rglob("*.json"))


def test_a_traceback_shows_no_password(installation: Installation) -> None:
    installation.write_stories(1)
    ended = run_in_process(installation, environment={"ONRECORD_FAILPOINT": "pending=raise"})
    assert "FailpointReached" in ended.stderr
    password = installation.connection.password or ""
    assert password not in ended.stderr + ended.stdout
    check_nowhere(installation.folder, password)
