from __future__ import annotations

import csv
import io
import json
import resource
from collections.abc import Mapping

import pytest

from cli.running import onrecord, spawned

ENGINE_GONE = {"ELASTICSEARCH_URL": "http://127.0.0.1:9"}


def test_a_hit_shows_words_speaker_date_files_and_permalink(with_library: Mapping[str, str]) -> None:
    done = onrecord("search", "“equal and indivisible security”", "--speaker", "Flint", env=with_library)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith(" 1 Ada Flint, Captain (printed “Captain Flint”) said · direct")
    assert "*equal and indivisible security*" in lines[1]
    assert "2024-03-05 · Harbour pilots refuse" in lines[2]
    assert "harbour/pilots.txt  aaaaaaaaaaaaaaaa:10-60" in lines[3]
    assert lines[-1].startswith("1 statement ")


def test_hits_are_in_colour_on_a_terminal(with_library: Mapping[str, str]) -> None:
    done = onrecord("search", "principle", env={**with_library, "FORCE_COLOR": "1"})
    assert "\x1b[30;43mprinciple\x1b[0m" in done.stdout
    assert "*principle*" not in done.stdout


def test_denied_stands_before_what_was_denied(with_library: Mapping[str, str]) -> None:
    text = onrecord("search", "--cue", "denying", env=with_library).stdout
    assert 0 <= text.index("denied (denying)") < text.index("that the negotiations")


def test_articles_that_hit_elsewhere_follow_and_are_called_articles(with_library: Mapping[str, str]) -> None:
    text = onrecord("search", "negotiations", env=with_library).stdout
    assert "In the headline or body of articles" in text
    assert "article  *Negotiations* resume" in text
    assert text.rstrip().splitlines()[-1].startswith("2 statements, 1 other article")


def test_nothing_found_is_no_error(with_library: Mapping[str, str]) -> None:
    done = onrecord("search", "zebra", env=with_library)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 statements, 0 other articles")


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--undated"], ["dddddddddddddddd:0-20"]),
        (["lighthouses", "--all-versions", "--in", "statements"], ["eeeeeeeeeeeeeeee:0-20"]),
        (["--kind", "mixed", "--kind", "turn"], ["bbbbbbbbbbbbbbbb:50-90", "dddddddddddddddd:0-20"]),
        (["--from", "2024-03-06", "--to", "2024-03", "--publisher", "ledger"], ["bbbbbbbbbbbbbbbb:0-40", "bbbbbbbbbbbbbbbb:50-90"]),
        (["--language", "de", "Verhandlung"], ["cccccccccccccccc:0-40"]),
        (["--collection", "river", "--limit", "1", "beacon"], ["bbbbbbbbbbbbbbbb:50-90"]),
        (["--agency", "Northwire", "--cue", "said"], ["aaaaaaaaaaaaaaaa:10-60"]),
    ],
)  # fmt: skip
def test_options_filter(with_library: Mapping[str, str], arguments: list[str], found: list[str]) -> None:
    done = onrecord("search", "--json", *arguments, env=with_library)
    assert done.returncode == 0, done.stderr
    values = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(value["id"] for value in values if value["is"] == "statement") == found


def test_csv(with_library: Mapping[str, str]) -> None:
    done = onrecord("search", "security", "--csv", "--all-versions", env=with_library)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["id"][:1] for row in rows} == {"a", "b", "e"}


def test_markup_in_the_text_is_shown_as_it_stands(with_library: Mapping[str, str]) -> None:
    assert "<script>продолжаются</script>" in onrecord("search", "переговоры", env=with_library).stdout


@pytest.mark.parametrize(
    "wrong",
    [["--json", "--csv"], ["--limit", "0"], ["--kind", "said"], ["--from", "soon"], ["--in", "books"]],
)
def test_wrong_usage_is_told_without_an_engine(wrong: list[str]) -> None:
    done = onrecord("search", "x", *wrong, env=ENGINE_GONE)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["search", "x"], ["show", "a" * 16], ["status"]])
def test_an_elasticsearch_that_is_gone_is_one_line_and_a_remedy(command: list[str]) -> None:
    done = onrecord(*command, env=ENGINE_GONE)
    assert done.returncode == 3
    first, second = done.stderr.splitlines()
    assert first.startswith("error: ")
    assert "127.0.0.1:9" in first
    assert second.startswith("  do: ")


def test_an_empty_index_says_what_to_do(with_library: Mapping[str, str]) -> None:
    done = onrecord("search", "x", env={**with_library, "ONRECORD_INDEX_PREFIX": "onrecord-tnone"})
    assert done.returncode == 3
    assert "nothing is indexed yet" in done.stderr
    assert "onrecord ingest" in done.stderr


def test_an_answer_costs_less_than_a_second_of_this_machine(with_library: Mapping[str, str]) -> None:
    def spent() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = spent()
    for _ in range(2):
        assert spawned("search", "security", env=with_library).returncode == 0
    assert (spent() - before) / 2 < 1.5  # 0.8 s measured; the wall clock depends on the neighbours


def test_a_pasted_paragraph_is_cut_and_the_answer_says_so(with_library: Mapping[str, str]) -> None:
    done = onrecord("search", "negotiations " * 80, "--json", env=with_library)
    assert done.returncode == 0, done.stderr
    assert "note: of this long query only the first 50 words" in done.stderr
    assert done.stdout
    assert "note:" not in onrecord("search", "negotiations", env=with_library).stderr
