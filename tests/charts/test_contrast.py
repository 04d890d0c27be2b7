"""What charts, pills and tags write can be read: 4.5 to 1, in the light and in the dark theme."""

import itertools
import tomllib
from pathlib import Path

import pytest

from cqcdash.charts import contrast, palette
from cqcdash.charts.contrast import DARK_PAGE, LIGHT_PAGE, READABLE
from cqcdash.vocabulary.certificates import ExpiryBand, SafeUntilReason, Standing, State
from cqcdash.vocabulary.records import Stage, Status

THEME = tomllib.loads(
    (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)["theme"]
CODES = [
    pytest.param(member, id=f"{codes.__name__}.{member}")
    for codes, shades in palette.COLOURS.items()
    for member in shades
]
NOT_USABLE = {
    Standing.NOT_USABLE,
    *(s for s, standing in palette.STANDING_OF_STATE.items() if standing == Standing.NOT_USABLE),
    *(Status.SUSPENDED, Status.REVOKED, Status.CANCELLED, Status.EXPIRED, ExpiryBand.EXPIRED),
    palette.Change.TURNED_NOT_USABLE,
}


def faded(text, page, share):
    """Text that lets so much of itself through, on a page."""
    return contrast.mixed(page, text, share)


def lab(colour):
    red, green, blue = (contrast._linear(part / 255) for part in contrast._parts(colour))
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (x, contrast.luminance(colour), z)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one, other):
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def test_contrast_is_measured_as_the_guideline_says():
    assert contrast.contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast.contrast("#FFFFFF", "#777777") == contrast.contrast("#777777", "#FFFFFF")


def test_the_pages_are_those_of_the_theme():
    assert THEME["light"]["backgroundColor"].upper() == LIGHT_PAGE
    assert THEME["dark"]["backgroundColor"].upper() == DARK_PAGE


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axis_text_takes_the_colour_of_the_page_and_can_be_read(theme):
    """The style sheet gives it the page's text colour at four fifths."""
    page, text = (THEME[theme][name].upper() for name in ("backgroundColor", "textColor"))
    assert contrast.contrast(faded(text, page, 0.8), page) >= READABLE


@pytest.mark.parametrize("member", CODES)
def test_text_on_a_filled_mark_can_be_read(member):
    shade = palette.colour(member)
    assert contrast.contrast(contrast.ink(shade), shade) >= READABLE


@pytest.mark.parametrize("member", CODES)
def test_a_pill_can_be_read_in_both_themes(member):
    tint = palette.TINTS[type(member)][member]
    assert contrast.contrast(tint.text, tint.ground) >= READABLE
    assert contrast.contrast(tint.dark_text, tint.dark_ground) >= READABLE
    assert contrast.luminance(tint.text) < contrast.luminance(tint.ground)
    assert contrast.luminance(tint.dark_text) > contrast.luminance(tint.dark_ground)


def test_red_is_what_cannot_be_used_and_nothing_else():
    red = {m for shades in palette.COLOURS.values() for m, s in shades.items() if s == palette.RED}
    assert red == NOT_USABLE


@pytest.mark.parametrize("codes", [SafeUntilReason, Stage])
def test_causes_and_stages_never_wear_the_colour_of_a_standing(codes):
    for shade, standing in itertools.product(
        palette.COLOURS[codes].values(), palette.OF_STANDING.values()
    ):
        assert apart(shade, standing) > 15, (shade, standing)


@pytest.mark.parametrize("codes", [SafeUntilReason, Stage, Standing])
def test_members_are_told_apart(codes):
    shades = palette.COLOURS[codes].values()
    assert min(apart(one, other) for one, other in itertools.combinations(shades, 2)) > 13


@pytest.mark.parametrize("member", [Standing.UNKNOWN, State.UNKNOWN, Status.UNKNOWN])
def test_what_nobody_vouches_for_is_hatched_and_outlined(member):
    marker = palette.marker(member)
    assert marker["pattern"]["shape"] == "/"
    assert marker["line"]["width"]
    assert "pattern" not in palette.marker(Standing.NOT_USABLE)
