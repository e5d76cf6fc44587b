"""The text of one article's file: strings in, strings out."""
