"""Statements in other languages than English: quotations always, attributions by cue words that are data.

`cues` loads the words, `sources` cuts out who speaks, `quoted` and `clauses` hold the rules,
`statements` reads the paragraphs. A language without a table has its quotations, with null speakers.
"""

from onrecord.extract.languages.statements import find_reported

__all__ = ["find_reported"]
