"""The closed shapes of a person who is seen from the side: limbs, feet, muscles, clothes, head.

In: a body. Out: shapes. May import canon, feet, geometry, hands, skeleton.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from . import canon
from .feet import Foot, on_foot
from .geometry import XY, blob, disc, front_of, moved, row_at, spline, welded
from .hands import drawn, joined
from .skeleton import STEPS, Body

Rows = Sequence[Sequence[float]]
BONES = {  # where a bone begins, its direction, its length
    "thigh": ("hip", "thigh", canon.THIGH),
    "shank": ("knee", "shank", canon.SHANK),
    "arm": ("shoulder", "arm", canon.ARM),
    "forearm": ("elbow", "forearm", canon.FOREARM),
}
SLEEVE, SHORTS = 0.55, 0.36  # how far clothes reach along the bone
LOOSE = 0.006  # by how much they are wider than the limb


def along(body: Body, start: XY, way: XY, length: float, rows: Rows) -> BaseGeometry:
    """A limb: rows of half-widths laid along a bone."""
    ahead, size = front_of(way, body.facing), body.stature
    front = spline([moved(start, (way, t * length), (ahead, a * size)) for t, a, _ in rows], False)
    back = spline([moved(start, (way, t * length), (ahead, -b * size)) for t, _, b in rows], False)
    return Polygon(front + back[::-1]).buffer(0)


def limb(body: Body, side: str, bone: str, rows: Rows) -> BaseGeometry:
    """One bone of a person with its flesh."""
    start, way, length = BONES[bone]
    where = body.joints[f"{side}_{start}"], body.joints[f"{side}_{way}"]
    return along(body, *where, length * body.stature, rows)


def rows_from(rows: Rows, start: float) -> Rows:
    """Rows from one place on: what clothes hide is not drawn."""
    return [(start, *row_at(rows, start)), *(row for row in rows if row[0] > start)]


def leg(body: Body, side: str) -> BaseGeometry:
    """Thigh, knee, shank, ankle and foot as one shape."""
    size, joints = body.stature, body.joints
    ankle = moved(joints[f"{side}_ankle"], (joints[f"{side}_shank"], -0.004 * size))
    parts = [
        limb(body, side, "thigh", rows_from(canon.ROWS["thigh"], 0.26)),
        disc(joints[f"{side}_knee"], 0.034 * size),
        limb(body, side, "shank", canon.ROWS["shank"]),
        disc(ankle, 0.0235 * size),
        foot(body, side),
    ]
    return welded(parts, 0.016 * size)


def foot(body: Body, side: str) -> BaseGeometry:
    """A foot whose toes bend and whose ankle follows the shank."""
    return blob(on_foot(foot_of(body, side), canon.FOOT, body.stature))


def toes(body: Body, side: str) -> list[list[XY]]:
    """The lines between the toes and the edge of the ankle bone, for a foot that is seen from near."""
    lines = (*canon.TOES, canon.MALLEOLUS)
    return [spline(on_foot(foot_of(body, side), line, body.stature), False) for line in lines]


def foot_of(body: Body, side: str) -> Foot:
    """Where a foot is."""
    ways = (body.joints[f"{side}_{name}"] for name in ("ankle", "foot", "sole", "shank"))
    return Foot(*ways, body.leg(side).get("toes", 0))


def shorts(body: Body, side: str) -> BaseGeometry:
    """The trouser leg, and on the near side the pelvis with it."""
    size, hip = body.stature, body.joints[f"{side}_hip"]
    rows = [(t, a + LOOSE, b + LOOSE) for t, a, b in canon.ROWS["thigh"] if 0 < t < SHORTS]
    cloth = limb(body, side, "thigh", [(-0.06, 0.052, 0.056), *rows, (SHORTS, 0.064, 0.060)])
    cloth = welded([cloth, disc(hip, 0.06 * size)], 3)
    return welded([cloth, pelvis(body)], 8) if side == "near" else cloth


def fold(body: Body) -> list[XY]:
    """The line in which trousers fold at a bent hip."""
    hip, way, size = body.joints["near_hip"], body.joints["near_thigh"], body.stature
    ahead = front_of(way, body.facing)
    places = (-0.05, 0.1, 0.22, SHORTS)
    return [moved(hip, (way, t * canon.THIGH * size), (ahead, 0.061 * size)) for t in places]


def trunk(body: Body, rows: Rows) -> BaseGeometry:
    """The trunk along its spine, which may be rounded."""
    front, back = [], []
    for t, a, b in rows:
        centre, down = spine_at(body, 1 - t)
        ahead = front_of(down, body.facing)
        front.append(moved(centre, (ahead, a * body.stature)))
        back.append(moved(centre, (ahead, -b * body.stature)))
    return Polygon(spline(front, False) + spline(back, False)[::-1]).buffer(0)


def spine_at(body: Body, up: float) -> tuple[XY, XY]:
    """A place on the spine and its direction, from 0 at the hip to 1 at the shoulder and beyond."""
    step = min(STEPS, max(0, round(up * STEPS)))
    centre, down = body.joints[f"spine{step}"], body.joints[f"down{step}"]
    return moved(centre, (down, -(up - step / STEPS) * canon.TRUNK * body.stature)), down


def pelvis(body: Body) -> BaseGeometry:
    """The lower end of the trunk."""
    low = trunk(body, [row for row in canon.ROWS["trunk"] if row[0] >= 0.8])
    return welded([low, disc(body.joints["hip"], 0.062 * body.stature)], 4)


def shirt(body: Body) -> BaseGeometry:
    """The shirt without its sleeves."""
    rows = [(t, a + 0.003, b + 0.003) for t, a, b in canon.ROWS["trunk"] if t < 0.85]
    belly = body.pose.get("belly", 0)
    rows = [(t, a + belly * math.exp(-(((t - 0.62) / 0.24) ** 2)), b) for t, a, b in [*rows, (0.9, 0.065, 0.068)]]
    return welded([trunk(body, rows), disc(body.joints["shoulder"], 0.037 * body.stature)], 6)


def sleeve(body: Body, side: str) -> BaseGeometry:
    """A sleeve round the shoulder."""
    rows = [(t, a + LOOSE, b + LOOSE) for t, a, b in canon.ROWS["arm"] if t < SLEEVE]
    cloth = limb(body, side, "arm", [*rows, (SLEEVE, 0.036, 0.036)])
    return welded([cloth, disc(body.joints[f"{side}_shoulder"], 0.036 * body.stature)], 2)


def arm(body: Body, side: str, hand: str) -> tuple[BaseGeometry, list[list[XY]]]:
    """An arm with its hand as one shape, and the lines between its fingers."""
    size, joints = body.stature, body.joints
    way = joints[f"{side}_hand"]
    at_end = drawn(hand, joints[f"{side}_wrist"], way, front_of(way, body.facing), size)
    parts = [
        limb(body, side, "arm", rows_from(canon.ROWS["arm"], 0.42)),
        disc(joints[f"{side}_elbow"], 0.0235 * size),
        limb(body, side, "forearm", canon.ROWS["forearm"]),
        disc(joints[f"{side}_wrist"], 0.0165 * size),
    ]
    return joined(parts, at_end, size), at_end[2]


def muscle(body: Body, side: str, name: str) -> BaseGeometry:
    """A muscle with its tendon: its outer edge is that of the limb."""
    if name in canon.PATCHES:
        frame = (body.joints[f"{side}_{part}"] for part in ("ankle", "foot", "sole"))
        return blob(placed(*frame, canon.PATCHES[name], body.stature))
    bone, face, depths = canon.MUSCLES[name]
    start, way, length = BONES[bone]
    origin, along_it = body.joints[f"{side}_{start}"], body.joints[f"{side}_{way}"]
    out = 1 if face == "front" else -1
    ahead = front_of(along_it, body.facing)
    rim, core = [], []
    for t, depth in depths:
        width = row_at(canon.ROWS[bone], t)[0 if out == 1 else 1] * body.stature * out
        here = moved(origin, (along_it, t * length * body.stature))
        rim.append(moved(here, (ahead, width * 1.2)))
        core.append(moved(here, (ahead, width * (1 - depth))))
    return Polygon(spline(rim, False) + spline(core, False)[::-1]).buffer(0)


def placed(start: XY, ahead: XY, down: XY, points: Sequence[XY], size: float) -> list[XY]:
    """Points of a table at their place on the page."""
    return [moved(start, (ahead, x * size), (down, y * size)) for x, y in points]


def head(body: Body) -> BaseGeometry:
    """Head and neck as one shape."""
    size, joints = body.stature, body.joints
    tall, skull, nape, base, ear = canon.HEAD * size, joints["skull"], joints["nape"], joints["neck"], joints["ear"]
    ahead, front = front_of(skull, body.facing), front_of(nape, body.facing)
    corners = [
        moved(base, (front, 0.033 * size), (nape, 0.03 * size)),
        moved(ear, (ahead, 0.13 * tall), (skull, 0.2 * tall)),
        moved(ear, (ahead, -0.30 * tall), (skull, 0.1 * tall)),
        moved(base, (front, -0.040 * size), (nape, 0.03 * size)),
    ]
    return welded([blob(placed(ear, ahead, skull, canon.FACE, tall), 4), Polygon(corners)], 0.018 * size)


def gathered(body: Body, side: str) -> BaseGeometry:
    """The crease behind a knee that is bent far: where shank and thigh touch."""
    shank, thigh = (limb(body, side, bone, canon.ROWS[bone]) for bone in ("shank", "thigh"))
    knee = disc(body.joints[f"{side}_knee"], 0.05 * body.stature)
    return shank.exterior.intersection(thigh.buffer(-1)).difference(knee)


def knee_angle(body: Body, side: str) -> float:
    """By how many degrees a knee is bent."""
    a, b = body.joints[f"{side}_thigh"], body.joints[f"{side}_shank"]
    return math.degrees(math.acos(max(-1, min(1, a[0] * b[0] + a[1] * b[1]))))


def hip_angle(body: Body, side: str) -> float:
    """By how many degrees a hip is bent."""
    a, b = body.joints["low"], body.joints[f"{side}_thigh"]
    return math.degrees(math.acos(max(-1, min(1, a[0] * b[0] + a[1] * b[1]))))
