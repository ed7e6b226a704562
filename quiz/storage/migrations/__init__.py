"""The tables as they came about: a revision a file, written by hand; a test compares models."""
