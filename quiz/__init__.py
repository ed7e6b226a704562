"""The quiz that shows its evidence: which voice agrees with you on drug policy, and where it says so."""
