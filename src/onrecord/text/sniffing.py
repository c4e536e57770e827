"""HTML or page text? Told by the content alone: names lie in both directions."""

from __future__ import annotations

import re

from onrecord.model import SourceFormat

_HEAD = 4096
_SAMPLE = 200_000
_OPENING = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_STRUCTURE = re.compile(
    r"<(?:html|head|body|article|main|div|p|table|h1|section)\b[^<>]{0,2000}>", re.IGNORECASE
)
_CLOSING = re.compile(
    r"</(?:html|head|body|article|main|div|p|table|h1|h2|span|a|li|section)\s*>", re.IGNORECASE
)
# An article about HTML quotes a tag or two; a fragment of a page closes them by the dozen.
_TAGS_LEAST = 6
_TAG_SHARE = 1 / 400


def sniff_format(text: str) -> SourceFormat:
    """Tell whether decoded `text` is an HTML page (or a fragment of one) or page text."""
    if _OPENING.match(text[:_HEAD]) is not None:
        return SourceFormat.HTML
    sample = text[:_SAMPLE]
    if "</" not in sample:
        return SourceFormat.PAGE_TEXT
    closing = len(_CLOSING.findall(sample))
    if closing >= max(_TAGS_LEAST, len(sample) * _TAG_SHARE) and _STRUCTURE.search(sample) is not None:
        return SourceFormat.HTML
    stripped = text.lstrip()
    if (
        closing
        and _STRUCTURE.match(stripped) is not None
        and _CLOSING.search(stripped.rstrip()[-20:]) is not None
    ):
        return SourceFormat.HTML
    return SourceFormat.PAGE_TEXT
