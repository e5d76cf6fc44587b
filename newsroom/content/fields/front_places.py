"""The places that every edition has: of the front page, and of the article's section."""

LEAD, TOP, SECTION_LEAD, SECTION_TOP = "lead", "top", "section", "section-top"
PLACES = (LEAD, TOP, SECTION_LEAD, SECTION_TOP)

FOR_EVER = 2**53
"""The end of a place that has none, in seconds: the list itself is taken away, or changed."""
