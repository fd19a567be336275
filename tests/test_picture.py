"""The picture of the data's way is true: its boxes are the wings, and an arrow leads to a wing that imports the other."""

import re
from xml.etree import ElementTree

import pytest
from conftest import ROOT

PICTURE = ROOT / "docs" / "assets" / "wings.svg"
DRAWN = ElementTree.fromstring(PICTURE.read_text(encoding="utf-8"))
SVG = "{http://www.w3.org/2000/svg}"
ARROWS = [way.get("id") for way in DRAWN.iter(f"{SVG}path") if way.get("id")]
LIBRARY = ROOT / "scripts" / "atlas"


def test_its_boxes_are_the_wings_of_the_library():
    boxes = [box.findtext(f"{SVG}text[@class='name']") for box in DRAWN.iter(f"{SVG}g") if box.get("class") == "wing"]
    assert sorted(boxes) == sorted(path.parent.name for path in LIBRARY.glob("*/__init__.py"))


@pytest.mark.parametrize("arrow", ARROWS)
def test_an_arrow_leads_to_a_wing_that_imports_the_other(arrow):
    giver, _, taker = arrow.partition("-")
    sources = [path.read_text(encoding="utf-8") for path in (LIBRARY / taker).glob("*.py")]
    assert any(re.search(rf"^from \.\.{giver}\b", source, re.MULTILINE) for source in sources)


@pytest.mark.parametrize("guide", ["README.md", "CONTRIBUTING.md"])
def test_both_guides_show_it(guide):
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in (ROOT / guide).read_text(encoding="utf-8")
