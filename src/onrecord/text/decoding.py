"""Bytes to characters: which codec, by which evidence, and with which doubts.

Order: magic numbers, byte order mark, strict UTF-8, UTF-16 told by its zero bytes, the declared
charset, a plausibility contest of single-byte codecs, charset-normalizer. One broken byte never
rejects a file. `content.decode(encoding)` (with the errors policy named in the flags) is the text.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from onrecord.model import Decoded, Reason, Rejected, Stage
from onrecord.text.alphabets import implausible_share
from onrecord.text.signatures import reject_binary, reject_controls

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b [^<>]{0,300}? \b(?:charset|encoding) \s*=\s* ["']? ([A-Za-z0-9_.:\-]{2,40})""",
    re.IGNORECASE | re.VERBOSE,
)
# What browsers do (WHATWG Encoding Standard): these labels mean cp1252, whose C1 places hold quotes.
_LATIN_LABELS: Final = frozenset({"ascii", "iso8859-1", "latin-1", "latin1", "us-ascii"})
# Tried in this order; on equal plausibility the earlier wins.
_CONTEST: Final = (
    "cp1252", "cp1251", "koi8-r", "koi8-u", "cp1250", "iso8859-5", "cp866", "cp1253", "cp1254", "mac-roman",
)  # fmt: skip
_SAMPLE: Final = 65_536
_CERTAIN: Final = 0.02
_TOLERABLE: Final = 0.15
# EUC-JP read as UTF-8 held 1.1 sound characters for each broken stretch, damaged Russian over 20.
_CLEARLY: Final = 4
# Three odd bytes in an English text are quotes or damage, not "я" or "ž".
_FEW: Final = 3
_NON_ASCII = re.compile(rb"[\x80-\xff]+")
# UTF-8 read as cp1252 or latin-1 and written again: "Ã©", "â€™", "Ð¿Ñ€"
_MOJIBAKE = re.compile(
    r"""  Ã[\u0080-\u00bf]
        | â€[\u0080-\u00bf\u2018-\u201e\u2122\u0153¦]
        | [ÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]
        | Â[\u00a0-\u00bf]
    """,
    re.VERBOSE,
)
_MOJIBAKE_LEAST: Final = 2
_MOJIBAKE_OPENERS: Final = "ÃâÐÑÂ"


def decode_bytes(content: bytes) -> Decoded | Rejected:
    """Decode the bytes of one file, or say why they are no text. Never raises."""
    if not content:
        return Rejected(Stage.DECODE, Reason.EMPTY, "0 bytes")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _finish(content, encoding, "byte_order_mark")
    refused = reject_binary(content)
    if refused is not None:
        return refused
    wide = _wide_encoding(content)
    if wide is not None:
        return _finish(content, wide, "utf16_without_mark", "utf16_without_mark")
    refused = reject_controls(content)
    if refused is not None:
        return refused
    try:
        return _flagged(content.decode("utf-8"), "utf-8", "strict_utf8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and len(content) - error.start < 4:
            return _finish(content, "utf-8", "damaged_utf8", "truncated")
        return _decode_doubtful(content)


def _decode_doubtful(content: bytes) -> Decoded | Rejected:
    """Decode bytes that are not valid UTF-8."""
    declared = _declared_encoding(content)
    broken, sound = _utf8_damage(content)
    if sound > _CLEARLY * broken or (declared == "utf-8" and sound >= broken):
        return _finish(content, "utf-8", "damaged_utf8")
    sample = _sample(content)
    if declared is not None and declared != "utf-8":
        share = _implausible(sample, declared)
        if share is not None and share <= _TOLERABLE:
            return _finish(content, declared, "declared_charset")
    few = len(_NON_ASCII.findall(sample)) <= _FEW
    scored = [
        (share, rank, name)
        for rank, name in enumerate(_CONTEST[:1] if few else _CONTEST)
        if (share := _implausible(sample, name)) is not None
    ]
    share, _, best = min(scored, default=(1.0, 0, ""))
    if share <= _CERTAIN:
        return _finish(content, best, "alphabet")
    if _is_utf8_with_surrogates(content):
        return _finish(content, "utf-8", "damaged_utf8")
    detected = None if few else _detect(sample)
    if detected is not None:
        rival = _implausible(sample, detected)
        if rival is not None and rival < share and rival <= _TOLERABLE:
            return _finish(content, detected, "charset_normalizer", "low_confidence")
    if few or sound >= broken:
        return _finish(content, "utf-8", "damaged_utf8", "low_confidence")
    if share <= _TOLERABLE:
        return _finish(content, best, "alphabet", "low_confidence")
    return Rejected(Stage.DECODE, Reason.ENCODING, "no codec gives a plausible text")


def _finish(content: bytes, encoding: str, rule: str, *flags: str) -> Decoded:
    """Decode with a codec that was chosen, replacing what it can't read and saying so."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        flags = (*flags, "errors=replace", f"replaced={_replacements(content, text)}")
    return _flagged(text, encoding, rule, *flags)


def _flagged(text: str, encoding: str, rule: str, *flags: str) -> Decoded:
    """Return the decoded file without its byte order mark, flagged where it was decoded wrongly before."""
    text = text.removeprefix("\ufeff")
    sample = text[: 4 * _SAMPLE]
    suspect = not sample.isascii() and any(letter in sample for letter in _MOJIBAKE_OPENERS)
    if suspect and len(_MOJIBAKE.findall(sample)) >= _MOJIBAKE_LEAST:
        flags = (*flags, "mojibake_suspected")
    return Decoded(text, encoding, rule, flags)


def _replacements(content: bytes, text: str) -> int:
    """Count the characters that decoding replaced, without those that the file itself held."""
    return max(1, text.count("\ufffd") - content.count("\ufffd".encode()))


def _wide_encoding(content: bytes) -> str | None:
    """Return "utf-16-le" or "utf-16-be" where one byte in two is a constant and all decodes, else None."""
    if len(content) < 8 or len(content) % 2:
        return None
    sample = content[:_SAMPLE]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        common = max(high.count(0), high.count(4))
        if common < 0.6 * len(high) or b"\x00" not in high:
            continue
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        printable = sum(char.isprintable() or char in "\n\r\t" for char in text)
        if printable > 0.98 * len(text) and " " in text and implausible_share(text) <= _CERTAIN:
            return encoding
    return None


def _declared_encoding(content: bytes) -> str | None:
    """Return the codec named by a meta tag or XML declaration in the first 4 KB, if Python knows it."""
    match = _DECLARED.search(content[:4096])
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    if name in _LATIN_LABELS:
        return "cp1252"
    return name if getattr(codecs.lookup(name), "_is_text_encoding", True) else None


def _utf8_damage(content: bytes) -> tuple[int, int]:
    """Return (stretches that are no UTF-8, multi-byte characters that are) for a sample of `content`."""
    text = content[: 16 * _SAMPLE].decode("utf-8", "replace")
    broken = len(re.findall("\ufffd+", text))
    sound = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return broken, sound


def _sample(content: bytes) -> bytes:
    """Return the start of the file and a stretch from where its first non-ASCII byte stands."""
    if len(content) <= _SAMPLE:
        return content
    first = _NON_ASCII.search(content)
    start = max(0, first.start() - 1000) if first is not None else 0
    return content[start : start + _SAMPLE]


def _implausible(sample: bytes, encoding: str) -> float | None:
    """Return the share of non-ASCII characters that no text would hold there, None if it can't decode."""
    try:
        text = sample.decode(encoding, "strict" if len(sample) < _SAMPLE else "ignore")
    except (UnicodeDecodeError, LookupError):
        return None
    return implausible_share(text)


def _is_utf8_with_surrogates(content: bytes) -> bool:
    """Tell whether lone surrogates written as UTF-8 ("\xed\xa0\xbd", CESU-8) are all that is wrong."""
    try:
        content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _detect(sample: bytes) -> str | None:
    """Ask charset-normalizer, which knows the East Asian codecs."""
    best = from_bytes(sample).best()
    return best.encoding.replace("_", "-") if best is not None else None
