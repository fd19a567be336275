"""What changed: on the page of all changes or of all corrections, at the foot of a page, and in the feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..content.addresses import address_of, way
from ..content.atlas import Atlas
from ..content.dates import long_date
from ..content.page import CONTENT, Kind, Page
from ..content.records import Change
from ..content.states import ChangeKind
from .bibliography import reference_link
from .heads import Context

FEEDS = "feeds/"
EVERY = f"{FEEDS}all.xml"


@dataclass(frozen=True)
class Feed:
    """A feed of changes: its address, its name for readers, what it tells of, the newest first."""

    address: str
    name: str
    changes: Sequence[Change]


def feeds(atlas: Atlas) -> list[Feed]:
    """The feed of all changes, that of corrections, and one for each kind of page; none where nothing is told."""
    if not atlas.changes:
        return []
    words, names = atlas.data("changes")["words"], atlas.data("frame").get("names", {})
    kinds = [kind for kind in (*CONTENT, Kind.SOURCE) if atlas.of_kind(kind)]
    return [
        Feed(EVERY, words["every"], atlas.changes),
        Feed(f"{FEEDS}{ChangeKind.CORRECTED}.xml", words["kinds"][ChangeKind.CORRECTED], corrections(atlas)),
        *(Feed(f"{FEEDS}{kind}.xml", names.get(kind, kind.value), changes_of(atlas, kind)) for kind in kinds),
    ]


def corrections(atlas: Atlas) -> list[Change]:
    """The mistakes that were put right."""
    return [one for one in atlas.changes if one.kind is ChangeKind.CORRECTED]


def changes_of(atlas: Atlas, kind: Kind) -> list[Change]:
    """The changes of pages of a kind."""
    ids = {page.id for page in atlas.of_kind(kind)}
    return [one for one in atlas.changes if ids.intersection(one.pages)]


def anchor_of(one: Change) -> str:
    """The place of a change on the page that tells of it."""
    return f"change-{one.id}"


def titles(atlas: Atlas) -> dict[str, str]:
    """The titles of all pages that are or were there, by their id."""
    gone = {one.id: one.title for one in atlas.withdrawn}
    return gone | {page.id: page.title for page in atlas.pages}


def pages_of(atlas: Atlas, one: Change, address: Callable[[str], str]) -> list[Context]:
    """The pages that a change is about, with the way to each, made of its address on the site."""
    names = titles(atlas)
    return [{"title": names[page], "url": address(address_of(page))} for page in one.pages]


def told(atlas: Atlas, here: Page, one: Change) -> Context:
    """What a page shows of a change."""
    return {
        "anchor": anchor_of(one),
        "title": one.title,
        "what": one.what,
        "why": one.why,
        "kind": one.kind.value,
        "kind_name": atlas.data("changes")["words"]["kinds"][one.kind],
        "date": one.on,
        "day": long_date(one.on),
        "pages": pages_of(atlas, one, lambda url: way(here.url, url)),
        "refs": [reference_link(atlas, here, key) for key in one.references],
    }


def listed(atlas: Atlas, here: Page, changes: Iterable[Change]) -> Context:
    """Changes by their day, each day by what the changes are; under them the feeds."""
    days = groupby((told(atlas, here, one) for one in changes), key=lambda one: one["date"])
    return {
        "words": atlas.data("changes")["words"],
        "days": [day(list(found)) for _, found in days],
        "feeds": [{"name": feed.name, "url": way(here.url, feed.address)} for feed in feeds(atlas)],
    }


def day(found: Sequence[Context]) -> Context:
    """The changes of a day: what was put right first, then what is told in another way, then what is new."""
    groups = ([one for one in found if one["kind"] == kind] for kind in ChangeKind)
    kinds = [{"name": group[0]["kind_name"], "changes": group} for group in groups if group]
    return {"date": found[0]["date"], "day": found[0]["day"], "kinds": kinds}


def all_changes(atlas: Atlas, here: Page) -> Context:
    """Every change that readers are told of."""
    return listed(atlas, here, atlas.changes)


def all_corrections(atlas: Atlas, here: Page) -> Context:
    """Every mistake that was put right."""
    return listed(atlas, here, corrections(atlas))


def change_words(changes: Iterable[Change]) -> str:
    """What the search reads of changes."""
    return " ".join(f"{one.title}. {one.what}" for one in changes)


# -- at the foot of a page


def history(atlas: Atlas, here: Page) -> Context:
    """The changes of a page; nothing where there were none, or for a page that is to be light."""
    found = [] if here.template else atlas.history.get(here.id, [])
    home = atlas.showing("changes")
    return {
        "changes": [told(atlas, here, one) for one in found],
        "words": atlas.data("changes")["words"] if found else {},
        "all_url": way(here.url, home.url) if home and found else "",
    }


def last_changed(atlas: Atlas, here: Page) -> str:
    """The words on the last change of a page; nothing where there was none."""
    found = [] if here.template else atlas.history.get(here.id, [])
    return (found and atlas.data("changes")["words"]["changed"].replace("[day]", long_date(found[0].on))) or ""
