"""What the search knows of medicines beyond the pages: every name with what is said of it, and the kinds of medicines.

It goes out in a file of its own, which the search fetches with the index.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any
from urllib.parse import quote_plus

from ..content.atlas import Atlas
from ..content.page import Page
from ..content.records import Listing, Medicine
from ..content.scales import STANDING, STRENGTH
from ..content.sheets import Data
from ..linking.names import home_of
from ..weaving.listings import without_box

LEAST = 2  # medicines of a kind that is found by its name
SHOWN = 6  # names that are shown of a kind


def medicine_names(atlas: Atlas) -> Data:
    """All of it: what is said of each medicine, and the kinds of medicines; nothing where no page lists them."""
    shown = atlas.showing("medicine-list")
    return {"told": told(atlas), "kinds": list(kinds(atlas, shown))} if shown else {}


def told(atlas: Atlas) -> list[list[Any]]:
    """The medicines in groups: what is said of all, its meaning, then each: where it is told, its page if any, names.

    Shape: a place without a page is in the list of all medicines; + stands before a name that only that list has.
    """
    groups: dict[tuple[str, str], list[list[str]]] = {}
    for page, box in atlas.medicines:
        grade, row = STRENGTH[box.strength], [f"{page.url}#{box.id}", page.url, *typed(atlas, box)]
        groups.setdefault((grade.label, grade.meaning), []).append(row)
    for one in without_box(atlas):
        said, home = STANDING[one.standing], home_of(atlas, one.name)
        names = [name if home_of(atlas, name) else f"+{name}" for name in typed(atlas, one)]
        row = [one.id, home.url.partition("#")[0] if home else "", *names]
        groups.setdefault((said.label, said.meaning), []).append(row)
    return [[*said, *rows] for said, rows in groups.items()]


def typed(atlas: Atlas, one: Listing | Medicine) -> list[str]:
    """The names of a medicine, those too that only readers type."""
    return list(dict.fromkeys([*one.names, *atlas.data("search").get("medicines", {}).get(one.id, ())]))


def kinds(atlas: Atlas, shown: Page) -> Iterator[list[str]]:
    """The kinds of medicines: how many there are, the names of some, where they are listed, what they are called."""
    called, members = atlas.data("search").get("kinds", {}), dict[str, list[str]]()
    medicines: list[Medicine | Listing] = [*(box for _, box in atlas.medicines), *without_box(atlas)]
    for one in medicines:
        for kind in kinds_in(one.class_, called):
            members.setdefault(kind, []).append(one.name)
    for kind, names in members.items():
        if len(names) >= LEAST:
            where = f"{shown.url}?find={quote_plus(kind)}"
            yield [str(len(names)), some_of(names), where, kind, *called.get(kind, ())]


def kinds_in(text: str, called: Container[str]) -> list[str]:
    """The kinds that the words on a medicine name: "blood thinner (antiplatelet)" is two, where the second is known."""
    first, *others = (part.strip() for part in text.replace(")", "").split("("))
    return [first, *(kind for kind in others if kind in called)]


def some_of(names: Sequence[str]) -> str:
    """The first names of a kind, for a reader."""
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
