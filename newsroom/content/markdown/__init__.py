"""From Markdown to the HTML of a body: what we add to Python-Markdown, and what a body names."""
