"""A page on this machine, on which somebody codes the stances without knowing whose they are."""
