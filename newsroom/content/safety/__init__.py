"""What a content file may not do: limits, the sandbox, the sanitiser."""
