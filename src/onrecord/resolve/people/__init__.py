"""The people of a page.

`of_page` gathers them into the `registry`, `printed_people` tells which of them a printed name means,
`gender` what the page shows of them, `strangers` who has no name; `across_articles` who is the same person
in another article.
"""
