"""Hands: small shapes at the end of a forearm, each for what it does.

In: the wrist, the direction of the fingers, that of the thumb, the stature. Out: shapes to join, and lines between
fingers. May import geometry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shapely.geometry.base import BaseGeometry

from .geometry import XY, capsule, moved

Hand = tuple[list[BaseGeometry], list[list[XY]]]
Dots = tuple[tuple[float, float, float], ...]  # along the hand, towards the thumb, radius
TABLE: Mapping[str, tuple[tuple[Dots, ...], tuple[tuple[XY, ...], ...]]] = {
    "relaxed": (
        (
            ((0, 0, 0.016), (0.045, 0, 0.021)),
            ((0.045, 0.008, 0.0115), (0.078, 0.007, 0.0095), (0.1, -0.002, 0.0075)),
            ((0.045, -0.008, 0.0115), (0.08, -0.009, 0.0095), (0.1, -0.012, 0.0075)),
            ((0.014, 0.012, 0.010), (0.042, 0.031, 0.0085), (0.062, 0.034, 0.007)),
        ),
        (((0.058, 0), (0.08, -0.001), (0.094, -0.006)),),
    ),
    "grip": (  # a fist round something
        (
            ((0, 0, 0.016), (0.03, 0, 0.023), (0.05, -0.002, 0.0235)),
            ((0.018, 0.014, 0.0105), (0.046, 0.024, 0.009)),
        ),
        (
            ((0.05, 0.006), (0.062, 0.007), (0.07, 0.004)),
            ((0.05, -0.006), (0.06, -0.006), (0.071, -0.008)),
            ((0.028, 0.012), (0.044, 0.014), (0.055, 0.02)),
        ),
    ),
    "flat": (  # the palm laid on something on the side away from the thumb
        (
            (
                (-0.004, 0, 0.0165), (0.03, -0.006, 0.0145), (0.052, -0.009, 0.0115), (0.082, -0.0125, 0.0085),
                (0.102, -0.0135, 0.007),
            ),
            ((0.006, 0, 0.012), (0.034, 0.010, 0.0085), (0.056, 0.011, 0.007)),
        ),
        (((0.028, -0.001), (0.044, 0.001), (0.057, 0.002)),),
    ),
    "palm": (  # laid on something on the side of the thumb, which lies in front of it
        (
            (
                (-0.004, 0, 0.0165), (0.03, 0.003, 0.0165), (0.055, 0.007, 0.012), (0.084, 0.012, 0.009),
                (0.104, 0.016, 0.007),
            ),
            ((0.012, 0.004, 0.011), (0.036, 0.021, 0.009), (0.054, 0.026, 0.0072)),
        ),
        (((0.032, 0.008), (0.046, 0.014), (0.060, 0.016)),),
    ),
    "cup": (  # from below: fingers under something, the thumb up its near side
        (
            ((0, 0, 0.0165), (0.036, 0, 0.0185), (0.066, 0.003, 0.0125), (0.092, 0.010, 0.0095), (0.106, 0.016, 0.008)),
            ((0.016, 0.008, 0.0115), (0.034, 0.028, 0.0095), (0.042, 0.046, 0.0078)),
        ),
        (((0.038, 0.016), (0.050, 0.010), (0.064, 0.008)),),
    ),
    "point": (  # two fingers laid on something
        (
            ((0, 0, 0.016), (0.036, 0, 0.021)),
            ((0.04, 0.008, 0.010), (0.072, 0.009, 0.0085), (0.098, 0.006, 0.007)),
            ((0.04, -0.008, 0.0115), (0.056, -0.012, 0.010), (0.046, -0.004, 0.009)),
            ((0.014, 0.012, 0.010), (0.038, 0.026, 0.0085), (0.056, 0.022, 0.007)),
        ),
        (((0.046, 0), (0.06, -0.001), (0.066, -0.004)), ((0.05, 0.004), (0.07, 0.002), (0.086, 0.002))),
    ),
}  # fmt: skip


def drawn(name: str, wrist: XY, way: XY, thumb: XY, size: float) -> Hand:
    """A hand of the table at its place."""

    def place(x: float, y: float) -> XY:
        return moved(wrist, (way, x * size), (thumb, y * size))

    chains, lines = TABLE[name]
    shapes = [capsule(*((place(x, y), radius * size) for x, y, radius in chain)) for chain in chains]
    return shapes, [[place(x, y) for x, y in line] for line in lines]


def hand(name: str) -> Callable[[XY, XY, XY, float], Hand]:
    """The drawing of one kind of hand."""
    return lambda wrist, way, thumb, size: drawn(name, wrist, way, thumb, size)


HANDS = {name: hand(name) for name in TABLE}
