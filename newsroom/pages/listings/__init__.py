"""The pages that list items: fronts, dates, sections, topics, authors."""
