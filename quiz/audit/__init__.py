"""What numbers say of the content as a whole, to those who ask for it in a terminal."""
