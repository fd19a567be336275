"""The rules of medicines: the fact boxes of pages, what product information says, and what does harm together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..content.atlas import Atlas
from ..content.dates import FUTURE, is_future
from ..content.problems import Problem
from ..content.sheets import Data
from ..content.states import Band
from ..linking.forms import clean, match_of
from .messages import suggest

LISTINGS, MIXTURES = "docs/medicines.yml", "docs/mixtures.yml"


def check_medicines(atlas: Atlas) -> Iterator[Problem]:
    """A medicine's id is used once on the site, and its warning is one of docs/warnings.yml."""
    seen: dict[str, str] = {}
    warnings = atlas.data("warnings")
    for page in atlas.pages:
        for number, medicine in enumerate(page.medicine_entries):
            identifier, warning = medicine.get("id"), medicine.get("warning")
            if identifier and identifier in seen:
                field = f"medicines.{number}.id"
                text = f'"{identifier}" is in {seen[identifier]} too; keep one'
                yield Problem(page.path, page.front.line(field), field, text)
            seen[str(identifier)] = page.path
            if warning and atlas.has("warnings") and warning not in warnings:
                field = f"medicines.{number}.warning"
                text = f'no warning "{warning}" in docs/warnings.yml; {suggest(warning, warnings)}'
                yield Problem(page.path, page.front.line(field), field, text)


def listing_problem(atlas: Atlas, number: int, field: str, text: str) -> Problem:
    """A problem of a field of one listing."""
    where = f"medicines.{number}.{field}"
    return Problem(LISTINGS, atlas.line("medicines", where), where, text)


def check_listing_ids(atlas: Atlas) -> Iterator[Problem]:
    """The listings stand in the order of their ids, each id once."""
    ids = [str(entry.get("id", "")) for entry in atlas.listing_entries]
    for number, (before, identifier) in enumerate(pairwise(ids), 1):
        if before == identifier:
            yield listing_problem(atlas, number, "id", f'"{identifier}" appears twice; keep one')
        elif before > identifier:
            text = f'"{identifier}" comes before "{before}"; sort the medicines by their ids'
            yield listing_problem(atlas, number, "id", text)


def check_listing_names(atlas: Atlas) -> Iterator[Problem]:
    """A medicine has one listing, with the id of its fact box where a page has one."""
    boxes = {match_of(clean(one.name)): one.id for _, one in atlas.medicines}
    seen: dict[object, str] = {}
    for number, entry in enumerate(atlas.listing_entries):
        if "name" in entry and "id" in entry:
            match = match_of(clean(entry["name"]))
            if (other := seen.setdefault(match, entry["id"])) != entry["id"]:
                text = f'"{entry["name"]}" is the name of {other} too; keep one'
                yield listing_problem(atlas, number, "name", text)
            elif boxes.get(match, entry["id"]) != entry["id"]:
                text = f'a page has "{entry["name"]}" as {boxes[match]}; give it this id'
                yield listing_problem(atlas, number, "id", text)


def check_listing_dates(atlas: Atlas) -> Iterator[Problem]:
    """A listing with something read says when, today or before; one without says nothing."""
    for number, entry in enumerate(atlas.listing_entries):
        checked, read = entry.get("checked", ""), "listed" in entry or "danger_signs" in entry
        if is_future(checked):
            yield listing_problem(atlas, number, "checked", f"{checked} {FUTURE}; write the day of the check")
        elif read and not checked:
            text = "missing; add the day on which the product information was read, as 2026-11-21"
            yield listing_problem(atlas, number, "checked", text)
        elif checked and not read:
            text = "nothing was read for it; add what was read as listed:, or take the date out"
            yield listing_problem(atlas, number, "checked", text)


def check_listed_rows(atlas: Atlas) -> Iterator[Problem]:
    """A row says what is listed, unless nothing is, and its band fits its figure."""
    for number, entry in enumerate(atlas.listing_entries):
        for at, row in enumerate(entry.get("listed", ())):
            for field, text in row_faults(row):
                yield listing_problem(atlas, number, f"listed.{at}.{field}", text)


def row_faults(row: Data) -> Iterator[tuple[str, str]]:
    """The fields of a row that are wrong, and how."""
    band, term = row.get("band"), row.get("term")
    if band == Band.NOT_LISTED and term:
        yield "term", f'"{term}" is listed, and the band says not; mend one of the two'
    if band != Band.NOT_LISTED and not term:
        yield "term", "missing; add what the text calls it, as muscle spasms"
    if (figure := plain_number(row.get("in_100", ""))) is not None and band in LEAST:
        fitting = next(name for name, least in LEAST.items() if figure > least)
        if band != fitting and not (figure in LEAST.values() and band == next_above(figure)):
            yield "band", f'{row["in_100"]} in 100 is "{fitting}"; mend the band or the figure'
    if "placebo_in_100" in row and "in_100" not in row:
        yield "in_100", "missing; a figure on placebo says nothing without the one on the medicine"


LEAST = {Band.VERY_COMMON: 10.0, Band.COMMON: 1.0, Band.UNCOMMON: 0.1, Band.RARE: 0.01, Band.VERY_RARE: -1.0}


def next_above(figure: float) -> Band:
    """The band that begins at a figure: leaflets put 1 in 100 in either of two."""
    return next(band for band, least in LEAST.items() if least == figure)


def plain_number(text: str) -> float | None:
    """The figure of a text that is one number, nothing else."""
    try:
        return float(text)
    except ValueError:
        return None


def check_listing_references(atlas: Atlas) -> Iterator[Problem]:
    """What a listing was read in has an entry in docs/references.yml."""
    for number, entry in enumerate(atlas.listing_entries):
        for field in ("listed", "danger_signs"):
            for at, row in enumerate(entry.get(field, ())):
                if text := unknown(atlas, "references", row.get("reference"), "reference"):
                    yield listing_problem(atlas, number, f"{field}.{at}.reference", text)


def check_leaflet_signs(atlas: Atlas) -> Iterator[Problem]:
    """A sign that a listing names is told under signs:, and its card exists."""
    signs = atlas.data("medicines").get("signs", {})
    for key, sign in signs.items():
        if text := unknown_card(atlas, sign.get("card")):
            field = f"signs.{key}.card"
            yield Problem(LISTINGS, atlas.line("medicines", field), field, text)
    used = set()
    for number, entry in enumerate(atlas.listing_entries):
        for at, named in enumerate(entry.get("danger_signs", ())):
            used.add(named.get("sign"))
            if named.get("sign", "") not in signs and "sign" in named:
                text = f'no sign "{named["sign"]}" under signs:; {suggest(named["sign"], signs)}'
                yield listing_problem(atlas, number, f"danger_signs.{at}.sign", text)
    for key in signs.keys() - used:
        field = f"signs.{key}"
        yield Problem(LISTINGS, atlas.line("medicines", field), field, "no medicine names it; take it out")


def unknown_card(atlas: Atlas, card: str | None) -> str:
    """What is wrong with the id of a card; nothing if it exists or is not given."""
    cards = atlas.ids("red-flags")
    if not card or not atlas.has("red-flags") or card in cards:
        return ""
    return f'no card "{card}" in docs/red-flags.yml; {suggest(card, cards)}'


def unknown(atlas: Atlas, name: str, key: str | None, what: str) -> str:
    """What is wrong with a key of a data file; nothing if it exists or is not given."""
    known = atlas.data(name)
    if not key or not atlas.has(name) or key in known:
        return ""
    return f'no {what} "{key}" in docs/{name}.yml; {suggest(key, known)}'


def check_mixtures(atlas: Atlas) -> Iterator[Problem]:
    """A mixture is of medicines that the site knows, with a reference and a card that exist, and is there once."""
    known = {*(one.id for one in atlas.listings), *(one.id for _, one in atlas.medicines), *atlas.by_id}
    seen: set[str] = set()
    for number, entry in enumerate(atlas.data("mixtures")):
        for field, text in mixture_faults(atlas, entry, known):
            where = f"{number}.{field}"
            yield Problem(MIXTURES, atlas.line("mixtures", where), where, text)
        if entry.get("id") in seen:
            where = f"{number}.id"
            yield Problem(MIXTURES, atlas.line("mixtures", where), where, f'"{entry["id"]}" appears twice; keep one')
        seen.add(entry.get("id", ""))


def mixture_faults(atlas: Atlas, entry: Data, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The fields of a mixture that are wrong, and how."""
    for side in ("one", "with"):
        for place, identifier in enumerate(entry.get(side, {}).get("medicines", ())):
            if identifier not in known and not atlas.broken("medicines"):
                text = f'no medicine and no page "{identifier}"; {suggest(identifier, known)}'
                yield f"{side}.medicines.{place}", text
    for at, key in enumerate(entry.get("references", ())):
        if text := unknown(atlas, "references", key, "reference"):
            yield f"references.{at}", text
    if text := unknown_card(atlas, entry.get("card")):
        yield "card", text
