"""What the tool *My medicines* knows: each medicine with its names and what is said of it, pairs, danger signs.

The tool's page fetches it; ``docs/assets/my-medicines/`` reads it. Addresses in it begin at the site's root.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..content.atlas import Atlas
from ..content.page import Kind, Page
from ..content.records import Listing, Medicine, Mixture, RedFlag
from ..content.scales import BAND, LEVEL, STANDING, STRENGTH
from ..content.sheets import Data
from ..content.states import Band, Level, Standing, Strength
from ..linking.names import home_of
from ..weaving.medicines import pages_with_medicines
from ..weaving.mixtures import mixture_anchor
from ..weaving.my_medicines import DATA_ADDRESS, SLOT
from .search_index import SEARCH_WORD, compact

Entry = dict[str, Any]  # what is sent of one thing, by field
ORDER = (  # the strongest link first, of both scales
    *(Strength.STRONG, Standing.VERY_COMMON, Strength.MODERATE, Standing.COMMON, Strength.INDIRECT),
    *(Standing.UNCOMMON, Strength.WEAK, Standing.RARE, Standing.REPORTED, Standing.SIGN),
    *(Strength.PLACEBO, Strength.UNTESTED, Standing.NOT_LISTED, Standing.UNREAD),
)
LINKED = ORDER.index(Strength.PLACEBO)  # how many of them are a link
NO_WORD = re.compile(r"[^a-z0-9]+")
PARTS = re.compile(r"\s+with\s+|\s+and\s+|,\s+|\s*\(.*?\)")  # of "a with b, c and d (patch)"


def my_medicines_file(atlas: Atlas) -> dict[str, str]:
    """The file of the tool, by its path on the site; none when no page has the tool."""
    if not atlas.showing(SLOT) or not atlas.has("search"):
        return {}
    return {DATA_ADDRESS: compact(my_medicines(atlas))}


def my_medicines(atlas: Atlas) -> Entry:
    """All that the tool knows, as plain values."""
    homes = {"signs": atlas.signs_page, "pairs": atlas.showing("mixtures"), "list": atlas.showing("medicine-list")}
    entries = medicine_entries(atlas)
    kinds = list(page_entries(atlas, entries))
    pages, pairs = told_pages(atlas), by_urgency(atlas.mixtures)
    return {
        "language": language(atlas.data("search"), [*entries, *kinds]),
        "lists": atlas.data("search")["lists"],
        "homes": {name: page.url for name, page in homes.items() if page},
        "linked": LINKED,
        "grades": {one.key: [one.label, one.meaning] for one in (*STRENGTH.values(), *STANDING.values())},
        "bands": {band: BAND[band] for band in Band if band in BAND},
        "levels": {level.slug: LEVEL[level].label for level in Level},
        "warnings": {key: [one.title, one.text] for key, one in atlas.warnings.items()},
        "signs": {one.key: [one.sign_of, one.what_to_do, one.card] for one in atlas.leaflet_signs.values()},
        "cards": {one.id: card_entry(one) for one in cards(atlas, pages, pairs)},
        "pages": homes_of(atlas, entries) | {page.id: [page.title, page.url, list(page.red_flags)] for page in pages},
        "pairs": [pair_entry(one) for one in pairs],
        "order": ORDER,
        "medicines": [short(entry) for entry in entries],
        "kinds": kinds,
    }


def language(search: Data, entries: Iterable[Entry]) -> Entry:
    """How the search cuts words, of its forms only those that a name can need."""
    words = {word for entry in entries for name in entry["names"] for word in SEARCH_WORD.findall(name.lower())}
    forms = {word: form for word, form in search["forms"].items() if word in words or form in words}
    known = {form for word, form in forms.items() if word in words}
    forms |= {word: form for word, form in search["forms"].items() if form in known}
    return {"forms": forms, **{key: search[key] for key in ("spellings", "endings", "stop")}}


def cards(atlas: Atlas, pages: Iterable[Page], pairs: Iterable[Mixture]) -> list[RedFlag]:
    """The danger signs that pages about medicines, pairs and product information name."""
    named = {card for page in pages for card in page.red_flags} | {pair.card for pair in pairs}
    named |= {sign.card for sign in atlas.leaflet_signs.values()}
    return [card for card in atlas.red_flags.values() if card.id in named]


def card_entry(one: RedFlag) -> list[Any]:
    """A danger sign in one line: its level, the sign, what to do; and of which medicines it speaks alone."""
    return [one.level.slug, one.short, one.act, *([list(one.taken)] if one.taken else [])]


def by_urgency(pairs: Iterable[Mixture]) -> list[Mixture]:
    """Pairs, the most urgent first."""
    return sorted(pairs, key=lambda one: list(Level).index(one.level))


def pair_entry(one: Mixture) -> Entry:
    """Two medicines that do harm together: the ids and the name of each side, what happens, what to do."""
    return filled(
        {
            "id": mixture_anchor(one),
            "sides": [[side.name, *side.medicines] for side in (one.one, one.with_)],
            "happens": one.happens,
            "do": one.what_to_do,
            "level": one.level.slug,
            "card": one.card,
        }
    )


def filled(entry: Mapping[str, Any]) -> Entry:
    """An entry without the fields that have nothing."""
    return {key: value for key, value in entry.items() if value not in ("", [], {}, None)}


# -- medicines


def medicine_entries(atlas: Atlas) -> list[Entry]:
    """Each medicine once: what its fact box says, and what product information says."""
    boxes = {one.id: (page, one) for page, one in atlas.medicines}
    listed = {name.casefold(): one.id for one in atlas.listings for name in one.names}
    entries = [box_entry(page, one, listed) for page, one in boxes.values()]
    by_id = {entry["id"]: entry for entry in entries}
    for one in atlas.listings:
        if one.id in by_id:
            add_listing(by_id[one.id], one).pop("group", None)  # it is one medicine, whatever else its box covers
        else:
            entries.append(listing_entry(atlas, one, boxes))
    return with_parts(entries)


def box_entry(page: Page, one: Medicine, listed: Mapping[str, str]) -> Entry:
    """A medicine with a fact box; a name that product information has under another medicine is left to that."""
    return {
        "id": one.id,
        "names": own_names(one, listed),
        "class": one.class_,
        "page": page.id,
        "rank": ORDER.index(one.strength),
        **filled({"group": bool(one.includes) or None}),
        "box": filled({"grade": one.strength, "often": one.how_often, "warning": one.warning, "caution": one.caution}),
    }


def own_names(one: Medicine, listed: Mapping[str, str]) -> list[str]:
    """The names of a fact box that are not those of another medicine in product information."""
    return [name for name in unique(one.names) if name == one.name or listed.get(name.casefold(), one.id) == one.id]


def listing_entry(atlas: Atlas, one: Listing, boxes: Mapping[str, tuple[Page, Medicine]]) -> Entry:
    """A medicine without a fact box of its own; one that a box or a page tells of says which."""
    home = home_of(atlas, one.name)
    place = home.url.partition("#")[2] if home else ""
    entry: Entry = filled({"id": one.id, "names": one.names, "class": one.class_, "page": home.page if home else ""})
    entry |= filled({"place": place})
    entry["rank"] = len(ORDER)
    if place in boxes:
        entry["rank"] = ORDER.index(boxes[place][1].strength)
    return add_listing(entry, one)


def add_listing(entry: Entry, one: Listing) -> Entry:
    """An entry with what product information says of it."""
    entry["names"] = unique([*entry["names"], *one.names])
    entry["rank"] = min(entry["rank"], ORDER.index(one.standing))
    rows = [row for row in one.listed if row.band != Band.NOT_LISTED]
    entry["text"] = filled(
        {
            "grade": one.standing,
            "rows": [[row.term, row.band, row.in_100, row.placebo_in_100, row.source, row.note] for row in rows],
            "signs": list(dict.fromkeys(named.sign for named in one.danger_signs)),
            "stopping": one.stopping,
        }
    )
    return entry


def unique(names: Iterable[str]) -> list[str]:
    """Names without those that differ only in capitals from one before."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return list(first.values())


def with_parts(entries: list[Entry]) -> list[Entry]:
    """The entries, those of combined tablets with what is in them: the id of a part, or its name if it has none."""
    ids = {name.casefold(): entry["id"] for entry in reversed(entries) for name in entry["names"]}
    for entry in entries:
        parts = [part for part in PARTS.split(entry["names"][0]) if part and part.strip()]
        if len(parts) > 1 and " with " in entry["names"][0]:
            entry["parts"] = [ids.get(part.casefold(), part) for part in parts]
    return entries


def short(entry: Entry) -> Entry:
    """An entry as it is sent, without what ``read.js`` can tell from the rest of it.

    That is an id made from the name, the kind of what has no link, and a grade that is its place in the order.
    """
    left_out = {"id"} if entry["id"] == slug(entry["names"][0]) else set[str]()
    if entry["rank"] >= LINKED and "box" not in entry:
        left_out.add("class")
    text = entry.get("text", {})
    if text and "box" not in entry and ORDER[entry["rank"]] == text["grade"]:
        text = {key: value for key, value in text.items() if key != "grade"}
    return {key: value for key, value in filled({**entry, "text": text}).items() if key not in left_out}


def slug(name: str) -> str:
    """The id that a medicine mostly has: "amlodipine-with-valsartan"."""
    return NO_WORD.sub("-", name.lower()).strip("-")


# -- pages


def told_pages(atlas: Atlas) -> list[Page]:
    """The pages about medicines: their folder, and the groups of others that an index page names."""
    return [*atlas.of_kind(Kind.DRUG), *pages_with_medicines(atlas)]


def homes_of(atlas: Atlas, entries: Iterable[Entry]) -> Entry:
    """The pages that entries lead to; of one that is not about medicines, no danger sign is one of taking it."""
    ids = sorted({entry["page"] for entry in entries if "page" in entry})
    return {one: [atlas.by_id[one].title, atlas.by_id[one].url, []] for one in ids}


def page_entries(atlas: Atlas, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The names that lead to a page as a whole: kinds of medicines, and medicines that a page tells of in its text."""
    taken = {name.casefold() for entry in entries for name in entry["names"]}
    for page in told_pages(atlas):
        fields = ("aliases", "covers", "ambiguous") if page.kind is Kind.DRUG else ("aliases", "covers")
        names = [page.title, *(name for field in fields for name in page.listed(field))]
        if own := [name for name in unique(names) if name.casefold() not in taken]:
            yield {"names": own, "page": page.id}
