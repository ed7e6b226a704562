"""The teacher: how a lesson is opened, led, and taken along on paper."""
