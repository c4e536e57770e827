"""A folder of ours that can't be used is told in one line; a bug keeps its traceback."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from cli.running import onrecord
from onrecord.cli.folders import folder_error


@pytest.mark.parametrize(
    "command", [["status"], ["ingest"], ["search", "x"], ["quarantine", "list"], ["engine", "start"]]
)
def test_a_file_where_the_data_folder_should_be_is_one_red_line(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    data = tmp_path / "data" / "below"
    done = onrecord(*command, env={"ONRECORD_DATA_DIR": str(data), "ONRECORD_INBOX": str(tmp_path)})
    if done.returncode != 0:  # a status of nothing is a right answer, too
        assert done.returncode == 7, done.stderr
        first, second = done.stderr.strip().splitlines()[-2:]
        assert first.startswith(f"error: {data} can't be used: Not a directory")
        assert "ONRECORD_DATA_DIR" in second
    else:
        assert command in (["status"], ["quarantine", "list"])


def test_doctor_goes_on_without_a_data_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    env = {"ONRECORD_DATA_DIR": str(tmp_path / "data"), "ONRECORD_INBOX": str(tmp_path)}
    done = onrecord("doctor", "--quick", env=env)
    assert done.returncode == 1, done.stderr
    assert "✗ data" in done.stdout
    assert "✓ inbox" in done.stdout


def test_a_missing_file_and_the_files_of_others_are_no_fault_of_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from onrecord.settings import load_settings

    monkeypatch.setenv("ONRECORD_DATA_DIR", str(tmp_path / "data"))
    load_settings.cache_clear()
    try:
        ours, others = str(tmp_path / "data" / "ledger.sqlite"), str(tmp_path / "elsewhere")
        assert folder_error(PermissionError(errno.EACCES, "no", ours)) is not None
        assert folder_error(OSError(errno.ENOSPC, "full", ours)) is not None
        assert folder_error(FileNotFoundError(errno.ENOENT, "none", ours)) is None
        assert folder_error(PermissionError(errno.EACCES, "no", others)) is None
        assert folder_error(OSError("without a file")) is None
    finally:
        load_settings.cache_clear()
