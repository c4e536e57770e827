"""Transcripts: labelled lines, weighed on the whole text.

`lines` cuts; `running`, `lost_breaks` and `broken_labels` mend breaks that are lost or split a label.
`labels` and `label_*` read who can be named, `seams` and `*_readers` find labelled lines, `samples` looks at
what follows them, `evidence` decides with `groups`, `fitting`, `latecomers` and `layout` which open turns;
`frame` and `captions` know what stands between turns and nobody says.
The cleaning keeps such lines in the body, `onrecord.extract.turns` makes statements of them.
"""
