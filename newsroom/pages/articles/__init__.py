"""The pages of articles and standing pages, and of their corrections."""
