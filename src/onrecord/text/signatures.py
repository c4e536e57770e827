"""Which files are no text at all: told by magic numbers and by control characters, never by name.

Compressed files are never unpacked: what is inside was not read by anyone who put the file here.
"""

from __future__ import annotations

import re

from onrecord.model import Reason, Rejected, Stage

# Reason.UNSUPPORTED_TYPE: the text is inside and could be taken out by its owner.
CONTAINERS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\x04\x22\x4d\x18", "lz4"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x9d", "compress"),
    (b"LZIP", "lzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE document"),
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
)
# Reason.BINARY: no page text was ever in it, or only as drawing instructions.
BINARIES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\x7fELF", "ELF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x00\x00\x01\x00", "icon"),
    (b"wOFF", "web font"),
    (b"wOF2", "web font"),
    (b"OggS", "Ogg"),
    (b"fLaC", "FLAC"),
    (b"ID3\x02", "MP3"),
    (b"ID3\x03", "MP3"),
    (b"ID3\x04", "MP3"),
    (b"\x1aE\xdf\xa3", "Matroska"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\xca\xfe\xba\xbe", "Java class"),
    (b"\xcf\xfa\xed\xfe", "Mach-O"),
    (b"\xfe\xed\xfa", "Mach-O"),
    (b"\x00asm", "WebAssembly"),
    (b"PAR1", "Parquet"),
    (b"!<arch>\n", "ar archive"),
)
# bzip2 continues with the block magic; "BZh" alone could open a text
_BZIP2 = re.compile(rb"BZh[1-9]1AY&SY")
_RIFF = re.compile(rb"RIFF.{4}(?:WAVE|AVI |WEBP)", re.DOTALL)
_ISO_MEDIA = re.compile(rb".{4}ftyp[a-zA-Z0-9]{3}", re.DOTALL)

_LEADING = re.compile(rb"\A(?:\xef\xbb\xbf)?[ \t\r\n]*")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b\x00") + b"\x7f"
_SAMPLE = 65_536
# Random bytes hold 10 % of these; a text scarred by a bad converter held under 1 %.
_CONTROL_SHARE = 0.04
# A text with stray NULs is indexed; a third of NULs that is not UTF-16 is machine data.
_NUL_SHARE = 0.2


def reject_binary(content: bytes) -> Rejected | None:
    """Return why `content` can't be a text because of its magic number, or None."""
    head = content[:512]
    for magic, name in CONTAINERS:
        if head.startswith(magic):
            return Rejected(Stage.DECODE, Reason.UNSUPPORTED_TYPE, f"{name} file")
    if _BZIP2.match(head) is not None:
        return Rejected(Stage.DECODE, Reason.UNSUPPORTED_TYPE, "bzip2 file")
    if content[257:262] == b"ustar":
        return Rejected(Stage.DECODE, Reason.UNSUPPORTED_TYPE, "tar file")
    for magic, name in BINARIES:
        if head.startswith(magic):
            return Rejected(Stage.DECODE, Reason.BINARY, f"{name} file")
    lead = _LEADING.match(head)
    if lead is not None and head[lead.end() :].startswith((b"%PDF-", b"{\\rtf")):
        return Rejected(Stage.DECODE, Reason.BINARY, "PDF or RTF file after white space")
    if _RIFF.match(head) is not None or _ISO_MEDIA.match(head) is not None:
        return Rejected(Stage.DECODE, Reason.BINARY, "audio, video or image file")
    if head.startswith(b"MZ") and b"\x00\x00" in head:
        return Rejected(Stage.DECODE, Reason.BINARY, "Windows program")
    return None


def reject_controls(content: bytes) -> Rejected | None:
    """Return why `content`, known not to be UTF-16 or UTF-32, is machine data, or None."""
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(8, _CONTROL_SHARE * len(sample)):
        return Rejected(Stage.DECODE, Reason.BINARY, f"{controls} control characters in {len(sample)} bytes")
    nuls = sample.count(b"\x00")
    if nuls > max(8, _NUL_SHARE * len(sample)):
        return Rejected(Stage.DECODE, Reason.BINARY, f"{nuls} NUL bytes in {len(sample)} bytes")
    return None
