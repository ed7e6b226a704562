"""What the browser is given: one package an audience, and what they share."""
