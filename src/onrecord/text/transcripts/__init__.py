"""Transcripts: labelled lines, weighed on the whole text.

`lines` cuts the text, `labels` reads who can be named, `readers` where a label ends, `seams` finds labelled
lines, `samples` looks at what follows them, `groups` and `evidence` decide which open turns, `frame` knows
what stands between turns and nobody says. The cleaning keeps such lines in the body,
`onrecord.extract.turns` makes statements of them.
"""
