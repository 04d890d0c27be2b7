"""The text of charts that no page shows at first; those are looked at with their page."""

import pytest
from browsing import settled
from chart_text import BACKGROUND, DARK, unreadable

ADDRESSES = [
    *("renewals?years=true", "applications?part=durations"),
    *("applications?part=flow&spectrum=true", "applications?part=forecast"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_text_of_charts_can_be_read(address, visitor, sample_server):
    visitor.emulate_media(color_scheme="light")
    visitor.goto(f"{sample_server.url}/{address}")
    settled(visitor)
    visitor.locator(".stPlotlyChart .main-svg text").first.wait_for(state="attached")
    visitor.wait_for_timeout(500)
    assert unreadable(visitor) == {}
    visitor.emulate_media(color_scheme="dark")
    visitor.wait_for_function(f"{BACKGROUND} === '{DARK}'")
    settled(visitor)
    visitor.wait_for_timeout(500)
    assert unreadable(visitor) == {}
