"""What may be wrong with settings: each module looks at a part of them, and says all of it."""
