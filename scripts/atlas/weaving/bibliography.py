"""The references: numbered at the foot of a page, and all of them by their kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.dates import long_date
from ..content.page import Page
from ..content.records import Reference
from ..content.states import ReferenceKind
from .backlinks import ordered
from .heads import Context, page_link
from .mixtures import mixture_anchor

MOST_UNFOLDED = 100  # references on a page


def reference_link(atlas: Atlas, here: Page, key: str) -> Context:
    """A reference by its title and in few words, and its address on this site."""
    entry = atlas.references[key]
    short = f"{entry.publisher} {entry.year or ''}".strip()
    return {"title": entry.title, "short": short, "address": reference_address(atlas, here, key)}


def reference_address(atlas: Atlas, here: Page, key: str) -> str:
    """The way to a reference where all is told of it: the page of its kind, or else the page of all references."""
    home = atlas.showing("reference-kind", atlas.references[key].kind) or atlas.showing("bibliography")
    return way(here.url, home.url, f"ref-{key}") if home else ""


def numbered(atlas: Atlas, here: Page, numbers: Mapping[str, int], cited: Iterable[str]) -> Context:
    """The references of a page by number; those in ``cited`` lead back to their mark in the text.

    On a page with a template of its own, which is to be light, they do not lead to where else they are used.
    """
    marks = set(cited)
    return {
        "refs": [
            {
                **told(atlas.references[key]),
                "number": number,
                "address": "" if here.template else reference_address(atlas, here, key),
                "back": f"#cite-{key}" if key in marks else "",
            }
            for key, number in numbers.items()
        ]
    }


def told(entry: Reference) -> Context:
    """All that an author wrote of a reference, with the day on which it was read in words."""
    return {**vars(entry), "read_day": long_date(entry.read_on)}


def bibliography(atlas: Atlas, here: Page) -> Context:
    """Every reference by its kind, in the order of strength; of a kind with a page of its own only the titles."""
    groups = []
    for kind in ReferenceKind:
        page, refs = atlas.showing("reference-kind", kind), of_kind(atlas, here, kind)
        groups.append({"kind": kind.value, "refs": refs, "page": page_link(here, page) if page else None})
    return {"groups": [group for group in groups if group["refs"]]}


def reference_kind(atlas: Atlas, here: Page, kind: str) -> Context:
    """All that is told of the references of one kind; many are folded by the first letter of their titles."""
    refs = of_kind(atlas, here, kind)
    letters = groupby(refs, key=lambda ref: first_letter(ref["title"])) if len(refs) > MOST_UNFOLDED else ()
    return {"kind": kind, "refs": refs, "letters": [{"letter": letter, "refs": list(own)} for letter, own in letters]}


def second_hand(atlas: Atlas, here: Page) -> Context:
    """What hangs on copies, reports or news alone, and why, in the order of the data file."""
    rows = [{**exception(atlas, here, name), "why": why} for name, why in atlas.data("second-hand").items()]
    return {"exceptions": rows}


def exception(atlas: Atlas, here: Page, name: str) -> Context:
    """The title of a care card, a mixture, a medicine or a page, and the way to it; ``name`` is as rules have it."""
    if card := atlas.red_flags.get(name):
        home = atlas.signs_page or here
        return {"title": card.short, "url": way(here.url, home.url, name.lower())}
    mixtures = {f"mixtures/{one.id}": one for one in atlas.mixtures}
    if one := mixtures.get(name):
        home = atlas.showing("mixtures") or here
        return {"title": f"{one.one.name} with {one.with_.name}", "url": way(here.url, home.url, mixture_anchor(one))}
    where, _, medicine = name.partition("#")
    page = atlas.by_id[where]
    names = {one.id: one.name for one in page.medicines}
    return {"title": names.get(medicine, page.title), "url": way(here.url, page.url, medicine)}


def first_letter(title: str) -> str:
    """The letter under which a title stands."""
    first = next(filter(str.isalnum, title), "")
    return first.upper() if first.isalpha() else "0–9"


def of_kind(atlas: Atlas, here: Page, kind: str) -> list[Context]:
    """The references of one kind by title, with the pages that cite each."""
    rows = [
        {
            **told(entry),
            "address": reference_address(atlas, here, key),
            "cited_by": [page_link(here, page) for page in ordered(atlas.cited_by.get(key, ()))],
        }
        for key, entry in atlas.references.items()
        if entry.kind == kind
    ]
    return sorted(rows, key=lambda row: (first_letter(row["title"]), row["title"].strip("[]").casefold(), row["key"]))
