"""The searches that found nothing: all of them in one list, and the way from a mark to its search."""

from __future__ import annotations

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.dates import long_date
from ..content.page import Page
from ..content.records import Search
from .backlinks import ordered
from .bibliography import reference_link
from .heads import Context, page_link


def address_of_search(atlas: Atlas, here: Page, identifier: str) -> str:
    """The way to a search on the page that shows all of them; nothing when no page does, or none is named."""
    home = atlas.searches_page
    return way(here.url, home.url, identifier.lower()) if home and identifier else ""


def all_searches(atlas: Atlas, here: Page) -> Context:
    """Every search by its group, in the order of the file."""
    groups = atlas.data("searches").get("groups", {})
    members = {key: [one for one in atlas.searches.values() if one.group == key] for key in groups}
    return {
        "groups": [
            {"id": f"searched-{key}", "title": title, "searches": [search(atlas, here, one) for one in members[key]]}
            for key, title in groups.items()
            if members[key]
        ]
    }


def search(atlas: Atlas, here: Page, one: Search) -> Context:
    """What the list shows of a search."""
    places = atlas.data("searches")["places"]
    return {
        "id": one.id,
        "question": one.question,
        "found": one.found,
        "where": [places[place] for place in one.where],
        "words": one.words,
        "on": long_date(one.on),
        "pages": [page_link(here, page) for page in ordered(atlas.searched_on.get(one.id, ()))],
        "refs": [reference_link(atlas, here, key) for key in one.references],
    }
