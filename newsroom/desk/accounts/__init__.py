"""Who may use the desk, and what for: accounts, passwords, roles and their rights."""
