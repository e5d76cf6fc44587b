"""What pages exist: one module a family, with its keys, inputs and template."""
