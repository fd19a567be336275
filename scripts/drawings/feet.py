"""Feet from their side: the outline of canon at its place, with toes that bend and an ankle that follows the leg.

In: the ankle, directions, the stature. Out: points. May import canon, geometry.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .geometry import XY, moved


@dataclass(frozen=True)
class Foot:
    """Where a foot is: its ankle, the directions of its toes, its sole and the leg over it, how far the toes bend."""

    ankle: XY
    ahead: XY
    sole: XY
    shank: XY
    toes: float = 0


def on_foot(foot: Foot, points: Sequence[XY], size: float) -> list[XY]:
    """Points of a foot at their place on the page."""
    ahead, sole, shank = foot.ahead, foot.sole, foot.shank
    twist = math.atan2(shank[0] * ahead[0] + shank[1] * ahead[1], shank[0] * sole[0] + shank[1] * sole[1])
    bent = [foot_point(x, y, math.radians(foot.toes), twist) for x, y in points]
    return [moved(foot.ankle, (ahead, x * size), (sole, y * size)) for x, y in bent]


def foot_point(x: float, y: float, bent: float, twist: float) -> XY:
    """A point of a foot after its toes bent back and its ankle turned with the shank."""
    if x > 0.07:
        far, low = x - 0.068, y - 0.030
        x, y = 0.068 + far * math.cos(bent) + low * math.sin(bent), 0.030 - far * math.sin(bent) + low * math.cos(bent)
    if y < -0.02:
        x, y = x * math.cos(twist) + y * math.sin(twist), -x * math.sin(twist) + y * math.cos(twist)
    return (x, y)
