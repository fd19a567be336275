"""The references: numbered at the foot of a page, and all of them in one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Page
from .backlinks import ordered
from .heads import Context, page_link


def reference(atlas: Atlas, key: str) -> Context:
    """What templates show of a reference."""
    entry = atlas.references[key]
    fields = ("key", "title", "publisher", "year", "kind", "url", "doi", "pmid", "copy", "note")
    return {field: getattr(entry, field) or "" for field in fields}


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
                **reference(atlas, key),
                "number": number,
                "address": reference_address(atlas, here, key),
                "backs": [f"#cite-{key}"] if key in marks else [],
            }
            for key, number in numbers.items()
        ]
    }


def bibliography(atlas: Atlas, here: Page) -> Context:
    """Every reference by title, with the pages that cite it."""
    rows = [
        {
            **reference(atlas, key),
            "cited_by": [page_link(here, page) for page in ordered(atlas.cited_by.get(key, ()))],
        }
        for key in atlas.references
    ]
    return {"refs": sorted(rows, key=lambda row: (row["title"].strip("[]").casefold(), row["key"]))}
