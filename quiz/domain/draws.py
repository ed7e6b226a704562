"""Which voice a seat plays in role mode."""

from quiz.domain.content import Content, Voice


def drawn_voice(seat: bytes, content: Content) -> Voice:
    """One of the voices that speak on anything; the same for the same digest.

    A digest is so large a number that its remainder favours nobody.
    """
    speaking = [
        content.voices[voice]
        for voice, positions in content.positions.items()
        if any(position is not None for position in positions.values())
    ]
    return speaking[int.from_bytes(seat) % len(speaking)]
