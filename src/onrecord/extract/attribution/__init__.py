"""English attribution: which words are a statement, and which words say whose it is.

`reader` walks paragraphs, `sentence` and `tagging` turn one into words and tags, `lexicon` loads the cues,
`reading` asks the rules in order. A rule is a file: `final`, `initial`, `conjoined`, `participial`,
`according_to`, `as_said`, `asked`, `noun_cues`, `impersonal`, `in_the_words`, `quoted_as_saying`,
`headlines`, `unmarked`, `free`. `subjects` and `phrases` find who speaks; `ends`, `tails`, `insertions`,
`complements` and `purpose` where a statement stops.
"""
