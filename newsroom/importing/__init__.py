"""Bringing an archive in: from pages scraped as text to files in content/."""

from newsroom.importing.importer import Entry, ImportReport, import_files

__all__ = ["Entry", "ImportReport", "import_files"]
