"""Challenges: anybody's, to any of our readings, and the public log of what became of them."""
