"""The tool that looks up a reader's medicines: where its data and its words are. All else happens on the device."""

from __future__ import annotations

from ..content.addresses import root_from, way
from ..content.atlas import Atlas
from ..content.page import Page
from .heads import Context

SLOT = "my-medicines"
DATA_ADDRESS = "search/my-medicines.json"


def my_medicines(atlas: Atlas, here: Page) -> Context:
    """The words of the tool, where its data are, and where else it leads."""
    words = atlas.data("tools").get("my_medicines", {})
    return {
        "words": words,
        "data_url": way(here.url, DATA_ADDRESS),
        "root": root_from(here.url),
        "sheet": form_url(atlas, here),
    }


def fill_tools(atlas: Atlas) -> Context:
    """The words of what stands above a form that is filled in on the page."""
    return {"words": atlas.data("tools").get("form", {})}


def form_url(atlas: Atlas, here: Page) -> str:
    """The way to the first page that can be filled in; nothing when there is none."""
    form = next((page for page in atlas.pages if "form" in page.listed("layout")), None)
    return way(here.url, form.url) if form else ""
