"""The edition as readers see it: pelicanconf.py, at its public address.

Secrets never stand here: see docs/publishing.md.
"""

from pelicanconf import *  # noqa: F403

SITEURL = "https://baothaibinh.example"
OUTPUT_PATH = "public"
CACHE_PATH = "cache/production"
