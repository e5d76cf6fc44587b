"""What a newspaper's language asks for: letters, marks, addresses, dates, order, messages."""
