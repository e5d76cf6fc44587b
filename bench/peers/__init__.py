"""The same newspaper as built by other generators."""
