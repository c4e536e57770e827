"""A page to what is printed on it: claims with their spans and rules. Which of them hold, `resolve` decides.

`headlines`, `datelines`, `dates`, `bylines`, `agencies`, `publishers` and `endings` read the page.
`statements` leads through `passages` to `turns`, `quotations`, `attribution` (English) and `languages` (all
others). `layout` tells where on the page a position stands, `once` keeps what several of them ask.
"""
