"""The addresses of items: those of today, former ones, and where they lead."""
