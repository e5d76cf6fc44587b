"""Checking an edition without building it: its files, links, anchors and addresses."""
