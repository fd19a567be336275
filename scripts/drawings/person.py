"""Paints a person who is seen from the side, layer by layer: far arm, far leg, near leg, head, shirt, near arm.

In: a body, what its hands do, which muscles are marked. Out: elements of a picture. May import canon, geometry,
outline, picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from . import canon, outline
from .geometry import XY, blob, disc, front_of, spline
from .picture import Picture
from .skeleton import Body

LAYERS = ("far_arm", "far_leg", "near_leg", "head", "shirt", "near_arm")
CREASED = 75  # degrees from which a knee shows a crease
FOLDED = 35  # and a hip a fold
ROUND = 0.021  # of the stature: how wide the shade of a limb is
INNER, FINE_LINE = 1.6, 1.2  # lines within an outline
SEAT = 0.065  # of the stature: how high the hip is over the ground that it sits on
TOUCH = 0.025  # of the stature: how near to the ground a foot stands on it
CLOSE = 400  # from this stature on, a figure is seen from near


def tint(body: Body, what: str, side: str) -> str:
    """The colour of skin or cloth, darker on the far side."""
    return body.pose.get(what, what) + ("-far" if side == "far" else "")


def stands(body: Body, side: str, ground: float) -> tuple[float, float] | None:
    """From where to where a foot or the seat touches the ground; nothing if they do not."""
    touching = [body.joints[f"{side}_{part}"] for part in ("heel", "ball", "toe")]
    along = [x for x, y in touching if abs(y - ground) < TOUCH * body.stature]
    x, y = body.joints["hip"]
    along += [x - SEAT * body.stature, x + SEAT * body.stature] if abs(y - ground) < SEAT * body.stature else []
    return (min(along) - 0.02 * body.stature, max(along) + 0.03 * body.stature) if along else None


def solid(picture: Picture, body: Body, side: str, shape: BaseGeometry, what: str) -> None:
    """A closed shape of skin or cloth, and on the near side its shade."""
    picture.fill(shape, tint(body, what, side), error=0.3)
    if side == "near":
        picture.round_off(shape, tint(body, what, "far"), ROUND * body.stature)


def paint_leg(picture: Picture, body: Body, side: str) -> None:
    """A leg, its trouser leg, and the muscles that work in it."""
    leg, cloth = outline.leg(body, side), outline.shorts(body, side)
    solid(picture, body, side, leg, "skin")
    if body.stature >= CLOSE:
        for line in outline.toes(body, side):
            picture.stroke(line, INNER)
    if outline.knee_angle(body, side) > CREASED:
        crease = outline.gathered(body, side)
        if not crease.is_empty:
            picture.stroke(crease, INNER)
    solid(picture, body, side, cloth, "legs")
    if side == "near" and outline.hip_angle(body, side) > FOLDED:
        picture.stroke(LineString(outline.fold(body)).intersection(cloth.buffer(-1)), INNER)
    for name in body.pose.get("muscles", {}).get(f"{side}_leg", []):
        skin = unary_union([leg, cloth]).buffer(-picture.line / 2)
        picture.fill(outline.muscle(body, side, name).intersection(skin), "muscle", edge=False)


def paint_head(picture: Picture, body: Body) -> None:
    """Head and neck, hair, ear and a calm face."""
    tall, style = canon.HEAD * body.stature, body.pose.get("style", "short")

    def place(points: Sequence[XY]) -> list[XY]:
        skull = body.joints["skull"]
        return outline.placed(body.joints["ear"], front_of(skull, body.facing), skull, points, tall)

    solid(picture, body, "near", outline.head(body), "skin")
    picture.fill(blob(place(canon.HAIR[style]), 4), body.pose.get("hair", "hair"), error=0.25)
    for strand in canon.STRANDS.get(style, []):
        picture.stroke(spline(place(strand), False), FINE_LINE)
    if style not in canon.COVERED:
        picture.ear(spline(place(canon.EAR), False), tint(body, "skin", "near"))
    picture.dot(place([canon.EYE])[0], canon.EYE_SIZE * tall)
    for line in (canon.BROW, canon.MOUTH):
        picture.stroke(spline(place(line), False), max(FINE_LINE, 0.03 * tall))


def paint_shirt(picture: Picture, body: Body) -> None:
    """The shirt without its sleeves."""
    solid(picture, body, "near", outline.shirt(body), "shirt")


def paint_arm(picture: Picture, body: Body, side: str) -> None:
    """An arm, its hand and its sleeve; on the near side the sleeve is one with the shirt."""
    arm, lines = outline.arm(body, side, body.pose.get("hands", {}).get(side, "relaxed"))
    solid(picture, body, side, arm, "skin")
    if lines:
        thin = INNER if body.stature >= CLOSE else FINE_LINE
        picture.stroke(MultiLineString([LineString(spline(line, False)) for line in lines]), thin)
    for name in body.pose.get("muscles", {}).get(f"{side}_arm", []):
        inside = arm.buffer(-picture.line / 2)
        picture.fill(outline.muscle(body, side, name).intersection(inside), "muscle", edge=False)
    sleeve = outline.sleeve(body, side)
    picture.fill(sleeve, tint(body, "shirt", side), edge=side == "far")
    if side == "near":
        inside = outline.shirt(body).buffer(-0.6).intersection(disc(body.joints["near_shoulder"], 0.068 * body.stature))
        picture.round_off(sleeve, tint(body, "shirt", "far"), ROUND * body.stature)
        picture.stroke(sleeve.exterior.difference(inside))


PAINTERS: Mapping[str, Callable[[Picture, Body], None]] = {
    "far_arm": lambda picture, body: paint_arm(picture, body, "far"),
    "far_leg": lambda picture, body: paint_leg(picture, body, "far"),
    "near_leg": lambda picture, body: paint_leg(picture, body, "near"),
    "head": paint_head,
    "shirt": paint_shirt,
    "near_arm": lambda picture, body: paint_arm(picture, body, "near"),
}
