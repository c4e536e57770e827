"""What people read about a run; what strangers wrote stays text."""

from __future__ import annotations

import pytest

from onrecord.schedule.report import (
    RefusedFile,
    escape,
    outcome_rows,
    reason_counts,
    summary_line,
    summary_page,
)

RUN = {
    "seen": 16,
    "indexed": 11,
    "unchanged": 1,
    "duplicate": 1,
    "quarantined": 2,
    "deferred": 0,
    "skipped": 1,
    "statements": 120,
    "seconds": 3.25,
    "reason_empty": 1,
    "reason_binary": 1,
    "reason_not_regular": 1,
    "reason_encoding": 0,
}
REFUSED = [RefusedFile("a/b.txt", "binary", "PDF"), RefusedFile("<img src=x onerror=alert(1)>.txt", "empty")]


def test_the_sentence_names_what_happened_and_leaves_out_what_did_not():
    assert summary_line(RUN) == (
        "16 files seen: 11 indexed, 1 unchanged, 1 duplicate, 2 quarantined, 1 skipped; 120 statements in 3.2 s"
    )
    assert summary_line({}) == "0 files seen; 0 statements in 0.0 s"


def test_the_page_holds_outcomes_reasons_files_and_the_way_to_kibana():
    page = summary_page(RUN, REFUSED, ["slow.html 2.1 s"], "https://kibana.example.org/")
    for wanted in (
        "| quarantined | 2 |",
        "| **seen** | **16** |",
        "| not\\_regular | 1 |",
        "| a\\/b.txt | binary | PDF |",
        "- slow.html 2.1 s",
        "(https://kibana.example.org/app/dashboards#/view/onrecord-coverage)",
    ):
        assert wanted in page
    assert "encoding" not in page
    assert "Kibana" not in summary_page(RUN, REFUSED, [], None)


def test_a_long_list_is_cut_and_says_so():
    many = [RefusedFile(f"{number}.txt", "empty") for number in range(60)]
    page = summary_page(RUN, many, [], None)
    assert page.count("| empty |") == 50 + 1
    assert "and 10 more" in page


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[click](javascript:alert(1))",
        "![](http://x)",
        "a|b",
        "`x`",
        "# big",
        "**b**",
    ],
)
def test_what_strangers_wrote_stays_text(hostile):
    escaped = escape(hostile)
    for special in "<>[]()|`#*!":
        assert special not in escaped.replace(f"\\{special}", "")
    assert "javascript:" not in escaped


def test_escape_keeps_ordinary_names_readable():
    assert escape("Berlin 8. Februar, ÄÖÜ Москва.txt") == "Berlin 8. Februar, ÄÖÜ Москва.txt"
    assert escape("two\nlines\x1b[0m") == "two\\\\nlines\\\\x1b\\[0m"
    assert escape("x" * 500) == "x" * 200 + "…"


def test_reasons_are_ordered_and_the_table_repeats_the_page():
    assert reason_counts({"reason_empty": 1, "reason_waiting": 5, "reason_binary": 1}) == [
        ("waiting", 5),
        ("binary", 1),
        ("empty", 1),
    ]
    rows = outcome_rows(RUN, REFUSED)
    assert {"what": "quarantined", "files": 2, "file": "", "detail": ""} in rows
    assert rows[-1]["file"].startswith("\\<img")
    assert len({tuple(row) for row in rows}) == 1
