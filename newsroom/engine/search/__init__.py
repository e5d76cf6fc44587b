"""Bringing the search index up to the catalogue, once all pages are written.

`plan` says which segments may be stale, `jobs` what workers do for them, `assembly` makes a
segment of what they bring, and `update` writes it. How many workers there are changes no byte.
"""
