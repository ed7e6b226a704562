"""The classroom: a lesson for a teacher, a projector and a class, who stay unknown to us."""
