"""The open data on the page that tells of them: each file with its size, and what changed in their forms."""

from __future__ import annotations

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.dates import long_date
from ..content.page import Page
from .heads import Context
from .published import DATA_FILES, Published


def files(atlas: Atlas, here: Page, site: Published) -> Context:
    """Every file with what is in it, in the order in which they are named."""
    about = atlas.data("open-data").get("files", {})
    return {
        "words": atlas.data("open-data")["words"],
        "files": [
            {"name": one, "url": way(here.url, f"data/{one}"), "size": site.size_of(one), "about": about.get(one, "")}
            for one in DATA_FILES
        ],
    }


def schema_log(atlas: Atlas) -> Context:
    """What changed in the forms of the files, the newest first."""
    log = atlas.data("open-data")["schema"]
    return {"words": atlas.data("open-data")["words"], "log": [{**one, "day": long_date(one["on"])} for one in log]}
