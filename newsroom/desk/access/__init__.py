"""Who comes in, and how: addresses, logging in, sessions, and the guard before every request."""
