"""Pictures and documents: handed in, and sorted in galleries."""
