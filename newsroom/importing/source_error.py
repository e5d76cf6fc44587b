"""What is said of a source, or of an option of the import, that cannot be understood."""

from newsroom.language.messages import ToldError


class SourceError(ToldError):
    """A source or an option cannot be understood; the message says which, and what to do."""
