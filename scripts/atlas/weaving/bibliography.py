"""The references: numbered at the foot of a page, and all of them in one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Page
from .backlinks import ordered
from .heads import Context, page_link


def reference_link(atlas: Atlas, here: Page, key: str) -> Context:
    """A reference in few words, and its address on this site."""
    entry = atlas.references[key]
    short = f"{entry.publisher} {entry.year or ''}".strip()
    return {"short": short, "address": reference_address(atlas, here, key)}


def reference_address(atlas: Atlas, here: Page, key: str) -> str:
    """The way to a reference on the page that shows all of them; nothing when no page does."""
    home = atlas.showing("bibliography")
    return way(here.url, home.url, f"ref-{key}") if home else ""


def numbered(atlas: Atlas, here: Page, numbers: Mapping[str, int], cited: Iterable[str]) -> Context:
    """The references of a page by number; those in ``cited`` lead back to their mark in the text."""
    marks = set(cited)
    return {
        "refs": [
            {
                **vars(atlas.references[key]),
                "number": number,
                "address": reference_address(atlas, here, key),
                "back": f"#cite-{key}" if key in marks else "",
            }
            for key, number in numbers.items()
        ]
    }


def bibliography(atlas: Atlas, here: Page) -> Context:
    """Every reference by title, with the pages that cite it."""
    rows = [
        {**vars(entry), "cited_by": [page_link(here, page) for page in ordered(atlas.cited_by.get(key, ()))]}
        for key, entry in atlas.references.items()
    ]
    return {"refs": sorted(rows, key=lambda row: (row["title"].strip("[]").casefold(), row["key"]))}
