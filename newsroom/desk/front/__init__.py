"""What comes before writing: logging in, the paper at a glance, and the list of articles."""
