"""From the angles of a pose to the joints of a person who is seen from the side.

Angles are clinical, in degrees; 0 is upright with hanging arms. `lean` forward (-90 lies on the back), `curl`
rounds the trunk forward, `neck` and `head` nod forward; `hip` forward, `knee` bent (one way only), `ankle` toes
drawn up, `toes` bent back; `shoulder` forward, `elbow` bent (one way only), `wrist` towards the thumb. A leg may
have `heel` instead: a place on which the foot stands, turned up by `tilt`, and the knee bends as it must. An arm
may have `reach`: where the wrist goes.
In: a pose. Out: joints and directions by name. May import canon, geometry.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import canon
from .geometry import XY, front_of, moved, turned, unit, vector

Joints = dict[str, XY]
Pose = Mapping[str, Any]
PlaceOf = Callable[[Any, Joints], XY]
DOWN = (0.0, 1.0)
STATURE = 264  # of who has no other, in units of a drawing
STEPS = 12  # in which a rounded trunk is walked from hip to shoulder


@dataclass(frozen=True)
class Body:
    """A person: how tall, which way the face looks, the pose, and where its joints are."""

    pose: Pose
    stature: float
    facing: int
    joints: Joints = field(default_factory=dict)

    def leg(self, side: str) -> Pose:
        """The pose of one leg."""
        found: Pose = self.pose.get(f"{side}_leg", {})
        return found


def body_of(pose: Pose, place: PlaceOf) -> Body:
    """A person in a pose, with the joint that `pin` names where it says."""
    empty = Body(pose, pose.get("stature", STATURE), pose.get("facing", 1))
    name, x, y = pose["pin"]
    loose = legs_of(empty, trunk_of(empty, (0, 0)), None)
    hip = vector(loose[name], (x, y))
    if "heel" in empty.leg(name.partition("_")[0]):
        raise ValueError(f"{name} is held by its heel already; pin another joint")
    joints = legs_of(empty, trunk_of(empty, hip), place)
    return Body(empty.pose, empty.stature, empty.facing, arms_of(empty, joints, place))


def trunk_of(body: Body, hip: XY) -> Joints:
    """The trunk from the hip up to the head."""
    pose, size, facing = body.pose, body.stature, body.facing
    lean, curl = pose.get("lean", 0), pose.get("curl", 0)
    joints, here = {"hip": hip, "low": turned(DOWN, -lean, facing)}, hip
    for step in range(STEPS + 1):
        down = turned(DOWN, -lean - curl * step / STEPS, facing)
        joints[f"spine{step}"], joints[f"down{step}"] = here, down
        here = moved(here, (down, -canon.TRUNK * size / STEPS))
    top, down = joints[f"spine{STEPS}"], joints[f"down{STEPS}"]
    nape = turned(down, -pose.get("neck", 0), facing)
    base = moved(top, (down, -0.030 * size), (front_of(down, facing), -0.008 * size))
    ear = moved(base, (nape, -0.075 * size), (front_of(nape, facing), 0.016 * size))
    skull = turned(nape, -pose.get("head", 0), facing)
    return {**joints, "shoulder": top, "down": down, "neck": base, "nape": nape, "skull": skull, "ear": ear}


def legs_of(body: Body, joints: Joints, place: PlaceOf | None) -> Joints:
    """The same joints and those of both legs. Without ``place`` a foot that stands somewhere is left where it hangs."""
    for side in ("near", "far"):
        leg, hip = body.leg(side), joints["hip"]
        thigh = turned(joints["low"], leg.get("hip", 0), body.facing)
        shank = turned(thigh, -leg.get("knee", 0), body.facing)
        foot = turned(shank, 90 + leg.get("ankle", 0), body.facing)
        if "heel" in leg and place:
            foot = turned((body.facing, 0), leg.get("tilt", 0), body.facing)
            sole = turned(foot, -90, body.facing)
            ankle = moved(place(leg["heel"], joints), (foot, 0.025 * body.stature), (sole, -canon.ANKLE * body.stature))
            thigh, shank = two_bones(body, hip, ankle, (canon.THIGH, canon.SHANK), 1)
        joints |= leg_joints(body, side, hip, (thigh, shank, foot))
    return joints


def leg_joints(body: Body, side: str, hip: XY, ways: tuple[XY, XY, XY]) -> Joints:
    """The joints of a leg from the directions of its bones."""
    thigh, shank, foot = ways
    size, sole = body.stature, turned(foot, -90, body.facing)
    knee = moved(hip, (thigh, canon.THIGH * size))
    ankle = moved(knee, (shank, canon.SHANK * size))
    named = {
        "hip": hip,
        "knee": knee,
        "ankle": ankle,
        "heel": moved(ankle, (foot, -0.025 * size), (sole, canon.ANKLE * size)),
        "ball": moved(ankle, (foot, 0.066 * size), (sole, canon.ANKLE * size)),
        "toe": moved(ankle, (foot, 0.1 * size), (sole, 0.035 * size)),
        "thigh": thigh,
        "shank": shank,
        "foot": foot,
        "sole": sole,
    }
    return {f"{side}_{name}": value for name, value in named.items()}


def arms_of(body: Body, joints: Joints, place: PlaceOf) -> Joints:
    """The same joints and those of both arms."""
    size = body.stature
    for side in ("near", "far"):
        arm = body.pose.get(f"{side}_arm", {})
        top = moved(joints["shoulder"], (joints["down"], 0.01 * size))
        upper = turned(joints["down"], arm.get("shoulder", 0), body.facing)
        fore = turned(upper, arm.get("elbow", 0), body.facing)
        if "reach" in arm:
            upper, fore = two_bones(body, top, place(arm["reach"], joints), (canon.ARM, canon.FOREARM), -1)
        elbow = moved(top, (upper, canon.ARM * size))
        wrist = moved(elbow, (fore, canon.FOREARM * size))
        hand = unit(arm["hand"]) if "hand" in arm else turned(fore, arm.get("wrist", 0), body.facing)
        named = {"shoulder": top, "arm": upper, "forearm": fore, "elbow": elbow, "wrist": wrist, "hand": hand}
        joints |= {f"{side}_{name}": value for name, value in named.items()}
    return joints


def two_bones(body: Body, start: XY, end: XY, bones: tuple[float, float], way: int) -> tuple[XY, XY]:
    """The directions of two bones from one place to another; the joint falls in front (1, a knee) or behind (-1)."""
    first, second = (bone * body.stature for bone in bones)
    far = min(math.dist(start, end), (first + second) * 0.9995)
    straight = unit(vector(start, end))
    share = (first**2 + far**2 - second**2) / (2 * first * far)
    one = turned(straight, way * math.degrees(math.acos(max(-1, min(1, share)))), body.facing)
    return one, unit(vector(moved(start, (one, first)), moved(start, (straight, far))))
