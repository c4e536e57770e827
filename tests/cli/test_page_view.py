from __future__ import annotations

import io

from cli.builders import article
from onrecord.cli.card import rejected_card
from onrecord.cli.page_view import page_view
from onrecord.cli.terminal import make_console
from onrecord.model import Reason, Rejected, Stage


def drawn(*, furniture: bool = False, colour: bool = False, width: int = 120) -> str:
    console = make_console(file=io.StringIO(), width=width, force_terminal=colour)
    for part in page_view("pages/night.txt", article(), furniture=furniture):
        console.print(part)
    output = console.file
    assert isinstance(output, io.StringIO)
    return output.getvalue()


def test_the_card_says_value_words_and_rule() -> None:
    view = drawn(width=200)
    assert "Pilots refuse night passage" in view
    assert "5 March 2024, 07:40 (zone not stated) · to the minute" in view
    assert "“Published March 05, 2024 | 07:40 AM”" in view
    assert "published_cue" in view
    assert "Lena Brook" in view
    assert "name_before_published" in view


def test_a_publisher_that_the_text_does_not_name_is_said_to_be_missing() -> None:
    line = next(line for line in drawn(width=200).splitlines() if "publisher" in line)
    assert "not said in the text" in line


def test_rivals_are_shown_with_the_reason_they_lost() -> None:
    view = drawn(width=200)
    assert "Dates that were not chosen" in view
    assert "“5th March, 2024”" in view
    assert "less precise than the one chosen" in view


def test_statements_name_speaker_as_resolved_and_as_printed() -> None:
    view = drawn(width=200)
    assert "Ada Flint, Captain" in view
    assert "“Captain Ada Flint”" in view
    assert "not resolved" in view
    assert "denied (denying)" in view


def test_furniture_is_counted_or_shown_but_never_sent_raw() -> None:
    assert "1 most read" in drawn()
    assert "beaches" not in drawn()
    shown = drawn(furniture=True)
    assert "most read · rule of most_read  Most read" in shown
    assert "\\x1b[31mred" in shown
    assert "\x1b" not in shown


def test_colours_are_only_sent_to_a_terminal() -> None:
    assert "\x1b[" not in drawn()
    assert "\x1b[" in drawn(colour=True)


def test_a_narrow_terminal_loses_no_word() -> None:
    narrow = drawn(width=60)
    for word in ("refuse", "Northwire", "ELLERY", "denying"):
        assert word in narrow


def test_a_refused_file_says_stage_and_reason() -> None:
    console = make_console(file=io.StringIO(), width=80)
    refused = Rejected(Stage.DECODE, Reason.BINARY, "PDF\x1b[2J [/bold] :smile:")
    console.print(rejected_card("letter.txt", refused))
    output = console.file
    assert isinstance(output, io.StringIO)
    assert "refused at decode: binary" in output.getvalue()
    assert "PDF\\x1b[2J [/bold] :smile:" in output.getvalue()
