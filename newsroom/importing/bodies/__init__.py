"""From the body that an old system stored to the Markdown of a content file, with nothing lost."""
