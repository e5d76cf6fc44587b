"""A kind of host a module: how it takes files, and how it shows them."""
