"""People seen from the front or from behind, and the marks of the body map.

Angles are degrees away from the middle, 0 hangs or stands straight: `hip` and `shoulder` outwards, `knee` and
`elbow` change the direction of the next bone outwards. `lean` bends the trunk sideways, to the right of the page;
`tilt` the head.
In: a pose. Out: elements of a picture. May import canon, feet, geometry, hands, picture.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from . import canon
from .feet import Foot, on_foot
from .geometry import XY, blob, disc, front_of, moved, spline, turned, unit, vector, welded
from .hands import drawn, joined
from .picture import Picture

Pose = Mapping[str, Any]
ROUND = 0.021  # of the stature: how wide the shade of a limb is
SIDES = {"left": -1, "right": 1}  # of the page
WIDTHS = {  # how far along the bone, half-width outside, half-width inside
    "thigh": [
        (0, 0.050, 0.048),
        (0.15, 0.054, 0.050),
        (0.4, 0.052, 0.045),
        (0.7, 0.042, 0.038),
        (0.9, 0.035, 0.034),
        (1, 0.033, 0.034),
    ],
    "shank": [
        (0, 0.033, 0.034),
        (0.12, 0.032, 0.033),
        (0.3, 0.037, 0.038),
        (0.45, 0.034, 0.035),
        (0.65, 0.026, 0.025),
        (0.85, 0.020, 0.020),
        (1, 0.021, 0.022),
    ],
    "arm": [(0, 0.031, 0.030), (0.3, 0.031, 0.029), (0.7, 0.026, 0.026), (1, 0.0225, 0.0235)],
    "forearm": [(0, 0.0235, 0.0235), (0.22, 0.027, 0.0245), (0.6, 0.021, 0.020), (1, 0.0155, 0.0155)],
}
TRUNK = [
    (-0.1, 0.098),
    (0.1, 0.099),
    (0.28, 0.088),
    (0.45, 0.079),
    (0.65, 0.088),
    (0.84, 0.102),
    (0.95, 0.112),
    (1.03, 0.088),
]
NECKLINE = [(1.075, 0.052), (1.09, 0.036)]
SKULL = [(0, -0.58), (0.27, -0.50), (0.385, -0.26), (0.375, 0), (0.33, 0.22), (0.21, 0.40), (0, 0.46)]
CAP = [
    (0, -0.65),
    (0.30, -0.57),
    (0.43, -0.30),
    (0.42, -0.06),
    (0.365, -0.06),
    (0.34, -0.24),
    (0.18, -0.36),
    (0, -0.33),
]
NAPE = [(0, -0.65), (0.30, -0.57), (0.43, -0.30), (0.42, -0.02), (0.36, 0.18), (0.22, 0.30), (0, 0.34)]
LINES = (  # brows, nose, mouth
    ((-0.23, -0.125), (-0.16, -0.15), (-0.09, -0.13)),
    ((0.09, -0.13), (0.16, -0.15), (0.23, -0.125)),
    ((0.012, 0.03), (0.045, 0.13), (-0.02, 0.135)),
    ((-0.105, 0.25), (0, 0.28), (0.105, 0.25)),
)
FOOT = [
    (-0.0185, -0.024), (-0.0225, -0.002), (-0.029, 0.018), (-0.031, 0.034), (-0.024, 0.042), (-0.004, 0.0435),
    (0.018, 0.041), (0.036, 0.034), (0.042, 0.024), (0.036, 0.010), (0.0235, -0.006), (0.020, -0.024),
]  # fmt: skip
HEEL = [
    (-0.020, -0.022),
    (-0.024, 0.004),
    (-0.027, 0.030),
    (-0.016, 0.041),
    (0.014, 0.041),
    (0.030, 0.034),
    (0.026, 0.006),
    (0.020, -0.022),
]
TOES = [
    (-0.019, 0.0345, 0.0128),
    (0.0005, 0.0385, 0.0086),
    (0.0145, 0.037, 0.008),
    (0.0265, 0.0325, 0.0074),
    (0.037, 0.0265, 0.0068),
]


@dataclass(frozen=True)
class Front:
    """A person from the front or behind: the pose, the stature, the joints by name."""

    pose: Pose
    stature: float
    joints: dict[str, XY]


def front_of_person(pose: Pose) -> Front:
    """A person whose pelvis is where the pose says."""
    size, pelvis = pose["stature"], tuple(pose["pelvis"])
    up = turned((0, -1), pose.get("lean", 0), -1)
    across = (-up[1], up[0])
    joints = {"pelvis": pelvis, "up": up, "across": across, "top": moved(pelvis, (up, canon.TRUNK * size))}
    nod = turned(up, pose.get("tilt", 0), -1)
    joints |= {"nod": nod, "face": moved(joints["top"], (up, 0.045 * size), (nod, 0.068 * size))}
    for side, way in SIDES.items():
        hip = (pelvis[0] + way * 0.052 * size, pelvis[1])
        shoulder = moved(joints["top"], (across, way * 0.098 * size), (up, -0.014 * size))
        joints |= limb_joints(pose.get(f"{side}_leg", {}), (side, hip, way), ("hip", "knee", "ankle"), size)
        joints |= limb_joints(pose.get(f"{side}_arm", {}), (side, shoulder, way), ("shoulder", "elbow", "wrist"), size)
    return Front(pose, size, joints)


def limb_joints(limb: Pose, start: tuple[str, XY, int], names: Sequence[str], size: float) -> dict[str, XY]:
    """The joints of an arm or a leg."""
    side, origin, way = start
    lengths = (canon.THIGH, canon.SHANK) if names[0] == "hip" else (canon.ARM, canon.FOREARM)
    first = turned((0, 1), limb.get(names[0], 0), way)
    second = turned(first, limb.get(names[1], 0), way)
    shrink = limb.get("short", (1, 1))  # a bone that comes towards the reader looks shorter
    middle = moved(origin, (first, lengths[0] * size * shrink[0]))
    end = moved(middle, (second, lengths[1] * size * shrink[1]))
    last = turned(second, limb.get(names[2], 0), way)
    found = {names[0]: origin, names[1]: middle, names[2]: end, f"{names[2]}_way": last}
    return {f"{side}_{name}": value for name, value in found.items()}


def bone(person: Front, side: str, kind: str, ends: tuple[str, str], rows: Any = None) -> BaseGeometry:
    """One bone with its flesh, between two joints."""
    start, end = (person.joints[f"{side}_{name}"] for name in ends)
    way, size = unit(vector(start, end)), person.stature
    out = front_of(way, SIDES[side])
    far = vector(start, end)
    table = rows or WIDTHS[kind]
    outer = spline([moved(start, (far, t), (out, a * size)) for t, a, _ in table], False)
    inner = spline([moved(start, (far, t), (out, -b * size)) for t, _, b in table], False)
    return Polygon(outer + inner[::-1]).buffer(0)


def leg(person: Front, side: str) -> BaseGeometry:
    """Thigh, shank and foot as one shape."""
    size, ankle = person.stature, person.joints[f"{side}_ankle"]
    parts = [bone(person, side, "thigh", ("hip", "knee")), shank(person, side), foot(person, side)]
    parts += [disc(person.joints[f"{side}_knee"], 0.033 * size), disc(ankle, 0.0205 * size)]
    whole = welded(parts, 0.014 * size)
    return welded([whole, *(disc(place, r) for place, r in toes(person, side))], 0.003 * size)


def foot(person: Front, side: str) -> BaseGeometry:
    """A foot from the front or behind; `sole: in` shows it from its side, with the sole to the middle."""
    size, way, ankle = person.stature, SIDES[side], person.joints[f"{side}_ankle"]
    if "sole" in person.pose.get(f"{side}_leg", {}):
        shin = unit(vector(person.joints[f"{side}_knee"], ankle))
        return blob(on_foot(Foot(ankle, (0, 1), (-way, 0), shin), canon.FOOT, size))
    outline = HEEL if person.pose.get("view") == "back" else FOOT
    return blob([(ankle[0] + way * x * size, ankle[1] + y * size) for x, y in outline])


def toes(person: Front, side: str) -> list[tuple[XY, float]]:
    """The toes of a foot that is seen from the front, each with its radius."""
    if person.pose.get("view") == "back" or "sole" in person.pose.get(f"{side}_leg", {}):
        return []
    size, way, (x, y) = person.stature, SIDES[side], person.joints[f"{side}_ankle"]
    return [((x + way * a * size, y + b * size), r * size) for a, b, r in TOES]


def shank(person: Front, side: str) -> BaseGeometry:
    """The lower leg; a swollen one is wider from the knee down."""
    swell = person.pose.get(f"{side}_leg", {}).get("swell", 1)
    rows = [(t, a * wide, b * wide) for t, a, b in WIDTHS["shank"] for wide in [1 + (swell - 1) * min(1, 4 * t)]]
    return bone(person, side, "shank", ("knee", "ankle"), rows)


def arm(person: Front, side: str) -> tuple[BaseGeometry, list[list[XY]]]:
    """Arm, forearm and hand as one shape, and the lines between the fingers."""
    size, joints, pose = person.stature, person.joints, person.pose.get(f"{side}_arm", {})
    way = joints[f"{side}_wrist_way"]
    thumb = front_of(way, -SIDES[side] if pose.get("thumb", "in") == "in" else SIDES[side])
    hand = drawn(pose.get("does", "relaxed"), joints[f"{side}_wrist"], way, thumb, size)
    parts = [bone(person, side, "arm", ("shoulder", "elbow")), bone(person, side, "forearm", ("elbow", "wrist"))]
    parts += [disc(joints[f"{side}_elbow"], 0.0232 * size), disc(joints[f"{side}_wrist"], 0.0155 * size)]
    return joined(parts, hand, size), hand[2]


def trunk(person: Front, rows: Sequence[tuple[float, float]]) -> BaseGeometry:
    """The trunk, its lower end level and its upper end as the shoulders lie."""
    joints, size = person.joints, person.stature
    sides: dict[int, list[XY]] = {-1: [], 1: []}
    for t, half in rows:
        share = max(0, min(1, t))
        across = unit(moved((0, 0), ((1, 0), 1 - share), (joints["across"], share)))
        centre = moved(joints["pelvis"], (vector(joints["pelvis"], joints["top"]), t))
        for way, line in sides.items():
            line.append(moved(centre, (across, way * half * size)))
    return Polygon(spline(sides[-1], False) + spline(sides[1], False)[::-1]).buffer(0)


def shorts(person: Front) -> BaseGeometry:
    """Both trouser legs with the pelvis."""
    size = person.stature
    rows = [(t, a + 0.006, b + 0.004) for t, a, b in WIDTHS["thigh"] if t < 0.4]
    legs = [bone(person, side, "thigh", ("hip", "knee"), [*rows, (0.42, 0.060, 0.052)]) for side in SIDES]
    hips = [disc(person.joints[f"{side}_hip"], 0.05 * size) for side in SIDES]
    return welded([*legs, *hips, trunk(person, [row for row in TRUNK if row[0] < 0.3])], 3)


def shirt(person: Front) -> BaseGeometry:
    """The shirt with its two sleeves."""
    rows = [(-0.02, 0.105), *((t, half + 0.004) for t, half in TRUNK if t > 0), *NECKLINE]
    sleeves = []
    for side in SIDES:
        arm_rows = [(t, a + 0.005, b + 0.005) for t, a, b in WIDTHS["arm"] if t < 0.5]
        sleeves.append(bone(person, side, "arm", ("shoulder", "elbow"), [*arm_rows, (0.52, 0.038, 0.037)]))
        sleeves.append(disc(person.joints[f"{side}_shoulder"], 0.034 * person.stature))
    return welded([trunk(person, rows), *sleeves], 3)


def mirrored(person: Front, table: Sequence[tuple[float, float]]) -> list[XY]:
    """A half outline of the head, and its other half."""
    joints, tall = person.joints, canon.HEAD * person.stature
    nod = joints["nod"]
    across = (-nod[1], nod[0])
    whole = [*table, *((-x, y) for x, y in reversed(table) if x)]
    return [moved(joints["face"], (across, x * tall), (nod, -y * tall)) for x, y in whole]


def paint_head(picture: Picture, person: Front) -> None:
    """Neck, ears, head, hair, and a calm face."""
    joints, size = person.joints, person.stature
    tall, nod = canon.HEAD * size, joints["nod"]
    across = (-nod[1], nod[0])

    def place(x: float, y: float) -> XY:
        return moved(joints["face"], (across, x * tall), (nod, -y * tall))

    neck = LineString([moved(joints["top"], (joints["up"], 0.022 * size)), place(0, 0.2)]).buffer(0.034 * size)
    ears = [disc(place(x, 0.02), 0.08 * tall) for x in (-0.385, 0.385)]
    skull = blob(mirrored(person, SKULL), 4)
    solid(picture, person, welded([skull, neck, *ears], 0.008 * size), "skin")
    behind = person.pose.get("view") == "back"
    if not behind:
        under = neck.difference(skull).intersection(disc(place(0, 0.42), 0.30 * tall))
        picture.fill(under.buffer(-0.6), f"{person.pose.get('skin', 'skin')}-far", edge=False, error=0.6)
        picture.stroke(skull.exterior.intersection(neck.buffer(-0.2)), 1.6)
    picture.fill(blob(mirrored(person, NAPE if behind else CAP), 4), person.pose.get("hair", "hair"), error=0.25)
    if not behind:
        for x in (-0.16, 0.16):
            picture.dot(place(x, -0.02), canon.EYE_SIZE * tall)
        for points in LINES:
            picture.stroke(spline([place(x, y) for x, y in points], False), max(1.2, 0.03 * tall))


def stands(person: Front, side: str, ground: float) -> tuple[float, float] | None:
    """From where to where a foot touches the ground; nothing if it does not."""
    x, y = person.joints[f"{side}_ankle"]
    size, way = person.stature, SIDES[side]
    ends = sorted((x - way * 0.04 * size, x + way * 0.055 * size))
    return (ends[0], ends[1]) if abs(y + 0.042 * size - ground) < 0.03 * size else None


def solid(picture: Picture, person: Front, shape: BaseGeometry, what: str) -> None:
    """A closed shape of skin or cloth with its shade."""
    name = person.pose.get(what, what)
    picture.fill(shape, name, error=0.3)
    picture.round_off(shape, f"{name}-far", ROUND * person.stature)


def paint(picture: Picture, person: Front, layers: Sequence[str] = ("legs", "top")) -> None:
    """A person, whole or some layers: `bare` legs without trousers, `legs`, `top`."""
    for side in SIDES if {"legs", "bare"} & {*layers} else ():
        solid(picture, person, leg(person, side), "skin")
        if "bare" in layers:
            paint_shin(picture, person, side)
        paint_toes(picture, person, side)
    if "legs" in layers:
        solid(picture, person, shorts(person), "legs")
    if "top" in layers:
        paint_top(picture, person)


def paint_shin(picture: Picture, person: Front, side: str) -> None:
    """The kneecap and the edge of the shin bone."""
    size, way = person.stature, SIDES[side]
    x, y = person.joints[f"{side}_knee"]
    cap = [(x + a * size, y + b * size) for a, b in ((-0.02, -0.012), (-0.014, 0.014), (0.006, 0.02), (0.02, 0.006))]
    picture.stroke(spline(cap, False), 2)
    if "swell" not in person.pose[f"{side}_leg"]:
        edge = [(-0.004, 0.05), (0.004, 0.1), (0.001, 0.16), (-0.003, 0.21)]
        picture.stroke(spline([(x + way * a * size, y + b * size) for a, b in edge], False), 1.8)


def paint_toes(picture: Picture, person: Front, side: str) -> None:
    """The lines between the toes."""
    size, way = person.stature, SIDES[side]
    lines = []
    for ((a, b), r), ((c, d), s) in itertools.pairwise(toes(person, side)):
        at, low = (a * s + c * r) / (r + s), (b + d) / 2
        lines.append(LineString([(at - way * 0.001 * size, low - 0.009 * size), (at, low + 0.008 * size)]))
    if lines:
        picture.stroke(MultiLineString(lines), 1.3)


def paint_top(picture: Picture, person: Front) -> None:
    """All above the legs: arms behind the trunk unless the pose says `over`."""
    over = [side for side in SIDES if person.pose.get(f"{side}_arm", {}).get("over")]
    for side in SIDES:
        if side not in over:
            paint_arm(picture, person, side)
    paint_head(picture, person)
    solid(picture, person, shirt(person), "shirt")
    for side in over:
        paint_arm(picture, person, side)


def paint_arm(picture: Picture, person: Front, side: str) -> None:
    """An arm with its hand."""
    shape, lines = arm(person, side)
    solid(picture, person, shape, "skin")
    if lines:
        picture.stroke(MultiLineString([LineString(spline(line, False)) for line in lines]), 1.3)
