"""One article as it is written: opened, kept, looked at, saved, and open to whom besides."""
