"""The references: numbered at the foot of a page, and all of them in one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..content.addresses import way
from ..content.model import Atlas, Context, Page
from .backlinks import ordered
from .heads import page_link


def reference(atlas: Atlas, key: str) -> Context:
    entry = atlas.references[key]
    fields = ("title", "publisher", "year", "kind", "url", "doi", "pmid", "copy", "note", "read_at", "address_unseen")
    return {"key": key, **{field: entry.get(field) or "" for field in fields}}


def reference_link(atlas: Atlas, here: Page, key: str) -> Context:
    """A reference in few words, and its address on this site."""
    entry, home = atlas.references[key], atlas.by_id.get("references")
    short = f"{entry['publisher']} {entry['year'] or ''}".strip()
    return {"key": key, "short": short, "address": way(here.url, home.url, f"ref-{key}") if home else ""}


def numbered(atlas: Atlas, here: Page, numbers: Mapping[str, int], cited: Iterable[str]) -> Context:
    """The references of a page by number; those in ``cited`` lead back to their mark in the text."""
    marks = set(cited)
    home = atlas.by_id.get("references")
    return {
        "refs": [
            {
                **reference(atlas, key),
                "number": number,
                "address": way(here.url, home.url, f"ref-{key}") if home else "",
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
