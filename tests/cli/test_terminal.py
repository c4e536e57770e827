from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.terminal import one_line, shown, to_json

FORBIDDEN = {"Cc", "Cs"}


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202egpj.exe", "a\\u202egpj.exe"),
        ("\u2066isolate\u2069", "\\u2066isolate\\u2069"),
        ("bell\x07 null\x00", "bell\\x07 null\\x00"),
        ("lone \ud800 surrogate", "lone \\ud800 surrogate"),
        ("name-\udcff.txt", "name-\\xff.txt"),
        ("line\rover", "line\\x0dover"),
    ],
)
def test_control_characters_are_shown_as_codes(raw: str, safe: str) -> None:
    assert shown(raw) == safe


@pytest.mark.parametrize(
    "plain", ["“Orbán’s” — Путин", "first\nsecond", "zero\u200dwidth joiner", "日本語", ""]
)
def test_ordinary_text_is_left_alone(plain: str) -> None:
    assert shown(plain) == plain


def test_tabs_and_windows_newlines_become_white_space() -> None:
    assert shown("a\tb\r\nc") == "a b\nc"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_shown_can_steer_a_terminal(text: str) -> None:
    safe = shown(text)
    assert {unicodedata.category(char) for char in safe if char != "\n"}.isdisjoint(FORBIDDEN)
    assert not any("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" for char in safe)
    safe.encode("utf-8")


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(st.text())
def test_json_carries_no_raw_control_character_and_loses_nothing(text: str) -> None:
    line = to_json({"text": text})
    assert len(line.splitlines()) == 1
    line.encode("utf-8")
    assert json.loads(line) == {"text": text}
