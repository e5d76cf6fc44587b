"""Search over the whole archive, answered by the reader's browser from files that never move."""
