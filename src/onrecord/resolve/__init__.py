"""Choosing among what was found: one publication date, one speaker; null where two candidates remain.

`publication` weighs the claims of dates, `spoken_days` says when a statement was made. `speakers` leads
through the steps for a mention: `mentions` tells what it is, `people` knows the page's people, `names` and
`roles` read what is printed of them, `pronouns` (with `heard`), `groups`, `organisations` (with `bodies`)
and `descriptions` find who is meant. `turn_speakers` does it for labels, `court_speakers` and
`interviewees` where labels are letters, `reported_speakers` for other languages.
"""
