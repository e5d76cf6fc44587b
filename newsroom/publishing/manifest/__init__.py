"""The manifest on the host: which files it holds, and how that is known."""
