"""The picture in README.md: pages of the finished site side by side, in the light and in the dark scheme.

``screenshot.yml`` says which. In: the folder of a site. Out: PNG files as bytes, by the scheme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from atlas.site.pictures import saved
from bench.slow import served
from PIL import Image
from playwright.sync_api import Browser

from .chromium import chromium

SETTINGS = Path(__file__).with_suffix(".yml")
PLACES = {"light": "docs/assets/screenshot.png", "dark": "docs/assets/screenshot-dark.png"}
GAP, GROUND = 20, {"light": "#d9d2c3", "dark": "#000000"}  # px and colours between the panels
MOST = 300_000  # bytes of both


def screenshots(site: Path) -> Iterator[tuple[str, bytes]]:
    """Each scheme with its picture. Errors: OSError when a page is not there."""
    settings: Mapping[str, Any] = yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))
    for panel in settings["panels"]:
        if not (site / panel["page"] / "index.html").is_file():
            raise OSError(0, f'there is no page "{panel["page"]}" in {site}', str(SETTINGS))
    with served(site) as address, chromium() as browser:
        for scheme in PLACES:
            panels = ((address + one["page"], one["width"]) for one in settings["panels"])
            shots = [shot(browser, page, width, settings["height"], scheme) for page, width in panels]
            yield scheme, joined(shots, GROUND[scheme], settings["colours"])


def shot(browser: Browser, address: str, width: int, height: int, scheme: str) -> bytes:
    """The first screen of a page."""
    size = {"width": width, "height": height}
    tab = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    try:
        tab.goto(address, wait_until="load")
        tab.evaluate("document.fonts.ready")
        return tab.screenshot()
    finally:
        tab.close()


def joined(shots: Sequence[bytes], ground: str, colours: int) -> bytes:
    """Pictures of one height beside each other, in few colours."""
    panels = [Image.open(BytesIO(one)).convert("RGB") for one in shots]
    width = sum(panel.width for panel in panels) + GAP * (len(panels) + 1)
    canvas = Image.new("RGB", (width, max(panel.height for panel in panels) + 2 * GAP), ground)
    left = GAP
    for panel in panels:
        canvas.paste(panel, (left, GAP))
        left += panel.width + GAP
    return saved(canvas.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))
