"""The desk: where articles are begun, written, put right and published."""
