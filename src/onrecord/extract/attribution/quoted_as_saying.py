""" "Kowalska was quoted by PAP as saying that ..." and '"...," Kowalska was quoted as saying.'"""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, trim
from onrecord.extract.attribution.initial import content_after
from onrecord.extract.attribution.lexicon import CUES, Cue
from onrecord.extract.attribution.phrases import Phrase, phrase_after
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import is_passive, subject_before
from onrecord.extract.attribution.tails import skip_adjuncts

_FARTHEST = 12


def read_quoted_as_saying(sentence: Sentence, index: int, floor: int) -> Attribution | None:
    """Read "quoted"/"cited" at `index` with "as saying" after it; the speaker is who was quoted."""
    words, tags = sentence.words, sentence.tags
    if words[index] not in ("quoted", "cited"):
        return None
    saying = next(
        (
            at
            for at in range(index + 2, min(index + _FARTHEST, len(words)))
            if words[at - 1 : at + 1] == ["as", "saying"]
        ),
        -1,
    )
    subject = subject_before(sentence, index) if saying > 0 else None
    if subject is None:
        return None
    source = phrase_after(sentence, index + 1)
    end = saying - 2 if tags[saying - 2] == "," else saying - 1
    told = source is not None and (source.end == end or tags[source.end] == ",")
    if told and source is not None and not is_passive(sentence, index):
        subject = Phrase(
            source.start, end, index
        )  # "The newspaper quoted an officer as saying that": the officer's words
    cue = Cue("quoted as saying", CUES["say"].cue_class, CUES["say"].frames, "V", words=saying + 1 - index)
    cue_range = (index, saying + 1)
    if subject.edge >= floor and tags[subject.edge] in ",Q":
        return Attribution("final", (trim(sentence, floor, subject.edge + 1),), cue, cue_range, subject)
    after = skip_adjuncts(sentence, saying + 1)  # "as saying by the agency that"
    content = content_after(sentence, after - cue.words, cue)
    return None if content is None else Attribution("quoted_as_saying", content[1], cue, cue_range, subject)
