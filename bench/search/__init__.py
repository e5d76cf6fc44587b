"""What search costs to build and to ask, and how well it finds, over generated archives."""
