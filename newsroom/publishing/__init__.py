"""`invoke publish`: what changed goes to wherever the newspaper is hosted, in the right order."""
