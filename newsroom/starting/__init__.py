"""An edition of one's own: the files that `newsroom init` writes, and what becomes of them."""
