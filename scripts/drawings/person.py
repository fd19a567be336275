"""Paints a person who is seen from the side, layer by layer: far arm, far leg, near leg, head, shirt, near arm.

In: a body, what its hands do, which muscles are marked. Out: elements of a picture. May import canon, geometry,
outline, picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shapely.geometry import LineString, MultiLineString
from shapely.ops import unary_union

from . import canon, outline
from .geometry import blob, disc, front_of, spline
from .picture import Picture
from .skeleton import Body

LAYERS = ("far_arm", "far_leg", "near_leg", "head", "shirt", "near_arm")
CREASED = 75  # degrees from which a knee shows a crease
FOLDED = 35  # and a hip a fold


def tint(body: Body, what: str, side: str) -> str:
    """The colour of skin or cloth, darker on the far side."""
    return body.pose.get(what, what) + ("-far" if side == "far" else "")


def paint_leg(picture: Picture, body: Body, side: str) -> None:
    """A leg, its trouser leg, and the muscles that work in it."""
    leg, cloth = outline.leg(body, side), outline.shorts(body, side)
    picture.fill(leg, tint(body, "skin", side))
    if outline.knee_angle(body, side) > CREASED:
        crease = outline.gathered(body, side)
        if not crease.is_empty:
            picture.stroke(crease, 2)
    picture.fill(cloth, "legs-far" if side == "far" else "legs")
    if side == "near" and outline.hip_angle(body, side) > FOLDED:
        picture.stroke(LineString(outline.fold(body)).intersection(cloth.buffer(-1)), 2)
    for name in body.pose.get("muscles", {}).get(f"{side}_leg", []):
        skin = unary_union([leg, cloth]).buffer(-1)
        picture.fill(outline.muscle(body, side, name).intersection(skin), "muscle", edge=False)


def paint_head(picture: Picture, body: Body) -> None:
    """Head and neck, hair, ear and a calm eye."""
    joints, tall = body.joints, canon.HEAD * body.stature
    ear, skull = joints["ear"], joints["skull"]
    ahead, skin = front_of(skull, body.facing), tint(body, "skin", "near")
    picture.fill(outline.head(body), skin, error=0.22)
    hair = outline.placed(ear, ahead, skull, canon.HAIR[body.pose.get("style", "short")], tall)
    picture.fill(blob(hair, 4), body.pose.get("hair", "hair"), error=0.25)
    picture.ear(spline(outline.placed(ear, ahead, skull, canon.EAR, tall), False), skin)
    picture.stroke(spline(outline.placed(ear, ahead, skull, canon.EYE, tall), False), 1.6)


def paint_shirt(picture: Picture, body: Body) -> None:
    """The shirt without its sleeves."""
    picture.fill(outline.shirt(body), tint(body, "shirt", "near"))


def paint_arm(picture: Picture, body: Body, side: str) -> None:
    """An arm, its hand and its sleeve; on the near side the sleeve is one with the shirt."""
    arm, lines = outline.arm(body, side, body.pose.get("hands", {}).get(side, "relaxed"))
    picture.fill(arm, tint(body, "skin", side), error=0.25)
    if lines:
        picture.stroke(MultiLineString([LineString(spline(line, False)) for line in lines]), 1.7)
    for name in body.pose.get("muscles", {}).get(f"{side}_arm", []):
        picture.fill(outline.muscle(body, side, name).intersection(arm.buffer(-1)), "muscle", edge=False)
    sleeve = outline.sleeve(body, side)
    picture.fill(sleeve, tint(body, "shirt", side), edge=side == "far")
    if side == "near":
        inside = outline.shirt(body).buffer(-0.6).intersection(disc(body.joints["near_shoulder"], 0.068 * body.stature))
        picture.stroke(sleeve.exterior.difference(inside))


PAINTERS: Mapping[str, Callable[[Picture, Body], None]] = {
    "far_arm": lambda picture, body: paint_arm(picture, body, "far"),
    "far_leg": lambda picture, body: paint_leg(picture, body, "far"),
    "near_leg": lambda picture, body: paint_leg(picture, body, "near"),
    "head": paint_head,
    "shirt": paint_shirt,
    "near_arm": lambda picture, body: paint_arm(picture, body, "near"),
}
