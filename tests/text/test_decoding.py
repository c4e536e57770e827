"""Bytes to characters: the codec by evidence, and why a file is no text."""

import codecs

import pytest

from onrecord.model import Decoded, Reason, Rejected
from onrecord.text.decoding import decode_bytes

RUSSIAN = "Министр сказала в среду, что переговоры будут продолжены — это важно для всех сторон.\n"
GERMAN = "Der Außenminister sagte am Montag, die Gespräche seien größtenteils abgeschlossen.\n"
QUOTED = "She said “yes” and he wasn’t there – so they left.\n"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (GERMAN, "utf-8", "utf-8"),
        (GERMAN, "utf-8-sig", "utf-8"),
        (RUSSIAN, "utf-16", "utf-16"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (GERMAN, "utf-16-be", "utf-16-be"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN.replace("—", "-"), "koi8-r", "koi8-r"),
        (QUOTED, "cp1252", "cp1252"),
        (GERMAN, "latin-1", "cp1252"),
    ],
)
@pytest.mark.parametrize("times", [1, 300])
def test_the_text_comes_back(text: str, codec: str, encoding: str, times: int) -> None:
    content = (text * times).encode(codec)
    found = decode_bytes(content)
    assert isinstance(found, Decoded)
    assert (found.text, found.encoding) == (text * times, encoding)
    assert content.decode(found.encoding).removeprefix("\ufeff") == found.text


def test_a_declared_charset_is_believed_where_it_fits() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    found = decode_bytes(page.encode("cp1251"))
    assert isinstance(found, Decoded)
    assert (found.encoding, found.rule) == ("cp1251", "declared_charset")


@pytest.mark.parametrize("broken", [b"\xff", b"\x80", b"\xe2\x82"])
def test_one_broken_byte_never_rejects_a_file(broken: bytes) -> None:
    content = (GERMAN * 3).encode() + broken + (GERMAN * 3).encode()
    found = decode_bytes(content)
    assert isinstance(found, Decoded)
    assert "replaced=1" in found.flags
    assert content.decode(found.encoding, "replace") == found.text


def test_a_file_cut_inside_a_character_is_read_and_flagged() -> None:
    found = decode_bytes(RUSSIAN.encode()[:-5])
    assert isinstance(found, Decoded)
    assert "truncated" in found.flags


def test_mojibake_is_flagged_and_sound_text_is_not() -> None:
    wrong = decode_bytes(GERMAN.encode().decode("latin-1").encode())
    right = decode_bytes(GERMAN.encode())
    assert isinstance(wrong, Decoded)
    assert isinstance(right, Decoded)
    assert "mojibake_suspected" in wrong.flags
    assert right.flags == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\x1f\x8b\x08\x00rest", Reason.UNSUPPORTED_TYPE),
        (b"PK\x03\x04rest", Reason.UNSUPPORTED_TYPE),
        (b"\x28\xb5\x2f\xfdrest", Reason.UNSUPPORTED_TYPE),
        (b"%PDF-1.7\n", Reason.BINARY),
        (b"\x89PNG\r\n\x1a\n", Reason.BINARY),
        (b"\x7fELF\x02", Reason.BINARY),
        (bytes(range(256)) * 8, Reason.BINARY),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content: bytes, reason: Reason) -> None:
    found = decode_bytes(content)
    assert isinstance(found, Rejected)
    assert found.reason is reason


@pytest.mark.parametrize(
    "text", ["The PDF standard begins with %PDF- and a number.", "PK is a nickname.", "a\x00b text"]
)
def test_a_text_that_only_mentions_a_format_is_read(text: str) -> None:
    assert isinstance(decode_bytes(text.encode()), Decoded)


def test_a_mark_alone_decodes_to_nothing() -> None:
    found = decode_bytes(codecs.BOM_UTF8)
    assert isinstance(found, Decoded)
    assert found.text == ""
