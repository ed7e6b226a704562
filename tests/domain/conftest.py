"""How the laws are tried: as often as Hypothesis likes, however slow the machine."""

from hypothesis import settings

settings.register_profile("quiz", deadline=None)
settings.load_profile("quiz")
