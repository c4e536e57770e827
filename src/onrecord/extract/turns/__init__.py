"""Turns of a transcript: labelled lines, weighed on the whole page, and the words that follow them.

`lines` cuts the page, `labels` reads who can be named, `seams` finds labelled lines, `evidence` decides which
of them open turns, `frame` knows what stands between turns, `assembly` builds the statements.
"""

from onrecord.extract.turns.assembly import find_turns

__all__ = ["find_turns"]
