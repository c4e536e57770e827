"""Which line is the headline.

`opening` reads how an article opens, `score` how much a line looks like its headline, `topic` what the text
speaks of, `title_words` the words by which papers name themselves.
"""
