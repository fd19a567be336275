"""The files beside the pages: what programs read before or instead of them."""

import json
import re
from io import BytesIO

import pytest
from atlas.content.reader import read_atlas
from atlas.site.companions import companions, icons
from atlas.weaving.published import Published
from conftest import ROOT, SITES
from PIL import Image

SITE = Published("Small & Atlas", "https://example.org/a/")
FAVICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#123456"/></svg>'


@pytest.fixture(scope="module")
def tiny():
    return read_atlas(SITES / "tiny")[0]


def test_robots_may_read_all_and_are_told_of_the_site_map_once_its_address_is_known(tiny):
    assert companions(tiny, SITE)["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/a/sitemap.xml\n"
    assert "Sitemap" not in companions(tiny, Published("Small"))["robots.txt"]


def test_the_site_map_has_every_page_by_its_whole_address_with_the_day_of_its_last_check(sound):
    found = companions(sound(), SITE)["sitemap.xml"]
    assert re.findall("<url>(.*)</url>", found) == [
        "<loc>https://example.org/a/causes/</loc><lastmod>2026-11-22</lastmod>",
        "<loc>https://example.org/a/causes/low-salt/</loc><lastmod>2026-11-22</lastmod>",
        "<loc>https://example.org/a/</loc><lastmod>2026-11-22</lastmod>",
    ]
    assert found.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns=') and found.endswith("</urlset>\n")


def test_no_site_map_where_the_address_of_the_site_is_not_known(tiny):
    assert "sitemap.xml" not in companions(tiny, Published("Small"))


def test_a_site_without_a_name_has_none_of_them(tiny, sound):
    assert companions(tiny, Published()) == {}
    assert set(companions(sound(), SITE)) == {"robots.txt", "llms.txt", "sitemap.xml"}  # without words no manifest


def test_the_manifest_holds_below_any_path_and_names_icons_that_are_made(tiny):
    found = json.loads(companions(tiny, SITE)["manifest.webmanifest"])
    assert (found["name"], found["short_name"], found["lang"]) == ("Small & Atlas", "Small", "en-GB")
    addresses = [found["start_url"], found["scope"], found["id"], *(one["src"] for one in found["icons"]), *(one["url"] for one in found["shortcuts"])]
    assert not [address for address in addresses if re.match(r"/|[a-z]+:", address)]
    made = icons(FAVICON)
    for one in found["icons"]:
        assert Image.open(BytesIO(made[one["src"]])).size == tuple(map(int, one["sizes"].split("x")))
    assert [one["url"] for one in found["shortcuts"]] == ["./now/", "./help/"]


def test_icons_are_cut_nowhere_and_have_the_ground_of_the_drawing():
    made = {name: Image.open(BytesIO(data)) for name, data in icons(FAVICON).items()}
    whole, masked, touch, old = (made[name] for name in ("assets/icons/icon-192.png", "assets/icons/maskable-512.png", "assets/icons/apple-touch-icon.png", "favicon.ico"))
    assert whole.convert("RGBA").getpixel((0, 0))[3] == 0  # its corners are round
    for image in (masked, touch):
        assert image.mode == "RGB" and image.getpixel((0, 0)) == (0x12, 0x34, 0x56)
    assert (touch.size, old.size, old.format) == ((180, 180), (32, 32), "ICO")


def test_a_drawing_without_a_ground_stands_on_white():
    bare = FAVICON.replace("rect width", "rect x='9' width").replace('fill="#123456"', 'fill="red"')
    assert Image.open(BytesIO(icons(bare)["assets/icons/maskable-512.png"])).getpixel((0, 0)) == (255, 255, 255)


def test_the_list_for_programs_has_every_page_once_and_says_who_did_not_review_it(tiny):
    text = companions(tiny, SITE)["llms.txt"]
    assert text.startswith("# Small & Atlas\n\n> ") and "No clinician has reviewed this." in text
    links = re.findall(r"^- \[.*\]\((\S+)\): \S", text, re.MULTILINE)
    pages = [page for page in tiny.pages if page.kind != "sections" and page.url and page.url != "404.html"]
    assert sorted(links) == sorted(f"https://example.org/a/{page.url}" for page in pages)
    assert text.index(f"]({SITE.at(tiny.signs_page.url)})") < text.index("/causes/")


def test_a_title_cannot_end_its_link_early(sound):
    text = companions(sound("title: Low salt", "title: 'Low [salt](x)'"), SITE)["llms.txt"]
    assert r"- [Low \[salt\](x)](https://example.org/a/causes/low-salt/): A small page" in text


def test_without_an_address_links_are_relative(tiny):
    assert "](now/): " in companions(tiny, Published("Small"))["llms.txt"]


def test_the_icon_of_the_site_has_a_ground_to_find():
    """An icon on a phone stands on the colour of the drawing's ground."""
    favicon = (ROOT / "docs" / "assets" / "favicon.svg").read_text(encoding="utf-8")
    assert Image.open(BytesIO(icons(favicon)["assets/icons/apple-touch-icon.png"])).getpixel((0, 0)) != (255, 255, 255)
