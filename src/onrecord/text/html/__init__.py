"""HTML to a page: markup that is safe to walk, what it says of itself, its visible text.

`page` is the entrance; `markup` parses, `rendering` makes the text a reader sees, `page_parts` tells what
an element says of the part inside it, `metadata`, `json_ld` and `titles` read what the page states of
itself, `votes` asks trafilatura about every line.
"""
