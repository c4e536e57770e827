"""What people read about a run; what strangers wrote stays text."""

from __future__ import annotations

import pytest

from onrecord.ingest.summary import Outcome, RefusedFile, RunSummary
from onrecord.model import Reason, Stage
from onrecord.schedule.report import escape, outcome_rows, summary_line, summary_page


def refused(path: str, reason: Reason, detail: str = "", known: bool = False) -> RefusedFile:
    return RefusedFile(path, Outcome.QUARANTINED, Stage.OPEN, reason, detail, known)


def a_run(*files: RefusedFile) -> RunSummary:
    run = RunSummary(id="r1", kind="ingest", started_at="2026-11-22T11:00:00Z", seconds=3.25, statements=120)
    for _ in range(11):
        run.add(Outcome.INDEXED)
    run.add(Outcome.UNCHANGED)
    for file in files:
        run.add(Outcome.QUARANTINED, file)
    run.seen = 12 + len(files)
    run.time("slow.html", 2.1)
    return run


HOSTILE = refused("<img src=x onerror=alert(1)>.txt", Reason.EMPTY)
RUN = a_run(refused("a/b.txt", Reason.BINARY, "PDF"), HOSTILE)


def test_the_sentence_names_what_happened_and_leaves_out_what_did_not():
    assert summary_line(RUN) == (
        "14 files seen: 11 indexed, 1 unchanged, 2 quarantined; 120 statements in 3.2 s"
    )
    empty = RunSummary(id="r0", kind="ingest", started_at="2026-11-22T11:00:00Z")
    assert summary_line(empty) == "0 files seen; 0 statements in 0.0 s"


def test_the_page_holds_outcomes_reasons_files_and_the_way_to_kibana():
    page = summary_page(RUN, "https://kibana.example.org/")
    for wanted in (
        "| quarantined | 2 |",
        "| **seen** | **14** |",
        "| binary | 1 |",
        "| a\\/b.txt | binary | PDF |",
        "| slow.html | 2.10 |",
        "(https://kibana.example.org/app/dashboards#/view/onrecord-coverage)",
    ):
        assert wanted in page
    assert "encoding" not in page
    assert "Kibana" not in summary_page(RUN)


def test_a_long_list_is_cut_and_says_so():
    page = summary_page(a_run(*(refused(f"{number}.txt", Reason.EMPTY) for number in range(60))))
    assert page.count("| empty |") == 50 + 1
    assert "10 more, and 0 known" in page


def test_files_that_an_earlier_run_refused_are_counted_not_listed():
    page = summary_page(a_run(refused("old.txt", Reason.EMPTY, known=True)))
    assert "old.txt" not in page
    assert "0 more, and 1 known from earlier runs" in page


def test_the_table_repeats_the_page():
    rows = outcome_rows(RUN)
    assert {"what": "quarantined", "files": 2, "file": "", "detail": ""} in rows
    assert {"what": "reason binary", "files": 1, "file": "", "detail": ""} in rows
    assert rows[-1]["file"].startswith("\\<img")
    assert len({tuple(row) for row in rows}) == 1


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
