"""Shapes that poses.yml gives point by point: for what is seen from near, where a skeleton says too little.

In: lists of points. Out: elements of a picture. May import geometry, picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from .geometry import blob, capsule, disc, welded
from .picture import COLOURS, Picture

DEEP = 6  # how wide a shade is
Form = Mapping[str, Any]


def chain(dots: Sequence[Sequence[float]]) -> BaseGeometry:
    """A limb or finger: places with their radius."""
    return capsule(*(((x, y), radius) for x, y, radius in dots))


def shape(spec: Form) -> BaseGeometry:
    """Chains, smooth blobs, plain corners and hulls of round places as one shape, cut to another shape if need be."""
    parts = [chain(one) for one in spec.get("chains", [])]
    parts += [blob([(x, y) for x, y in one]) for one in spec.get("blobs", [])]
    parts += [Polygon(one) for one in spec.get("corners", [])]
    parts += [unary_union([disc((x, y), r) for x, y, r in one]).convex_hull for one in spec.get("hulls", [])]
    whole = welded(parts, spec["weld"]) if "weld" in spec else unary_union(parts)
    return whole.intersection(shape(spec["inside"]).buffer(-1.4)) if "inside" in spec else whole


def shaded(picture: Picture, whole: BaseGeometry, name: str) -> None:
    """The shade of a shape, of a colour that has a darker one."""
    if f"{name}-far" in COLOURS:
        picture.round_off(whole, f"{name}-far", DEEP)


def form(picture: Picture, spec: Form) -> None:
    """A closed shape; `open` is a round place in which it grows out of another, and has no outline."""
    whole = shape(spec)
    picture.fill(whole, spec["colour"], edge=spec.get("edge", "open" not in spec), error=0.4)
    shaded(picture, whole, spec["colour"])
    if "open" in spec:
        x, y, radius = spec["open"]
        picture.stroke(whole.exterior.difference(disc((x, y), radius)))


def hand(picture: Picture, spec: Form) -> None:
    """A hand: finger by finger, then the palm over their roots, open where they join."""
    fingers = [chain(one) for one in spec["fingers"]]
    for finger in fingers:
        picture.fill(finger, spec["colour"], error=0.5)
    palm = shape(spec["palm"])
    picture.fill(palm, spec["colour"], edge=False)
    shaded(picture, palm, spec["colour"])
    picture.stroke(palm.exterior.difference(unary_union(fingers).buffer(-0.2)))
