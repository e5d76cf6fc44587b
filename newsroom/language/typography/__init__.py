"""The typesetter, a module a rule."""
