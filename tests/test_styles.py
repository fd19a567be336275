import re

from conftest import ROOT

CSS = (ROOT / "docs" / "assets" / "atlas.css").read_text(encoding="utf-8")
DARK = '[data-md-color-scheme="atlas-dark"] {'
NO_SCRIPT = ".no-js body {"


def colours(opening: str) -> dict[str, str]:
    """The variables that a rule sets."""
    start = CSS.index(opening) + len(opening)
    return dict(re.findall(r"(--[\w-]+): ([^;]+);", CSS[start : CSS.index("}", start)]))


def test_the_dark_colours_are_the_same_with_the_switch_and_without_scripts():
    assert len(colours(DARK)) > 50
    assert colours(DARK) == colours(NO_SCRIPT)


def test_every_colour_of_the_light_scheme_has_a_dark_one():
    assert colours("/* light */\nbody {").keys() == colours(DARK).keys()


def test_every_variable_that_a_style_asks_for_is_set():
    asked = set(re.findall(r"var\((--(?!md-)[\w-]+)\)", CSS))
    assert asked <= set(re.findall(r"(--[\w-]+):", CSS))
