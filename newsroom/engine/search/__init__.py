"""Bringing the search index up to the catalogue, once all pages are written.

`plan` says which segments may be stale. Of those, `edits` changes single items, and `renumbering`
small segments to which items came; of all others `jobs` are what workers do, `assembly` makes a
segment of what they bring. `update` writes. How many workers there are changes no byte.
"""
