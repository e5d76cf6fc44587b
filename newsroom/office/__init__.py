"""What offices that write on GitHub or GitLab need: a configuration of their editor."""
