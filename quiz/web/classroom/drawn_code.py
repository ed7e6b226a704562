"""An address as a QR code, drawn in the page itself."""

import segno
from markupsafe import Markup


def drawn(address: str) -> Markup:
    """The code as an `<svg>` that takes the size the style sheet gives it: black on white.

    It is white in the dark too, since phones read nothing else with certainty.
    """
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(border=4, light="#fff", omitsize=True))  # noqa: S704
