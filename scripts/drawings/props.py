"""What stands around people: floor, wall, bed, chair, towel, water, and the arrow that shows a movement.

In: a picture and numbers. Out: elements of the picture. May import curves, geometry, picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shapely.geometry import LineString

from .curves import FINE, joined, path
from .geometry import XY, band, blob, capsule, moved, slab, spline, unit, vector
from .picture import COLOURS, Picture, colour

GROUND = 'stroke="currentColor"'


def dots(*numbers: float) -> str:
    """Numbers of a path."""
    return joined([round(number * FINE) for number in numbers])


def floor(picture: Picture, y: float, start: float = 10, end: float = 0) -> None:
    """A line to stand on."""
    picture.raw(f'<path {GROUND} d="M{dots(start, y)}H{dots(end or picture.width - 10)}"/>')


def shadow(picture: Picture, y: float, start: float, end: float) -> None:
    """Where something stands: a soft shade on the floor."""
    x, low, wide, high = (round(number * FINE) for number in ((start + end) / 2, y + 2, (end - start) / 2, 3.4))
    place = f'cx="{x}" cy="{low}" rx="{wide}" ry="{high}"'
    picture.raw(f'<ellipse fill="#000" fill-opacity=".16" stroke="none" {place}/>')


def stands(part: Mapping[str, Any], ground: float) -> tuple[float, float] | None:
    """From where to where a bed or a chair stands on the ground; nothing if it is elsewhere, or another part."""
    ((kind, spec),) = part.items()
    if kind == "bed" and spec["ground"] == ground:
        return (spec["x"] + 2, spec["x"] + spec["width"] - 2)
    if kind == "chair" and spec["y"] == ground:
        way, width = spec.get("facing", 1), spec.get("width", 64)
        ends = sorted((spec["x"] - 12 * way, spec["x"] + (width + 4) * way))
        return (ends[0], ends[1])
    return None


def wall(picture: Picture, x: float, top: float, bottom: float, thick: float = 14) -> None:
    """A wall that ends at the floor; a negative thickness lies on its left."""
    shape = f"M{dots(x, top)}h{dots(thick)}V{dots(bottom)}H{dots(x)}z"
    picture.raw(f'<path fill="{colour("soft")}" stroke="none" d="{shape}"/>')
    picture.raw(f'<path {GROUND} d="M{dots(x, top)}V{dots(bottom)}"/>')


def bed(
    picture: Picture, x: float, y: float, width: float, ground: float, pillow: Sequence[float] = (), end: float = 0
) -> None:
    """A bed whose mattress has its top at y; a pillow (x, width, height) on it, and a board at the foot end."""
    for left in (x + 10, x + width - 20):
        picture.fill(slab(left, y + 30, 10, ground - y - 30, 1), "wood")
    if end:
        picture.fill(slab(x + width - 1, y - end, 9, end + 39, 3), "wood")
    picture.fill(slab(x - 4, y + 24, width + 8, 13, 3), "wood")
    block(picture, x, y, width, 26, "sheet", 9)
    if pillow:
        cushion(picture, pillow[0], y, pillow[1], pillow[2])


def cushion(picture: Picture, x: float, y: float, width: float, height: float) -> None:
    """A pillow that lies on y."""
    outline = [(0, -0.45), (0.12, -0.95), (0.5, -0.9), (0.88, -0.8), (1, -0.3)]
    points = [(x + a * width, y + b * height) for a, b in outline]
    low = [(x + a * width, y + b) for a, b in ((0.9, 1), (0.5, 2), (0.08, 1))]
    pillow = blob([*points, *low])
    picture.fill(pillow, "sheet")
    picture.round_off(pillow, "sheet-far", 5)


def chair(
    picture: Picture, x: float, y: float, seat: float = 76, width: float = 64, back: float = 150, facing: int = 1
) -> None:
    """A chair from the side on the floor at y: its back stands at x, its seat runs forward."""

    def place(ahead: float, up: float) -> XY:
        return (x + facing * ahead, y - up)

    picture.fill(capsule((place(width - 7, seat - 4), 3.6), (place(width - 4, 3), 3.2)), "wood")
    picture.fill(capsule((place(-4, 3), 3.2), (place(2, seat), 4), (place(-3, back), 3.6)), "wood")
    picture.fill(slab(min(place(-2, 0)[0], place(width, 0)[0]), y - seat - 4, width + 2, 9, 4), "wood")


def block(
    picture: Picture, x: float, y: float, width: float, height: float, name: str = "wood", corner: float = 3
) -> None:
    """A box: a step, a table top, a mattress from above."""
    whole = slab(x, y, width, height, corner)
    picture.fill(whole, name)
    if f"{name}-far" in COLOURS:
        picture.round_off(whole, f"{name}-far", 5)


def strap(picture: Picture, points: Sequence[XY], width: float = 8) -> None:
    """A towel, a belt."""
    whole = band(points, width)
    picture.fill(whole, "towel")
    picture.round_off(whole, "towel-far", 3)


def cover(picture: Picture, points: Sequence[XY]) -> None:
    """A blanket that is seen from its edge."""
    whole = band(points, 12)
    picture.fill(whole, "shirt")
    picture.round_off(whole, "shirt-far", 4)


def arrow(picture: Picture, points: Sequence[XY], thick: float = 3.6, tip: float = 11) -> None:
    """Which way something moves."""
    line = spline(points, False, 8) if len(points) > 2 else list(points)
    end, way = line[-1], unit(vector(line[-min(4, len(line))], line[-1]))
    across, base = (-way[1], way[0]), moved(line[-1], (way, -tip))
    corners = [moved(base, (across, tip * 0.55)), end, moved(base, (across, -tip * 0.55))]
    whole = LineString(line)
    shaft = [whole.interpolate(t * (whole.length - tip * 0.8) / 12).coords[0] for t in range(13)]
    head = "L".join(dots(*corner) for corner in corners)
    name = colour("move")
    picture.raw(f'<path stroke="{name}" stroke-width="{round(thick * FINE)}" d="{path(shaft, False)}"/>')
    picture.raw(f'<path stroke="{name}" fill="{name}" stroke-width="{round(1.5 * FINE)}" d="M{head}z"/>')


def sway(picture: Picture, points: Sequence[XY], thick: float = 2.4) -> None:
    """A line beside what moves to and fro."""
    text = path(spline(points, False), False)
    picture.raw(f'<path stroke="{colour("move")}" stroke-width="{round(thick * FINE)}" d="{text}"/>')


def water(picture: Picture, y: float, bottom: float, waves: int = 5) -> None:
    """Water over the whole width, down to the bottom."""
    wave = picture.width / waves / 2
    crest = f"M0 {dots(y)}" + f"q{dots(wave / 2, -7, wave, 0)}t{dots(wave, 0)}" * waves
    shape = f"{crest}V{dots(bottom)}H0z"
    picture.raw(f'<path fill="{colour("water")}" fill-opacity=".6" stroke="none" d="{shape}"/>')
    picture.raw(f'<path stroke="{colour("move")}" d="{crest}"/>')
