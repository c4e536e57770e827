from __future__ import annotations

import json
from collections.abc import Mapping

from cli.running import onrecord


def test_a_permalink_leads_to_its_statement_and_files(with_library: Mapping[str, str]) -> None:
    done = onrecord("show", "aaaaaaaaaaaaaaaa:70-99", env=with_library)
    assert done.returncode == 0, done.stderr
    for words in ("Ministry of Waters", "denied (denying)", "that the negotiations on Orbán’s treaty had failed",
                  "harbour/copy of pilots.txt", "harbour/pilots.txt", "characters 70-99", "a" * 64):  # fmt: skip
        assert words in done.stdout


def test_the_id_of_a_turn_leads_to_its_passages(with_library: Mapping[str, str]) -> None:
    assert "The beacon is out." in onrecord("show", "bbbbbbbbbbbbbbbb:50-190", env=with_library).stdout


def test_the_id_of_an_article_leads_to_all_its_statements(with_library: Mapping[str, str]) -> None:
    done = onrecord("show", "--json", "a" * 16, env=with_library)
    assert [json.loads(line)["start"] for line in done.stdout.splitlines()] == [10, 70]


def test_an_old_version_is_shown_and_said_to_be_one(with_library: Mapping[str, str]) -> None:
    text = onrecord("show", "eeeeeeeeeeeeeeee:0-20", env=with_library).stdout
    assert "an old version" in text


def test_what_is_not_there_or_no_permalink_has_its_own_code(with_library: Mapping[str, str]) -> None:
    assert onrecord("show", "ffffffffffffffff:0-20", env=with_library).returncode == 1
    assert onrecord("show", "somewhere", env=with_library).returncode == 2
    assert onrecord("show", "aaaaaaaaaaaaaaaa:70-99 OR 1", env=with_library).returncode == 2
