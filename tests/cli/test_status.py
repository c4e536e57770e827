from __future__ import annotations

import json
from collections.abc import Mapping

from cli.running import onrecord


def test_counts_files_and_engine(with_library: Mapping[str, str]) -> None:
    done = onrecord("status", env=with_library)
    assert done.returncode == 0, done.stderr
    assert "runs at http://127.0.0.1:" in done.stdout
    assert "6, 1 without a speaker (17%)" in done.stdout
    assert "4, 1 undated (25%)" in done.stdout
    assert "3 present, 1 gone" in done.stdout


def test_json(with_library: Mapping[str, str]) -> None:
    value = json.loads(onrecord("status", "--json", env=with_library).stdout)
    assert value["engine"]["runs"] is True
    assert (value["statements"], value["articles"], value["undated"]) == (6, 4, 1)


def test_a_stopped_engine_is_not_started(home: dict[str, str]) -> None:
    done = onrecord("status", env=home)
    assert done.returncode == 0, done.stderr
    assert "does not run" in done.stdout
    assert json.loads(onrecord("status", "--json", env=home).stdout)["engine"]["runs"] is False


def test_an_index_without_anything_says_what_to_do(with_library: Mapping[str, str]) -> None:
    done = onrecord("status", env={**with_library, "ONRECORD_INDEX_PREFIX": "onrecord-tnone"})
    assert done.returncode == 0, done.stderr
    assert "nothing is indexed yet" in done.stdout
