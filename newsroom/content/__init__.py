"""From a Markdown file to a record: scan, front matter, validation, rejections, body."""
