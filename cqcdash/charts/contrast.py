"""How well one colour reads on another, as WCAG measures it, and colours chosen by that.

Text needs 4.5 to 1. Colours are ``#RRGGBB``.
"""

from typing import NamedTuple

INK, WHITE = "#0B1014", "#FFFFFF"
LIGHT_PAGE, DARK_PAGE = "#FFFFFF", "#14191F"
READABLE = 4.5
# A little above what is asked, so that rounding to whole colours never falls below it.
_AIM = 5.0
_STEPS = 20
# Up to here sRGB is a straight line.
_DARK = 0.04045


class Tint(NamedTuple):
    """A pale ground with dark text for the light theme, a deep one with pale text for the dark."""

    ground: str
    text: str
    dark_ground: str
    dark_text: str


def luminance(colour: str) -> float:
    """Relative luminance: 0 for black, 1 for white."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), whichever comes first."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink(ground: str) -> str:
    """Dark or white text, whichever reads better on a filled mark."""
    return max((INK, WHITE), key=lambda text: contrast(text, ground))


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with a share (0 to 1) of another one."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def tint(colour: str) -> Tint:
    """The pale and the deep ground of a colour, each with text of its hue that can be read."""
    pale, deep = mixed(colour, LIGHT_PAGE, 0.8), mixed(colour, DARK_PAGE, 0.68)
    return Tint(pale, _readable(colour, pale, INK), deep, _readable(colour, deep, WHITE))


def _readable(colour: str, ground: str, towards: str) -> str:
    """As much of the colour as can be read on the ground."""
    shades = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS))
    return next((shade for shade in shades if contrast(shade, ground) >= _AIM), towards)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4
