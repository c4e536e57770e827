"""Bytes to a page: decoding, sniffing, and the structure that a page lost when it was saved as text.

`cleaning` is the entrance. `decoding`, `alphabets`, `signatures`, `sniffing`: which characters, which
format. Page text: `page_text` cuts `units` (`wrapping` joins lines, `running` parts pages without lines),
`region` finds the article, `opening`, `headline_score` and `glued` its headline, `roles` names the rest,
`cues` know furniture. HTML: `html_page`, `markup`, `rendering`, `metadata`, `json_ld`, `page_parts`. Alone
in onrecord it knows trafilatura: `votes` on HTML, `line_votes` on page text. `transcripts` finds the lines
that open turns.
"""
