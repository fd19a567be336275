"""The feeds of changes (Atom, RFC 4287): the values of their template."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.records import Change
from .changes import Feed, anchor_of, feeds, pages_of
from .heads import Context
from .linked_data import LANGUAGE, LICENCE
from .published import Published

MOST = 100  # changes in a feed


def feed_files(atlas: Atlas, site: Published) -> dict[str, Context]:
    """The values of each feed, by its address."""
    return {feed.address: feed_values(atlas, site, feed) for feed in feeds(atlas)}


def feed_values(atlas: Atlas, site: Published, feed: Feed) -> Context:
    """One feed. Where it tells of nothing yet, its day is that of the oldest change of all."""
    home = atlas.showing("changes")
    return {
        "id": lasting_id(site, feed.address),
        "title": f"{site.name}: {feed.name}".lstrip(": "),
        "site": site.name or feed.name,
        "language": LANGUAGE,
        "licence": LICENCE,
        "own_url": site.at(feed.address),
        "page_url": url_of(site, feed.address, home.url if home else ""),
        "updated": moment((feed.changes or atlas.changes[-1:])[0].on),
        "entries": [entry(atlas, site, feed, one) for one in feed.changes[:MOST]],
    }


def entry(atlas: Atlas, site: Published, feed: Feed, one: Change) -> Context:
    """One change in a feed; it leads to where the site tells of it, or else to the first page that it is about."""
    words, home = atlas.data("changes")["words"], atlas.showing("changes")
    pages = pages_of(atlas, one, lambda url: url_of(site, feed.address, url))
    told = url_of(site, feed.address, home.url, anchor_of(one)) if home else ""
    return {
        "id": lasting_id(site, one.id),
        "title": one.title,
        "updated": moment(one.on),
        "kind": one.kind.value,
        "kind_name": words["kinds"][one.kind],
        "what": one.what,
        "why": one.why,
        "on": words["on"],
        "pages": pages,
        "url": told or (pages[0]["url"] if pages else url_of(site, feed.address, "")),
    }


def url_of(site: Published, feed: str, url: str, anchor: str = "") -> str:
    """The whole address of a page where the site's is known, or else the way to it from a feed."""
    return f"{site.at(url)}{'#' * bool(anchor)}{anchor}" if site.address else way(feed, url, anchor)


def lasting_id(site: Published, name: str) -> str:
    """An id that stays the same wherever the site is published, and is of this site alone."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{site.name} {name}')}"


def moment(day: str) -> str:
    """A day as feeds write it."""
    return f"{day}T00:00:00Z"
