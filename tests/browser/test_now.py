"""The page for a cramp right now is dark at night: from nine in the evening until seven."""

import pytest
from browsing import on


@on(color_scheme="light", timezone_id="UTC")
@pytest.mark.parametrize(("hour", "scheme"), [(0, "dark"), (6, "dark"), (7, None), (20, None), (21, "dark")])
def test_the_page_is_dark_at_night(visit, hour, scheme):
    visit.page.clock.set_fixed_time(f"2026-11-22T{hour:02}:59:00Z")
    page = visit.open("now/")
    assert page.evaluate("document.documentElement.dataset.scheme || null") == scheme
