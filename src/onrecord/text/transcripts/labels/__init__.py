"""What may name a speaker.

`grammar` reads a label as a whole: `names` and `roles` its two kinds, `notes` the brackets in it,
`name_words` and `words` what it is made of, `long_offices` and `broken` labels longer than a line. `label`
is what comes out.
"""
