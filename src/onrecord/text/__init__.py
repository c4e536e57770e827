"""Bytes to a page: decoding, sniffing, and the structure that a page lost when it was saved as text.

`cleaning` is the entrance. `decoding`, `alphabets`, `signatures`, `sniffing`: which characters, which
format. Page text: `page_text` cuts `units` (`wrapping` joins lines, `seams` parts touching elements,
`running` pages without lines), `region` finds the article, `headline` its headline, `roles` names the rest,
`cues` and `menus` know furniture. HTML: `html`. Alone in onrecord it knows trafilatura: `html.votes`, and
`line_votes` on page text. `transcripts` finds the lines that open turns.
"""
