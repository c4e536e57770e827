"""Pages that lost their lines.

`pages` cuts them again, `boxes` knows buttons and teasers stuck to a sentence. `headline` finds the stretch
of words that looks most like a headline: `tokens` are its words, `signs` what they say, `repeats` what
comes back.
"""
