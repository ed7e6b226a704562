"""What a question, passage, stance, ballot and match are, in the standard library alone."""
