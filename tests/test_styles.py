"""The colours: each stands once, and the page for a cramp right now has those of the site."""

import re

import pytest
from conftest import ROOT

SITE = (ROOT / "docs" / "assets" / "atlas.css").read_text(encoding="utf-8")
NOW = (ROOT / "overrides" / "now.css").read_text(encoding="utf-8")
SHEETS = sorted(path for path in ROOT.glob("docs/assets/*.css") if path.name != "atlas.css")
OTHERS = [*ROOT.glob("docs/assets/drawings/*.svg"), *SHEETS]
ELSEWHERE = {name for path in OTHERS for name in re.findall(r"var\((--[\w-]+)", path.read_text("utf-8"))}
COLOUR = re.compile(r"^ +(--[\w-]+): var\(--if-light, ([^;]+)\) var\(--if-dark, ([^;]+)\);$", re.MULTILINE)


def colours(css: str) -> dict[str, tuple[str, str]]:
    """Each colour in the light and in the dark scheme."""
    return {name: (light, dark) for name, light, dark in COLOUR.findall(css)}


@pytest.mark.parametrize("css", [SITE, NOW], ids=["site", "now"])
def test_each_colour_has_its_light_and_its_dark_value_once(css):
    names = [match[1] for match in COLOUR.finditer(css)]
    assert len(names) > 10 and len(names) == len(set(names)) == css.count("var(--if-dark,")


def test_the_page_for_a_cramp_right_now_has_the_colours_of_the_site():
    assert colours(NOW).items() <= colours(SITE).items()


@pytest.mark.parametrize("css", [SITE, NOW], ids=["site", "now"])
def test_a_scheme_sets_one_switch_and_leaves_the_other_empty(css):
    light = "color-scheme: light; --if-light: initial; --if-dark: ;"
    dark = "color-scheme: dark; --if-light: ; --if-dark: initial;"
    assert css.count("--if-light: ") == css.count("--if-dark: ") == css.count(light) + css.count(dark) >= 4


@pytest.mark.parametrize("css", [SITE, NOW], ids=["site", "now"])
def test_every_variable_that_a_style_asks_for_is_set_and_every_colour_is_asked_for(css):
    asked = set(re.findall(r"var\((--(?!md-)[\w-]+)", css))
    assert asked <= set(re.findall(r"(--[\w-]+):", css))
    assert colours(css).keys() <= asked | ELSEWHERE


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_of_some_pages_asks_for_variables_that_it_sets_itself_or_that_the_site_sets(path):
    css = path.read_text("utf-8")
    assert set(re.findall(r"var\((--(?!md-)[\w-]+)", css)) <= set(re.findall(r"(--[\w-]+):", SITE + css))


def test_no_style_asks_for_a_page_by_its_name():
    assert "data-page" not in SITE + NOW


TEMPLATES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html")}


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_names_a_page(name):
    addresses = set(re.findall(r"""['"]([^'"{}]*)['"] \| url""", TEMPLATES[name]))
    assert {address for address in addresses if not re.search(r"\w\.\w+$", address)} <= {"."}  # files have an ending
