"""Points, directions and closed shapes: what every other module draws with.

In: points as pairs of numbers. Out: pairs, or shapes of shapely. May import nothing of ours.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

XY = tuple[float, float]


def vector(start: XY, end: XY) -> XY:
    """The way from one point to another."""
    return (end[0] - start[0], end[1] - start[1])


def moved(point: XY, *steps: tuple[XY, float]) -> XY:
    """A point after some steps: each a direction and how far."""
    x, y = point
    for direction, far in steps:
        x, y = x + direction[0] * far, y + direction[1] * far
    return (x, y)


def unit(direction: Sequence[float]) -> XY:
    """A direction of length one."""
    length = math.hypot(direction[0], direction[1]) or 1
    return (direction[0] / length, direction[1] / length)


def turned(direction: XY, degrees: float, facing: int = 1) -> XY:
    """A direction turned towards the front of who faces that way."""
    angle, ahead = math.radians(degrees), front_of(direction, facing)
    across, along = math.sin(angle), math.cos(angle)
    return (direction[0] * along + ahead[0] * across, direction[1] * along + ahead[1] * across)


def front_of(direction: XY, facing: int = 1) -> XY:
    """The direction in front of a bone that hangs down along the first one."""
    return (facing * direction[1], -facing * direction[0])


def spline(points: Sequence[XY], closed: bool = True, step: int = 5) -> list[XY]:
    """A smooth line through the points (Catmull-Rom)."""
    if not closed and len(points) == 3:
        return spline(with_ends(points), False, step)[step:-step]
    count, line = len(points), []
    for i in range(count if closed else count - 1):
        around = [i - 1, i, i + 1, i + 2]
        places = [k % count if closed else min(max(k, 0), count - 1) for k in around]
        a, b, c, d = (points[k] for k in places)
        line += [between(a, b, c, d, k / step) for k in range(step)]
    return line if closed else [*line, points[-1]]


def with_ends(points: Sequence[XY]) -> list[XY]:
    """Three points and one more at each end, so that the line through them is a plain arc."""
    a, b, c = points
    first = (3 * a[0] - 3 * b[0] + c[0], 3 * a[1] - 3 * b[1] + c[1])
    last = (3 * c[0] - 3 * b[0] + a[0], 3 * c[1] - 3 * b[1] + a[1])
    return [first, a, b, c, last]


def between(a: XY, b: XY, c: XY, d: XY, t: float) -> XY:
    """The point of a Catmull-Rom curve between the second and the third of four points."""

    def one(j: int) -> float:
        cubic = 3 * b[j] - a[j] - 3 * c[j] + d[j]
        return 0.5 * (2 * b[j] + (c[j] - a[j]) * t + (2 * a[j] - 5 * b[j] + 4 * c[j] - d[j]) * t * t + cubic * t**3)

    return (one(0), one(1))


def blob(points: Sequence[XY], step: int = 5) -> BaseGeometry:
    """A closed smooth shape through the points."""
    return Polygon(spline(points, True, step)).buffer(0)


def disc(centre: XY, radius: float) -> BaseGeometry:
    """A round shape."""
    return Point(centre).buffer(radius, 16)


def capsule(*ends: tuple[XY, float]) -> BaseGeometry:
    """A chain of rounded pieces that taper: points with their radius."""
    pieces = itertools.pairwise(ends)
    return unary_union([unary_union([disc(*one), disc(*two)]).convex_hull for one, two in pieces])


def welded(parts: Sequence[BaseGeometry], fillet: float = 5) -> BaseGeometry:
    """Parts as one shape without holes, its inner corners rounded."""
    shape = unary_union(list(parts)).buffer(fillet, 12).buffer(-fillet, 12)
    if shape.geom_type != "Polygon":
        shape = max(shape.geoms, key=lambda part: part.area)
    return Polygon(shape.exterior)


def band(points: Sequence[XY], width: float) -> BaseGeometry:
    """A strip of even width along a smooth line."""
    return LineString(spline(points, False, 8)).buffer(width / 2, 8, cap_style=1)


def slab(x: float, y: float, width: float, height: float, round_: float) -> BaseGeometry:
    """A rectangle with round corners."""
    return box(x + round_, y + round_, x + width - round_, y + height - round_).buffer(round_, 8)


def row_at(rows: Sequence[Sequence[float]], t: float) -> list[float]:
    """The half-widths of an outline at one place along its bone."""
    for low, high in itertools.pairwise(rows):
        if low[0] <= t <= high[0]:
            share = (t - low[0]) / (high[0] - low[0])
            return [a + (b - a) * share for a, b in zip(low[1:], high[1:], strict=True)]
    return list(rows[-1 if t > rows[-1][0] else 0][1:])
