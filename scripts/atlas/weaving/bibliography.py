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

    On a page with a template of its own, which is to be light, they lead neither back nor to where else they are used.
    """
    marks = set(cited)
    return {
        "refs": [
            {
                **told(atlas.references[key]),
                "number": number,
                "address": "" if here.template else reference_address(atlas, here, key),
                "back": f"#cite-{key}" if key in marks and not here.template else "",
            }
            for key, number in numbers.items()
        ]
    }


def told(entry: Reference) -> Context:
    """All that an author wrote of a reference, with the day on which it was read in words."""
    return {**vars(entry), "read_day": long_date(entry.read_on)}


def bibliography(atlas: Atlas, here: Page) -> Context:
    """Every reference by its kind, in the order of strength; of a kind with a page of its own only the titles."""
    by_kind: dict[str, list[Reference]] = {}
    for entry in atlas.references.values():
        by_kind.setdefault(entry.kind, []).append(entry)
    groups = []
    for kind in (kind for kind in ReferenceKind if kind in by_kind):
        page, refs = atlas.showing("reference-kind", kind), in_order(by_kind[kind])
        link = page_link(here, page) if page else None
        rows = [title_row(atlas, here, one) if page else row(atlas, here, one) for one in refs]
        groups.append({"kind": kind.value, "refs": rows, "page": link})
    return {"groups": groups}


def reference_kind(atlas: Atlas, here: Page, kind: str) -> Context:
    """All that is told of the references of one kind; many are folded by the first letter of their titles."""
    refs = [row(atlas, here, one) for one in in_order(one for one in atlas.references.values() if one.kind == kind)]
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


def in_order(found: Iterable[Reference]) -> list[Reference]:
    """References by title."""
    return sorted(found, key=lambda one: (first_letter(one.title), one.title.strip("[]").casefold(), one.key))


def title_row(atlas: Atlas, here: Page, entry: Reference) -> Context:
    """The title of a reference, and where all is told of it."""
    return {"key": entry.key, "title": entry.title, "address": reference_address(atlas, here, entry.key)}


def row(atlas: Atlas, here: Page, entry: Reference) -> Context:
    """All that is told of a reference, with the pages that cite it."""
    cited = [page_link(here, page) for page in ordered(atlas.cited_by.get(entry.key, ()))]
    return {**told(entry), **title_row(atlas, here, entry), "cited_by": cited}
