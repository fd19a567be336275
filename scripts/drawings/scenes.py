"""From the poses to pictures: each part of a scene is one entry of PARTS, and poses.yml names it.

In: the scenes of poses.yml. Out: SVG by name. May import all others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from . import forms, front, marks, person, props
from .geometry import XY, moved, spline
from .picture import Picture
from .skeleton import STATURE, Body, Joints, body_of

Scene = Mapping[str, Any]
Part = Callable[["Stage", Any], None]


class Stage:
    """A scene that is being painted: its picture, its people, and where their joints are."""

    def __init__(self, scene: Scene) -> None:
        width, height = scene["size"]
        self.picture = Picture(width, height, scene.get("line", 2.1), scene.get("loose", 1.2))
        self.parts = scene["parts"]
        self.people: dict[str, Body] = {}
        self.fronts: dict[str, front.Front] = {}
        for name, pose in scene.get("people", {}).items():
            if "pelvis" in pose:
                self.fronts[name] = front.front_of_person(pose)
            else:
                self.people[name] = body_of(pose, partial(self.place, size=pose.get("stature", STATURE)))

    def joints(self, who: str) -> Joints:
        """The joints of one of the people."""
        return self.fronts[who].joints if who in self.fronts else self.people[who].joints

    def place(self, spec: Any, own: Joints | None = None, size: float = 1) -> XY:
        """A place: two numbers, or a joint and steps along directions of the same person, in units or in statures.

        Shape: a joint is one of the person's own ("near_hip") or of another of the scene ("helper near_wrist").
        """
        if isinstance(spec, list):
            return (float(spec[0]), float(spec[1]))
        who, _, joint = spec["joint"].rpartition(" ")
        joints = self.joints(who) if who else own or {}
        size = self.people[who].stature if who in self.people else size
        start = moved(joints[joint], *((joints[name], far * size) for name, far in spec.get("parts", {}).items()))
        here = moved(start, *((joints[name], far) for name, far in spec.get("steps", {}).items()))
        x, y = spec.get("by", (0, 0))
        return (here[0] + x, here[1] + y)

    def line(self, specs: list[Any]) -> list[XY]:
        """Several places."""
        return [self.place(spec) for spec in specs]


def floor(stage: Stage, spec: Any) -> None:
    """A floor, with the shade of all that stands on it."""
    y = spec[0]
    props.floor(stage.picture, *spec)
    spans = [person.stands(body, side, y) for body in stage.people.values() for side in ("near", "far")]
    spans += [front.stands(body, side, y) for body in stage.fronts.values() for side in front.SIDES]
    spans += [props.stands(part, y) for part in stage.parts]
    for start, end in joined([span for span in spans if span]):
        props.shadow(stage.picture, y, max(2, start), min(stage.picture.width - 2, end))


def joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same stretches of a line, those that overlap as one."""
    whole: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def paint(stage: Stage, spec: Any) -> None:
    """A person, whole or some layers."""
    who = spec if isinstance(spec, str) else spec["who"]
    if who in stage.fronts:
        front.paint(stage.picture, stage.fronts[who], *([] if isinstance(spec, str) else [spec["layers"]]))
        return
    layers = person.LAYERS if isinstance(spec, str) else spec["layers"]
    for layer in layers:
        person.PAINTERS[layer](stage.picture, stage.people[who])


def arrow(stage: Stage, spec: Any) -> None:
    """A movement."""
    if isinstance(spec, list):
        props.arrow(stage.picture, stage.line(spec))
    else:
        props.arrow(stage.picture, stage.line(spec["through"]), spec["thick"], spec["tip"])


PARTS: Mapping[str, Part] = {
    "floor": floor,
    "wall": lambda stage, spec: props.wall(stage.picture, *spec),
    "bed": lambda stage, spec: props.bed(stage.picture, **spec),
    "cushion": lambda stage, spec: props.cushion(stage.picture, *spec),
    "chair": lambda stage, spec: props.chair(stage.picture, **spec),
    "block": lambda stage, spec: props.block(stage.picture, **spec),
    "strap": lambda stage, spec: props.strap(stage.picture, stage.line(spec)),
    "cover": lambda stage, spec: props.cover(stage.picture, stage.line(spec)),
    "water": lambda stage, spec: props.water(stage.picture, *spec),
    "arrow": arrow,
    "sway": lambda stage, spec: props.sway(stage.picture, stage.line(spec)),
    "line": lambda stage, spec: stage.picture.stroke(spline(stage.line(spec), False), 1.6),
    "paint": paint,
    "form": lambda stage, spec: forms.form(stage.picture, spec),
    "hand": lambda stage, spec: forms.hand(stage.picture, spec),
    "flush": lambda stage, spec: marks.flush(stage.picture, stage.fronts[spec["who"]], spec),
    "marks": lambda stage, spec: marks.marks(stage.picture, stage.fronts[spec["who"]], spec["places"]),
}


def drawn(scene: Scene) -> str:
    """The SVG of one scene."""
    stage = Stage(scene)
    for part in scene["parts"]:
        ((kind, spec),) = part.items()
        PARTS[kind](stage, spec)
    return stage.picture.svg(scene["title"], scene["desc"], scene.get("role", "img"))
