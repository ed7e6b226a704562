"""The quiz that shows its evidence: which voice agrees with you, and where it says so."""
