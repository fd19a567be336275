"""The map of the atlas: a column a kind of page, in the groups of its index, with a line for each declared relation."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import RELATIONS, Kind, Page
from .heads import Context, page_link
from .small_map import small_map

COLUMNS = (Kind.DRUG, Kind.CAUSE, Kind.DISEASE, Kind.REMEDY, Kind.GUIDE)  # so that most lines join neighbours
DRAWN = tuple(name for name in RELATIONS if name != "related")  # what is only worth reading next would hide the rest
WIDTH, GAP, TOP = 192, 120, 48  # of a column, between two, above the first page
LETTERS = 21  # of a line of a title
LINE, HEAD, SPACE = 21, 42, 14  # how high a line of a title is, a heading of a group; what is between two pages
EDGE = 0.15  # of a gap, at each side, in which no line goes up or down


@dataclass(frozen=True)
class Spot:
    """Where a page stands: the left end and the middle of its title, and the lines of that."""

    page: Page
    across: int
    down: int
    lines: tuple[str, ...]

    @property
    def first(self) -> int:
        """The base of the first line of the title."""
        return self.down + 5 - LINE * (len(self.lines) - 1) // 2


def relation_map(atlas: Atlas, here: Page) -> Context:
    """The picture, and the same as lists."""
    joined = list(relations_of(atlas))
    ends = {identifier for _, source, target in joined for identifier in (source, target)}
    columns = [column(atlas, kind, number, ends) for number, kind in enumerate(COLUMNS)]
    spots = {spot.page.id: spot for _, found in columns for spot in found}
    height = max((spot.down for spot in spots.values()), default=0) + HEAD
    return {
        "width": len(COLUMNS) * (WIDTH + GAP) - GAP,
        "height": height,
        "columns": [
            {"across": number * (WIDTH + GAP), "kind": kind.value, "title": kind_title(atlas, kind), "groups": heads}
            for number, (kind, (heads, _)) in enumerate(zip(COLUMNS, columns, strict=True))
        ],
        "spots": [spot_values(here, spot) for spot in spots.values()],
        "relations": [relation(name, joined, spots, height) for name in DRAWN],
        "kinds": [listed(atlas, here, kind, ends) for kind in COLUMNS],
    }


def relations_of(atlas: Atlas) -> Iterator[tuple[str, str, str]]:
    """Every relation between two pages of the columns, once: its name, who declares it, the other page."""
    seen = set()
    for page in atlas.pages:
        for name, target in page.relations():
            pair = (name, frozenset((page.id, target)))
            if name in DRAWN and page.kind in COLUMNS and atlas.by_id[target].kind in COLUMNS and pair not in seen:
                seen.add(pair)
                yield name, page.id, target


def kind_title(atlas: Atlas, kind: Kind) -> str:
    """What the pages of a kind are called together."""
    return str(atlas.data("frame").get("names", {}).get(kind.value, kind.value.capitalize()))


def grouped(atlas: Atlas, kind: Kind, ends: Iterable[str]) -> Iterator[tuple[str, list[Page]]]:
    """The pages of a kind that are ends of a line, by the groups of their index and by title."""
    index = atlas.by_id.get(f"{kind}/index")
    own = sorted((page for page in atlas.of_kind(kind) if page.id in ends), key=lambda page: page.title.casefold())
    for key, title in (index.groups if index else {}).items():
        if found := [page for page in own if page.group == key]:
            yield title, found


def column(atlas: Atlas, kind: Kind, number: int, ends: Iterable[str]) -> tuple[list[Context], list[Spot]]:
    """One column, from top to bottom: the headings of its groups, and its pages."""
    across, down = number * (WIDTH + GAP), TOP
    heads, spots = list[Context](), list[Spot]()
    for title, pages in grouped(atlas, kind, ends):
        heads.append({"title": textwrap.shorten(title, LETTERS + 2, placeholder="…"), "down": down + HEAD - 14})
        down += HEAD
        for page in pages:
            lines = tuple(textwrap.wrap(page.title, LETTERS, max_lines=2, placeholder=" …"))
            height = LINE * len(lines) + SPACE
            spots.append(Spot(page, across, down + height // 2, lines))
            down += height
    return heads, spots


def spot_values(here: Page, spot: Spot) -> Context:
    """What the picture shows of a page."""
    lines = [{"text": text, "down": spot.first + LINE * number} for number, text in enumerate(spot.lines)]
    own = {"id": spot.page.id, "across": spot.across, "down": spot.down, "lines": lines}
    return {**own, "height": LINE * len(lines) + SPACE - 2, **page_link(here, spot.page)}


def relation(name: str, joined: Iterable[tuple[str, str, str]], spots: Mapping[str, Spot], height: int) -> Context:
    """The lines of one relation, with its names in both directions."""
    lines = [
        {"from": source, "to": target, **drawn(spots[source], spots[target], height)}
        for own, source, target in joined
        if own == name and source in spots and target in spots
    ]
    return {"key": name, "name": RELATIONS[name].name, "inverse": RELATIONS[name].inverse, "lines": lines}


def drawn(one: Spot, other: Spot, height: int) -> Context:
    """A line between two pages, and whether it lies behind other columns."""
    return {"path": curve(one, other, height), "far": is_far(one, other)}


def curve(one: Spot, other: Spot, height: int) -> str:
    """A line between the sides of two pages that face each other; in one column it bends out to the right.

    It goes up or down beside the left page, in a lane of that page's own, so that lines do not run into one.
    """
    left, right = sorted((one, other), key=lambda spot: (spot.across, spot.down))
    start = left.across + WIDTH
    bend = start + lane(left.down / height, right.down > left.down)
    if left.across == right.across:
        return f"M{start} {left.down}C{bend} {left.down} {bend} {right.down} {start} {right.down}"
    there, end = start + GAP - 6, right.across - 6
    rest = f"H{end}" if is_far(left, right) else ""
    return f"M{start} {left.down}C{bend} {left.down} {bend} {right.down} {there} {right.down}{rest}"


def lane(depth: float, down: bool) -> int:
    """How far from a page its lines go up or down: what goes down from higher up does so further away.

    Shape: ``depth`` is 0 at the top of the map and 1 at its end.
    """
    return round(GAP * (EDGE + (1 - 2 * EDGE) * (1 - depth if down else depth)))


def is_far(one: Spot, other: Spot) -> bool:
    """Whether there are other columns between two pages."""
    return abs(one.across - other.across) > WIDTH + GAP


def listed(atlas: Atlas, here: Page, kind: Kind, ends: Iterable[str]) -> Context:
    """The pages of a kind with all that their lines lead to, in words."""
    pages = [page for _, found in grouped(atlas, kind, ends) for page in found]
    rows = [{"id": page.id, **page_link(here, page), "relations": list(told(atlas, here, page))} for page in pages]
    return {"kind": kind.value, "title": kind_title(atlas, kind), "pages": rows}


def place_on_map(atlas: Atlas, page: Page) -> Context | None:
    """The part of the map round a page, and the way to the whole; nothing when there is no map, or it is not on it."""
    there = atlas.showing("map")
    found = list(ties(atlas, page)) if there and there is not page and page.kind in COLUMNS else []
    if not there or not found:
        return None
    return {"url": way(page.url, there.url, page.id), "title": there.title, **small_map(page, found)}


def told(atlas: Atlas, here: Page, page: Page) -> Iterator[Context]:
    """The relations of a page in both directions, each with its pages."""
    for _, words, pages in ties(atlas, page):
        yield {"name": words, "pages": [{"title": one.title, "url": way(here.url, one.url)} for one in pages]}


def ties(atlas: Atlas, page: Page) -> Iterator[tuple[str, str, list[Page]]]:
    """Each drawn relation of a page in both directions: its key, its name from here, its pages by title."""
    found: dict[tuple[str, str], dict[str, Page]] = {}
    for key in DRAWN:
        forward = [atlas.by_id[target] for target in page.listed(key)]
        sides = ((RELATIONS[key].name, forward), (RELATIONS[key].inverse, atlas.incoming.get((key, page.id), ())))
        for words, others in sides:
            found.setdefault((key, words), {}).update({other.id: other for other in others if other.kind in COLUMNS})
    for (key, words), named in found.items():
        if named:
            yield key, words, sorted(named.values(), key=lambda other: other.title.casefold())
