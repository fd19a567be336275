"""The pictures of README.md: panels side by side, and pages that are there."""

from io import BytesIO

import pytest
import yaml
from atlas.content.reader import read_atlas
from atlas.site.pictures import saved
from conftest import ROOT
from PIL import Image
from walks.screenshot import GAP, MOST, PLACES, SETTINGS, joined, screenshots


def test_panels_stand_beside_each_other_on_the_ground():
    red, blue = (saved(Image.new("RGB", (width, 30), colour)) for width, colour in ((40, "#ff0000"), (20, "#0000ff")))
    made = Image.open(BytesIO(joined([red, blue], "#00ff00", 8))).convert("RGB")
    assert made.size == (40 + 20 + 3 * GAP, 30 + 2 * GAP)
    places = ((0, 0), (GAP, GAP), (GAP + 39, GAP + 29), (GAP + 45, GAP), (2 * GAP + 40, GAP))
    assert [made.getpixel(place) for place in places] == [(0, 255, 0), (255, 0, 0), (255, 0, 0), (0, 255, 0), (0, 0, 255)]


def test_a_page_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OSError, match='there is no page ""'):
        next(screenshots(tmp_path))


def test_the_pictures_show_pages_of_the_site_and_are_light():
    urls = {page.url for page in read_atlas(ROOT)[0].pages}
    assert {panel["page"] for panel in yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))["panels"]} <= urls
    assert sum((ROOT / path).stat().st_size for path in PLACES.values()) <= MOST
