"""All questions that are asked of the catalogue, a module a group of them."""
