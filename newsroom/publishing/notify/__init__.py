"""What others are told after a publish."""
