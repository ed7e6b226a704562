"""What the numbers say of the content as a whole: its fairness, and how far its readers agree."""
