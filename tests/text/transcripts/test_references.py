"""References are no turns; names with a full stop that answer each other are."""

from __future__ import annotations

from onrecord.text.transcripts.transcript import read_transcript

REFERENCES = """Discussion
You see that we need more work on this question. I thank you all for your help with our study.
Aasen NE, Solberg DL, et al. Do you know what your ferry costs? A study of our harbour and what we learnt.
Brandt LG, Moe AN, et al. Can we trust our gauges? I would not, and neither should you, we think.
Hurum ES, Dahl M, et al. What we know of tides. You may ask us why we did this and how.
Ghent W, 1998. How do you build a lock? We tell you what we did in our own valley.
"""
TURNS = """Committee on Ferries
Senator AASEN. I thank the minister. Why do you close the line?
Senator SOLBERG. We do not close it. I told you so in March.
Senator AASEN. You told us that it would stay open until autumn. Will it?
Senator SOLBERG. It will, and I can promise you that.
"""


def test_references_are_no_turns() -> None:
    assert read_transcript(REFERENCES) is None


def test_senators_are() -> None:
    found = read_transcript(TURNS)
    assert found is not None
    assert len(found.labels) == 4
