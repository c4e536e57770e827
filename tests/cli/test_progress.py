from __future__ import annotations

import io

import pytest
from rich.console import Console

from onrecord.cli.progress import Drawn, Plain
from onrecord.cli.terminal import make_console


def console(*, terminal: bool) -> tuple[Console, io.StringIO]:
    text = io.StringIO()
    return make_console(file=text, width=100, force_terminal=terminal), text


def test_plain_progress_is_one_line_a_step() -> None:
    screen, text = console(terminal=False)
    with Plain(screen).step("downloading", unit="bytes") as step:
        step.expect(2_000_000)
        for _ in range(20):
            step.advance(100_000)
            step.say("part")
    with Plain(screen).step("reading", total=3, unit="files") as step:
        step.advance(3)
    lines = text.getvalue().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("downloading · 2.0 MB · ")
    assert lines[1].startswith("reading · 3 files · ")


def test_a_plain_step_that_fails_says_nothing() -> None:
    screen, text = console(terminal=False)
    with pytest.raises(ValueError, match="broken"), Plain(screen).step("starting"):
        raise ValueError("broken")
    assert text.getvalue() == ""


def test_drawn_progress_shows_amounts_and_the_last_state() -> None:
    screen, text = console(terminal=True)
    bars = Drawn(screen)
    with bars.step("whole", total=2, unit="files") as outer:
        with bars.step("download", total=1000, unit="bytes") as inner:
            inner.advance(1000)
        outer.advance(2)
    with bars.step("again\x1b[31m") as third:
        third.say("note")
    assert "1.0/1.0 kB" in text.getvalue()
    assert "2/2" in text.getvalue()
    assert "again\\x1b[31m" in text.getvalue()
