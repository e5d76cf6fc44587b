"""`invoke serve`: the edition on a journalist's machine, rebuilt at every save."""
