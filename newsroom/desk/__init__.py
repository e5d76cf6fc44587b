"""The desk: beginning articles, and putting right what is published."""
