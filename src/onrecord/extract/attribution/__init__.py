"""English attribution: which words are a statement, and which words say whose it is.

`reader` walks paragraphs, `sentence` and `tagging` turn a sentence into words and tags, `lexicon` loads the
cues, `reading` asks the rules in order. A rule is a file: `final`, `initial`, `conjoined`, `participial`,
`according_to`, `as_said`, `asked`, `complements`, `noun_cues`, `purpose`, `impersonal`, `in_the_words`,
`quoted_as_saying`, `headlines`, `unmarked`, `free`. `phrases`, `subjects` and `insertions` find who speaks,
`tails` and `ends` where a statement begins behind its cue and where it stops, `said_on`
the day.
"""
