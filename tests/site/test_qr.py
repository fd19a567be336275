"""The codes on posters: made where a template asks for one, and nowhere else."""

import pytest
from atlas.site.qr import fill_codes


def test_a_page_that_asks_for_none_stays_as_it_is():
    html = '<p><span class="code">x</span> <span data-code="a"></span></p>'
    assert fill_codes(html) == html


def test_a_code_is_a_drawing_that_a_strict_policy_lets_be():
    pytest.importorskip("segno", reason="only a site that knows its address needs it: requirements.txt")
    place = '<span class="code" data-code="https://example.org/a/?b=1&amp;c=2"></span>'
    filled = fill_codes(f"<p>{place}</p>")
    assert filled.startswith('<p><span class="code" data-code="https://example.org/a/?b=1&amp;c=2"><svg aria-hidden="true"')
    assert filled.endswith("</svg></span></p>") and "style=" not in filled and "width=" not in filled.replace("stroke-width=", "")
    assert fill_codes(place) == fill_codes(place) != fill_codes(place.replace("c=2", "c=3"))
