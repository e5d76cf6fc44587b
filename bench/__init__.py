"""What the newsroom costs, measured beside its peers on generated newspapers."""
