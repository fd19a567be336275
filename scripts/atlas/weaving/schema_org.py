"""Values in the words of schema.org, and who publishes the site."""

from __future__ import annotations

from typing import Any

from .published import Published

Thing = dict[str, Any]  # a value of schema.org: its type and its properties


def thing(kind: str, **properties: object) -> Thing:
    """A value of schema.org, with those of its properties that say something."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}


def publisher(site: Published) -> Thing | None:
    """Who publishes the site, where it has a name."""
    return thing("Organization", name=site.name, url=site.address) if site.name else None
