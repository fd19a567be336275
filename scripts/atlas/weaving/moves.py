"""What stands at old addresses: of pages that moved or were withdrawn, and of places that have another heading now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..content.addresses import address_of, root_from, way
from ..content.atlas import Atlas
from ..content.dates import long_date
from ..content.headings import headings
from ..content.page import Page
from ..content.records import Withdrawn

Filled = tuple[str, Mapping[str, Any]]  # the name of a template of overrides/fragments/, and its values


def old_pages(atlas: Atlas) -> dict[str, Filled]:
    """A small page for every old address: it leads on, or says why there is nothing more."""
    moved = {address_of(old): ("moved", moved_page(atlas, page, old)) for page in atlas.pages for old in old_ids(page)}
    return {**moved, **{address_of(one.id): ("withdrawn", withdrawn_page(atlas, one)) for one in atlas.withdrawn}}


def old_ids(page: Page) -> list[str]:
    """The ids that a page, or one that is a part of it now, had before."""
    return page.listed("moved_from")


def moved_page(atlas: Atlas, page: Page, old: str) -> dict[str, Any]:
    """The values of the page at an old address of one that is there."""
    said = {"title": page.title, "description": page.description, "url": way(address_of(old), page.url)}
    return {**said, **with_places(atlas, old)}


def withdrawn_page(atlas: Atlas, one: Withdrawn) -> dict[str, Any]:
    """The values of the page at the address of one that was taken away."""
    here = address_of(one.id)
    see = [{"title": atlas.by_id[other].title, "url": way(here, atlas.by_id[other].url)} for other in one.see]
    said = {"title": one.title, "why": one.why, "day": long_date(one.on), "see": see}
    return {**said, **with_places(atlas, one.id)}


def with_places(atlas: Atlas, old: str) -> dict[str, Any]:
    """The places that were at an old address, and the way from it to the root of the site."""
    return {"places": gone(atlas, old), "root": root_from(address_of(old))}


@lru_cache(maxsize=4)
def moved_places(atlas: Atlas) -> Mapping[str, Sequence[tuple[str, Page, str]]]:
    """The places that other pages have now, by the id of the page that had them: the old one, the page, the new one."""
    found: dict[str, list[tuple[str, Page, str]]] = {}
    for page in atlas.pages:
        for place, there in page.moved_places.items():
            owner, _, anchor = place.partition("#")
            if owner not in ("", page.id):
                found.setdefault(owner, []).append((anchor, page, there))
    return {owner: sorted(places, key=lambda one: one[0]) for owner, places in found.items()}


def gone(atlas: Atlas, old: str) -> list[dict[str, str]]:
    """The places that a page of this id, or one that had it, has no longer, each with where it is now."""
    found = list[dict[str, str]]()
    for anchor, page, there in moved_places(atlas).get(old, ()):
        words = next((one.words for one in headings(page.text) if one.id == there), page.title)
        found.append({"id": anchor, "words": words, "title": page.title, "url": way(address_of(old), page.url, there)})
    return found


def gone_places(atlas: Atlas, page: Page) -> dict[str, Any]:
    """The places that a page lost to others, for its foot; nothing when it lost none."""
    found = gone(atlas, page.id)
    return {"places": found, "root": root_from(page.url)} if found else {}


def with_old_places(article: str, page: Page) -> str:
    """The article whose headings have their old ids too, so that an old address leads to them without a script."""
    for place, there in page.moved_places.items():
        owner, _, anchor = place.partition("#")
        if owner in ("", page.id):
            mark = f'<span id="{anchor}" data-atlas="place"></span>'
            article = re.sub(rf'<h[2-6]\b[^>]*? id="{re.escape(there)}"[^>]*>', rf"\g<0>{mark}", article, count=1)
    return article


def new_addresses(atlas: Atlas) -> dict[str, str]:
    """Where each old address leads now, both from the root of the site; of whole pages and of places."""
    found = {old: page.url for page in atlas.pages for old in page.old_urls}
    for page in atlas.pages:
        for place, there in page.moved_places.items():
            owner, _, anchor = place.partition("#")
            found[f"{address_of(owner or page.id)}#{anchor}"] = f"{page.url}#{there}"
    return found
