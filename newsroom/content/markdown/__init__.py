"""The body: from Markdown to the HTML of an article's page."""
