"""The edition as readers see it: pelicanconf.py, at its public address.

Secrets never stand here: see docs/publishing.md.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # pelican -s publishconf.py
from pelicanconf import *  # noqa: F403

SITEURL = "https://baothaibinh.example"
OUTPUT_PATH = "public"
CACHE_PATH = "cache/production"
KEEP_ADDRESSES = True  # what these builds have shown stays at its address, or leads on
PICTURE_CACHE = "cache/pictures"  # the same pictures as on a journalist's machine

# Where `invoke publish` brings the site: docs/publishing.md has a recipe for every kind of host.
PUBLISH_TARGETS = {
    "trial": {"remote": "cache/trial", "releases": 5},  # a folder here, to try it all
}
PUBLISH_TARGET = "trial"
