"""What programs of readers fetch: feeds, and the newest headlines."""
