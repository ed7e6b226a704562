"""What programs are given: the content, a match, and the description of both."""
