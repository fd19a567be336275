"""Medicines that do harm together: all of them on one page, and those of a page at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Page
from ..content.records import Listing, Mixture, Side
from ..content.scales import LEVEL
from ..linking.names import home_of
from .heads import Context


def mixtures(atlas: Atlas, here: Page, numbers: Mapping[str, int]) -> Context:
    """Every mixture, whole."""
    return {"mixtures": [mixture(atlas, here, one, numbers) for one in atlas.mixtures]}


def mixture(atlas: Atlas, here: Page, one: Mixture, numbers: Mapping[str, int]) -> Context:
    """One mixture: its sides, what happens, what to do."""
    card = atlas.red_flags.get(one.card)
    home = atlas.signs_page
    return {
        "id": mixture_anchor(one),
        "one": one.one.name,
        "other": one.with_.name,
        "names": other_names(atlas, one),
        "happens": one.happens,
        "what_to_do": one.what_to_do,
        "level": one.level.slug,
        "level_label": LEVEL[one.level].label,
        "card": {"short": card.short, "url": way(here.url, home.url, card.id.lower())} if card and home else None,
        "refs": [{"number": numbers.get(key, 0), "anchor": f"ref-{key}"} for key in one.references],
    }


def other_names(atlas: Atlas, one: Mixture) -> list[str]:
    """Every name of the medicines on its sides, as readers type them, that is not written there."""
    written = f"{one.one.name} {one.with_.name} {one.happens}".casefold()
    found = (name for identifier in sorted(one.medicines) for name in names_by_id(atlas).get(identifier, ()))
    return list(dict.fromkeys(name for name in found if name.casefold() not in written))


@lru_cache(maxsize=2)
def names_by_id(atlas: Atlas) -> Mapping[str, Sequence[str]]:
    """The names of each medicine, and those of the medicines of each page, by its id."""
    found: dict[str, list[str]] = {}
    for one in atlas.listings:
        home = home_of(atlas, one.name)
        for identifier in (one.id, home.page if home else ""):
            found.setdefault(identifier, []).extend(one.names)
    for page, box in atlas.medicines:
        for identifier in (box.id, page.id):
            found.setdefault(identifier, []).extend(box.names)
    return found


def mixture_anchor(one: Mixture) -> str:
    """The id of a mixture on the page that shows all."""
    return f"mix-{one.id}"


def not_with(atlas: Atlas, here: Page, listed: Iterable[str]) -> Context:
    """What the medicines that a page tells of do harm with; nothing where all mixtures are shown.

    Shape: ``listed`` are the ids of the listings whose medicine it tells of.
    """
    if here.shows("mixtures"):
        return {}
    return {"mixtures": touching(atlas, here, {here.id, *(one.id for one in here.medicines), *listed})}


def listings_by_page(atlas: Atlas) -> Mapping[str, Sequence[str]]:
    """The ids of the listings whose medicine a page tells of, by the id of the page."""
    found: dict[str, list[str]] = {}
    for one in atlas.listings:
        if home := home_of(atlas, one.name):
            found.setdefault(home.page, []).append(one.id)
    return found


@lru_cache(maxsize=2)
def places_by_id(atlas: Atlas) -> Mapping[str, Sequence[int]]:
    """The places in the list of mixtures where a medicine, or a page for a class of them, is on a side, by its id."""
    found: dict[str, list[int]] = {}
    for place, one in enumerate(atlas.mixtures):
        for identifier in one.medicines:
            found.setdefault(identifier, []).append(place)
    return found


def mixtures_of(atlas: Atlas, here: Page, one: Listing) -> list[Context]:
    """What one medicine does harm with, whether it is named itself or by its class."""
    home = home_of(atlas, one.name)
    place = home.url.partition("#")[2] if home else ""
    return touching(atlas, here, {one.id, place, home.page if home else ""})


def touching(atlas: Atlas, here: Page, ids: Iterable[str]) -> list[Context]:
    """The mixtures that have one of these ids on a side, in few words."""
    home, wanted = atlas.showing("mixtures"), set(ids)
    places = sorted({place for one in wanted for place in places_by_id(atlas).get(one, ())})
    return [
        {
            "title": other_side(one, wanted).name,
            "what_to_do": one.what_to_do,
            "url": way(here.url, home.url, mixture_anchor(one)) if home else "",
        }
        for one in map(atlas.mixtures.__getitem__, places)
    ]


def other_side(one: Mixture, ids: Set[str]) -> Side:
    """The side of a mixture that none of these ids is on; the second where both have one."""
    return one.one if ids.isdisjoint(one.one.medicines) else one.with_


def mixture_words(atlas: Atlas) -> str:
    """The words of all mixtures, for the search."""
    return " ".join(f"{one.one.name}, {one.with_.name}: {one.happens} {one.what_to_do}" for one in atlas.mixtures)
