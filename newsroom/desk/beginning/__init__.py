"""Articles begun from templates, and which one is to be corrected; `newsroom new` too."""
