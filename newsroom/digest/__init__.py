"""A day or a week of the newspaper for print and mail: what readers were given, in one piece."""
