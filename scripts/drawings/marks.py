"""What is marked on a person seen from the front or behind: muscles, the numbers of the body map, a flush of the skin.

In: a person and places along a bone or the trunk. Out: elements of a picture.
May import curves, front, geometry, picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from .curves import FINE
from .front import SIDES, Front, arm, leg, shirt, shorts
from .geometry import blob, front_of, moved, unit, vector
from .picture import Picture, colour

THIN = round(1.7 * FINE)  # a line of the body map
LETTERS = f'font-size="{16 * FINE}" font-weight="700" font-family="system-ui,sans-serif"'


def body_shape(person: Front) -> BaseGeometry:
    """All that can be marked: skin and clothes."""
    arms = [arm(person, side)[0] for side in SIDES]
    legs = [leg(person, side) for side in SIDES]
    neck = LineString([person.joints["top"], person.joints["face"]]).buffer(0.034 * person.stature)
    return unary_union([*arms, *legs, shorts(person), shirt(person), neck]).buffer(-1.2)


def mark(person: Front, spec: Mapping[str, Any]) -> BaseGeometry:
    """A muscle on one bone or on the trunk: points along it and across it, outwards positive."""
    found = []
    for side in spec.get("sides", SIDES):
        if "bone" in spec:
            start, end = (person.joints[f"{side}_{name}"] for name in spec["bone"])
            out = front_of(unit(vector(start, end)), SIDES[side])
        else:
            start, end = person.joints["pelvis"], person.joints["top"]
            out = (SIDES[side] * person.joints["across"][0], SIDES[side] * person.joints["across"][1])
        points = [moved(start, (vector(start, end), t), (out, x * person.stature)) for t, x in spec["points"]]
        found.append(blob(points))
    return unary_union(found).intersection(body_shape(person))


def marks(picture: Picture, person: Front, places: Sequence[Mapping[str, Any]]) -> None:
    """Muscles on a person; one that leads to a page is a link, for the body map."""
    for place in places:
        if "to" in place:
            picture.raw(f'<a href="{place["to"]}" aria-label="{place["name"]}">')
        picture.fill(mark(person, place), "muscle", edge="to" in place)
        if "to" in place:
            picture.elements[-1] = (
                picture.elements[-1].replace("<path", '<path class="muscle"').replace("/>", f' stroke-width="{THIN}"/>')
            )
            numbers(picture, place)
            picture.raw("</a>")


FADE = ((0.0, 0), (0.22, 0.45), (0.42, 0.75), (0.62, 0.75), (0.82, 0.4), (1.0, 0))  # how far down, how strong


def flush(picture: Picture, person: Front, spec: Mapping[str, Any]) -> None:
    """A patch of skin in another colour that fades out above and below."""
    name = spec["colour"]
    stops = (f'<stop offset="{far:g}" stop-color="{colour(name)}" stop-opacity="{strong:g}"/>' for far, strong in FADE)
    picture.raw(f'<linearGradient id="drawing-{name}" x2="0" y2="1">{"".join(stops)}</linearGradient>')
    picture.fill(mark(person, spec), name, edge=False)
    picture.elements[-1] = picture.elements[-1].replace(colour(name), f"url(#drawing-{name})")


def numbers(picture: Picture, place: Mapping[str, Any]) -> None:
    """A number in a dot, and the line that leads from it to what it names."""
    (x, y), (far, low) = place["dot"], place["line"]
    spot, text = (round(x * FINE), round(y * FINE)), colour("move")
    way = f"M{round(far * FINE)} {round(low * FINE)}L{spot[0]} {spot[1]}"
    picture.raw(f'<path stroke="currentColor" stroke-width="{THIN}" d="{way}"/>')
    picture.raw(
        f'<circle class="dot" cx="{spot[0]}" cy="{spot[1]}" r="{round(14 * FINE)}" fill="{text}" stroke="none"/>'
    )
    place_of = f'x="{spot[0]}" y="{spot[1] + round(5.6 * FINE)}" text-anchor="middle"'
    picture.raw(f'<text class="dot-n" {place_of} {LETTERS} fill="#fff" stroke="none">{place["number"]}</text>')
