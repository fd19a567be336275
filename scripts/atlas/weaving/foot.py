"""The foot of a page: the dates of its checks, and where a side effect is reported."""

from __future__ import annotations

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.dates import long_date, next_check
from ..content.page import Kind, Page
from .changes import last_changed
from .heads import Context


def review(here: Page, atlas: Atlas) -> Context:
    """When the page was checked and when it will be, and the clinician who has reviewed the site, if there is one."""
    about, reviewer = atlas.method_page, atlas.data("frame").get("reviewer")
    return {
        "checked": long_date(here.reviewed),
        "changed": last_changed(atlas, here),
        "next_check": long_date(next_check(here.reviewed)),
        "about_url": way(here.url, about.url) if about else "",
        "reviewer": {**reviewer, "day": long_date(reviewer["checked"])} if reviewer else None,
    }


def side_effects(atlas: Atlas, here: Page) -> Context:
    """Where to report a side effect, on a page about medicines; nothing elsewhere."""
    return dict(atlas.data("frame").get("side_effects", {})) if here.kind is Kind.DRUG else {}

