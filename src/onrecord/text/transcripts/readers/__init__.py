"""Where a label ends and the words begin, by the shape of its line.

`order` tells which reader is asked first; `signs`, `stops` and `lines` are the shapes, `openings` what may
stand before a label.
"""
