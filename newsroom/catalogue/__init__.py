"""The catalogue: records of all content in one SQLite file, and the only place with SQL."""
