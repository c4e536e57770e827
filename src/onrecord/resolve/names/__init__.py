"""Names as printed.

`naming` takes titles off, `printed` completes surnames, `behind_places` reads names behind the place of an
office, `inflection` and `inflected` undo cases.
"""
