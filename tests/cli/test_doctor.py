from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.running import onrecord
from onrecord.cli.checks.engine import check_java
from onrecord.cli.checks.finding import Grade
from onrecord.cli.checks.machine import check_folder, check_inbox, check_memory, heap_bytes
from onrecord.settings import Settings


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[arg-type]


def findings(output: str) -> dict[str, dict[str, str]]:
    return {record["subject"]: record for record in map(json.loads, output.splitlines())}


def test_a_machine_that_has_all_is_told_so(with_library: Mapping[str, str], tmp_path: Path) -> None:
    done = onrecord("doctor", env={**with_library, "ONRECORD_INBOX": str(tmp_path)})
    assert done.returncode == 0, done.stdout + done.stderr
    for subject in (
        "Python",
        "memory",
        "data",
        "cache",
        "inbox",
        "Java",
        "Elasticsearch",
        "indices",
        "Prefect",
    ):
        assert f"✓ {subject}" in done.stdout
    assert "6 statements" not in done.stdout  # old versions count as contents
    assert "7 statements" in done.stdout


def test_an_engine_that_does_not_run_is_no_problem(home: dict[str, str]) -> None:
    done = onrecord("doctor", "--quick", "--json", env=home)
    found = findings(done.stdout)
    assert "does not run" in found["Elasticsearch"]["words"]
    assert found["port"]["grade"] == "good"
    assert found["inbox"]["grade"] == "warn"


def test_a_taken_port_is_a_problem_with_a_remedy(home: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = onrecord("doctor", "--quick", "--json", env={**home, "ONRECORD_ENGINE_PORT": port})
    assert done.returncode == 1
    assert findings(done.stdout)["port"]["grade"] == "problem"
    assert "ONRECORD_ENGINE_PORT" in findings(done.stdout)["port"]["remedy"]


def test_an_elasticsearch_that_is_gone_is_a_problem(home: dict[str, str]) -> None:
    done = onrecord("doctor", "--quick", env={**home, "ELASTICSEARCH_URL": "http://127.0.0.1:9"})
    assert done.returncode == 1
    assert "✗ Elasticsearch" in done.stdout


def test_a_wrong_setting_is_told_first(home: dict[str, str]) -> None:
    done = onrecord("doctor", "--quick", env={**home, "ONRECORD_ENGINE_HEAP": "lots"})
    assert done.returncode == 2
    assert "ONRECORD_ENGINE_HEAP" in done.stderr


def test_java_that_fits_is_found() -> None:
    assert check_java().grade is Grade.GOOD


def test_a_heap_that_does_not_fit_is_told(tmp_path: Path) -> None:
    found = check_memory(settings(data_dir=tmp_path, engine_heap="4000g"))
    assert found.grade is Grade.WARN
    assert "ONRECORD_ENGINE_HEAP" in found.remedy
    assert check_memory(settings(engine_heap="4000g", elasticsearch_url="http://x")).grade is Grade.GOOD


@pytest.mark.parametrize(("setting", "size"), [("512m", 512 << 20), ("2g", 2 << 30)])
def test_heap_sizes(setting: str, size: int) -> None:
    assert heap_bytes(setting) == size


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert check_folder("data", tmp_path / "data" / "inside").grade is Grade.PROBLEM
    assert check_folder("data", tmp_path / "new" / "inside").grade is not Grade.PROBLEM


def test_the_inbox(tmp_path: Path) -> None:
    assert check_inbox(settings(inbox=tmp_path)).grade is Grade.GOOD
    assert check_inbox(settings(inbox=tmp_path / "none")).grade is Grade.WARN
    (tmp_path / "file").write_text("")
    assert check_inbox(settings(inbox=tmp_path / "file")).grade is Grade.PROBLEM
