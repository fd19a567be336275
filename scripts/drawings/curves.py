"""From an outline of many points to the short text of a path: cubic curves, fitted as in Schneider's Graphics Gems.

In: points. Out: the `d` of a path, in whole numbers. May import geometry.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from shapely.geometry import LineString

from .geometry import XY, moved, unit, vector

FINE = 2  # whole numbers of a path in one unit of a drawing
Curve = tuple[XY, XY, XY, XY]


def path(points: Sequence[XY], closed: bool = True, error: float = 0.36, step: float = 1.0, corner: float = 58) -> str:
    """A line as the text of a path; where it turns by more than `corner` degrees it keeps the corner."""
    dots = evenly([(x * FINE, y * FINE) for x, y in points], closed, step * FINE)
    corners = sharp(dots, closed, corner)
    if closed:
        first = corners[0] if corners else 0
        dots = [*dots[first:], *dots[:first], dots[first]]
        cuts = sorted({0, len(dots) - 1} | {(one - first) % (len(dots) - 1) for one in corners})
    else:
        cuts = sorted({0, len(dots) - 1} | set(corners))
    round_start = closed and not corners
    curves = [one for a, b in itertools.pairwise(cuts) for one in piece(dots, a, b, round_start, error * FINE)]
    return written(curves) + ("z" if closed else "")


def evenly(points: Sequence[XY], closed: bool, step: float) -> list[XY]:
    """The same line with dots at even distances."""
    ring = [*points, points[0]] if closed and points[0] != points[-1] else list(points)
    line = LineString(ring)
    count = max(6, int(line.length / step))
    dots = [line.interpolate(i * line.length / count).coords[0] for i in range(count + 1)]
    return dots[:-1] if closed else dots


def sharp(dots: Sequence[XY], closed: bool, corner: float) -> list[int]:
    """Where the line turns sharply: the sharpest dot of each corner."""
    count = len(dots)
    places = range(count) if closed else range(2, count - 2)
    turns = {i: bend(dots[(i - 2) % count], dots[i], dots[(i + 2) % count]) for i in places}
    found: list[int] = []
    for i, turn in turns.items():
        near = [turns.get(j % count if closed else j, 0) for j in range(i - 3, i + 4)]
        if turn > corner and turn >= max(near) and (not found or i - found[-1] > 2):
            found.append(i)
    return found


def bend(a: XY, b: XY, c: XY) -> float:
    """By how many degrees the way from a over b to c turns."""
    one, two = vector(a, b), vector(b, c)
    return abs(math.degrees(math.atan2(one[0] * two[1] - one[1] * two[0], one[0] * two[0] + one[1] * two[1])))


def piece(dots: Sequence[XY], start: int, end: int, round_start: bool, error: float) -> list[Curve]:
    """The curves between two corners; a ring without corners closes smoothly."""
    part = dots[start : end + 1]
    k = min(2, len(part) - 1)
    ahead, back = unit(vector(part[0], part[k])), unit(vector(part[-1], part[-1 - k]))
    if round_start:
        ahead = unit(vector(dots[-3], dots[2]))
        back = (-ahead[0], -ahead[1])
    return fitted(part, ahead, back, error)


def fitted(dots: Sequence[XY], ahead: XY, back: XY, error: float) -> list[Curve]:
    """Curves along the dots: one if it comes near enough, else two halves."""
    third = math.dist(dots[0], dots[-1]) / 3
    if len(dots) <= 2:
        return [(dots[0], moved(dots[0], (ahead, third)), moved(dots[-1], (back, third)), dots[-1])]
    places, worst = along(dots), len(dots) // 2
    for _ in range(10):
        curve = least_squares(dots, places, ahead, back)
        off = [math.dist(at(curve, t), dot) for t, dot in zip(places, dots, strict=True)]
        worst = max(range(1, len(dots) - 1), key=off.__getitem__)
        if off[worst] < error:
            return [curve]
        nearer = [newton(curve, t, dot) for t, dot in zip(places, dots, strict=True)]
        places = nearer if nearer == sorted(nearer) else places
    k = min(2, worst, len(dots) - 1 - worst)
    middle = unit(vector(dots[worst + k], dots[worst - k]))
    right = fitted(dots[worst:], (-middle[0], -middle[1]), back, error)
    return fitted(dots[: worst + 1], ahead, middle, error) + right


def along(dots: Sequence[XY]) -> list[float]:
    """How far along the line each dot lies, from 0 to 1."""
    far = [0.0]
    for one, two in itertools.pairwise(dots):
        far.append(far[-1] + math.dist(one, two))
    return [one / far[-1] for one in far]


def weights(t: float) -> tuple[float, float, float, float]:
    """How much each of the four points of a cubic curve counts at one place."""
    s = 1 - t
    return (s**3, 3 * t * s * s, 3 * t * t * s, t**3)


def at(curve: Curve, t: float) -> XY:
    """The point of a curve at one place."""
    w = weights(t)
    return (sum(w[k] * curve[k][0] for k in range(4)), sum(w[k] * curve[k][1] for k in range(4)))


def least_squares(dots: Sequence[XY], places: Sequence[float], ahead: XY, back: XY) -> Curve:
    """The curve with these two end directions that comes nearest to the dots."""
    c00 = c01 = c11 = x0 = x1 = 0.0
    first, last = dots[0], dots[-1]
    dot_product = ahead[0] * back[0] + ahead[1] * back[1]
    for dot, t in zip(dots, places, strict=True):
        w = weights(t)
        rest = tuple(dot[j] - first[j] * (w[0] + w[1]) - last[j] * (w[2] + w[3]) for j in (0, 1))
        c00, c11, c01 = c00 + w[1] ** 2, c11 + w[2] ** 2, c01 + dot_product * w[1] * w[2]
        x0 += w[1] * (ahead[0] * rest[0] + ahead[1] * rest[1])
        x1 += w[2] * (back[0] * rest[0] + back[1] * rest[1])
    det, span = c00 * c11 - c01 * c01, math.dist(first, last)
    left, right = ((x0 * c11 - x1 * c01) / det, (c00 * x1 - c01 * x0) / det) if abs(det) > 1e-9 else (0.0, 0.0)
    if not (span * 0.02 <= left <= 3 * span and span * 0.02 <= right <= 3 * span):
        left = right = span / 3
    return (first, moved(first, (ahead, left)), moved(last, (back, right)), last)


def newton(curve: Curve, t: float, dot: XY) -> float:
    """A place on the curve that is nearer to the dot."""
    s, here = 1 - t, at(curve, t)

    def slope(j: int) -> float:
        a, b, c, d = (point[j] for point in curve)
        return 3 * (s * s * (b - a) + 2 * t * s * (c - b) + t * t * (d - c))

    x, y = slope(0), slope(1)
    steep = x * x + y * y
    return min(1, max(0, t - ((here[0] - dot[0]) * x + (here[1] - dot[1]) * y) / steep)) if steep else t


def written(curves: Sequence[Curve]) -> str:
    """Curves as the text of a path: whole numbers, each from where the last one ended."""
    here = (round(curves[0][0][0]), round(curves[0][0][1]))
    steps: list[int] = []
    start = f"M{here[0]} {here[1]}c"
    for curve in curves:
        ends = [(round(x), round(y)) for x, y in curve[1:]]
        steps += [n for x, y in ends for n in (x - here[0], y - here[1])]
        here = ends[-1]
    return start + joined(steps)


def joined(numbers: Sequence[int]) -> str:
    """Numbers with as few signs between them as a path needs."""
    text = "".join(f"{n}" if n < 0 else f" {n}" for n in numbers)
    return text.removeprefix(" ")
