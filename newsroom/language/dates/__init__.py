"""Dates: as they are known, as people write them, as newspapers print them."""
