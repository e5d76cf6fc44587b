"""Front matter: from the lines at the top of a file to validated values."""
