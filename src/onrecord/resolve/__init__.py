"""Choosing among what was found: one publication date, one speaker; null where two candidates remain.

`publication` weighs the claims of dates, `spoken_days` says when a statement was made. `speakers` leads
through the steps for a mention: `mentions` tells what it is, `people_of_page` and `registry` know the
page's people, `naming` and `roles` read names and titles, `pronouns`, `groups`, `organisations` and
`descriptions` find who is meant. `turn_speakers` does it for labels, `reported_speakers` for other
languages, `people` across articles.
"""
