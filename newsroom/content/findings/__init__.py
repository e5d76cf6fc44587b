"""What people are told of each code: a module a subject, and the one place with these words."""
