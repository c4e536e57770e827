"""Consoles, colours and untrusted text: a control character of a file is never sent to the terminal raw."""

from __future__ import annotations

import json
import os
import re
import sys
from functools import lru_cache
from typing import Any

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from onrecord.errors import OnrecordError

THEME = Theme(
    {
        "date": "bold green",
        "byline": "bold blue",
        "dateline": "blue",
        "headline": "bold",
        "direct": "yellow",
        "indirect": "cyan",
        "mixed": "bright_yellow",
        "turn": "bright_cyan",
        "speaker": "bold magenta",
        "cue": "underline",
        "cue.assertive": "underline bright_green",
        "cue.denying": "underline bold red",
        "cue.asking": "underline bright_blue",
        "furniture": "dim",
        "subhead": "bold",
        "hit": "black on yellow",
        "label": "dim",
        "context": "dim",
        "why": "italic dim",
        "refused": "red",
        "good": "green",
        "warn": "yellow",
    }
)

# C0 without newline and tab, DEL and C1 (ESC and its one-byte forms), the direction marks and overrides that
# reorder what follows, line and paragraph separators, lone surrogates, non-characters.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def shown(text: str) -> str:
    r"""Return `text` as it may be sent to a terminal: a control character becomes its code, such as `\x1b`.

    A carriage return before a newline and a tab become white space, since pages are full of them.
    """
    return _UNSAFE.sub(_code, text.replace("\r\n", "\n").replace("\t", " "))


def _code(match: re.Match[str]) -> str:
    number = ord(match[0])
    if 0xDC80 <= number <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{number - 0xDC00:02x}"
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def one_line(text: str) -> str:
    """Return `text` safe and on one line, white space collapsed."""
    return " ".join(shown(text).split())


def to_json(value: Any) -> str:
    """Return `value` as one line of JSON, readable in any script, that carries no raw control character."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def print_json(value: Any) -> None:
    """Write `value` to standard output as one line of UTF-8 JSON, whatever the locale."""
    print_raw(to_json(value) + "\n")


def print_raw(text: str) -> None:
    """Write `text` to standard output as UTF-8, whatever the locale, and with its line ends as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def has_colour() -> bool:
    """Tell whether standard output shows colours; where it doesn't, marks must stand in for them."""
    return out().color_system is not None and not out().no_color


def _width() -> int | None:
    """Columns of a pipe: COLUMNS where it is set, else 100; a terminal tells its own width."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit():
        return None
    return 100


def make_console(**options: Any) -> Console:
    """Return a console in our colours that takes no markup: "[red]" in a file is shown as it stands."""
    return Console(theme=THEME, highlight=False, markup=False, emoji=False, **options)


@lru_cache(maxsize=1)
def out() -> Console:
    """Return the console of standard output."""
    return make_console(width=_width())


@lru_cache(maxsize=1)
def err() -> Console:
    """Return the console of standard error: progress and errors."""
    return make_console(stderr=True, soft_wrap=True)


def say_error(error: OnrecordError) -> None:
    """Show an environment error: one red line, and what to do about it."""
    err().print(Text.assemble(("error: ", "bold red"), (one_line(str(error)), "red")))
    if error.remedy:
        err().print(Text.assemble(("  do: ", "label"), shown(error.remedy)))


def say_wrong_usage(message: str) -> None:
    """Show one red line about the arguments; the command then exits with code 2."""
    err().print(Text.assemble(("error: ", "bold red"), (one_line(message), "red")))


def say_note(message: str) -> None:
    """Show one line that qualifies the answer, beside it: on standard error, so that a pipe stays clean."""
    err().print(Text.assemble(("note: ", "bold yellow"), (one_line(message), "warn")))
