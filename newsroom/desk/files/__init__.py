"""Files of content/: which the desk opens, how it writes them, their versions and commits."""
