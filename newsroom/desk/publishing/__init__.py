"""Publishing from the desk, in a process of its own."""
