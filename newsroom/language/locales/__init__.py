"""What one language and no other asks for."""
