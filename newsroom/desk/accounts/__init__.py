"""Who may use the desk, and what for: accounts, passwords, sessions, roles."""
