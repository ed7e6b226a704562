"""Pages for those who look at the whole: the newsroom, the debate, whoever checks us."""
