"""References of a paper look like turns: a name, a full stop, words. Nobody speaks there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.text.transcripts.candidate import Seam
from onrecord.text.transcripts.samples import Sample

# "Basta NE, Chao DL, et al." signs a reference; "Jacobs W, 1998."
_REFERENCE = re.compile(r"\bet[ ]al\b|[^\W\d_]+[ ][A-Z]{1,3}(?:[ ]?,|$)|,[ ]?(?:1[89]|20)\d\d\b")
_SHARE = 0.3


def is_references(group: Sequence[Sample]) -> bool:
    """Tell whether the candidates of one seam, at least one, are the references of a page."""
    if group[0].candidate.seam is not Seam.STOP:
        return False
    signed = sum(_REFERENCE.search(sample.candidate.label.core) is not None for sample in group)
    return signed >= _SHARE * len(group)
