"""Shapes that are counted: people in a grid, squares in a row. Each is the path of an SVG."""

from __future__ import annotations

import math

ROWS, PITCH, RADIUS = 4, 10, 4  # of the grid of 100 people: how high, how far apart, how large
PEOPLE = 100
SIDE, GAP = 7, 2  # of a square that stands for one thing


def people(in_100: float) -> dict[str, str]:
    """100 people, column by column: the paths of those who had it, with a part of one, and of the others."""
    whole = math.floor(in_100)
    part = round(in_100 - whole, 2)
    return {
        "with": "".join(disc(number) for number in range(whole)) + (slice_of(whole, part) if part else ""),
        "without": "".join(disc(number, RADIUS - 0.75) for number in range(whole, PEOPLE)),
    }


def centre(number: int) -> tuple[float, float]:
    """Where a person of the grid stands."""
    return PITCH * (number // ROWS + 0.5), PITCH * (number % ROWS + 0.5)


def disc(number: int, radius: float = RADIUS) -> str:
    """A whole disc at a place of the grid."""
    across, down = centre(number)
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{across - radius:g} {down:g}{half} {2 * radius:g} 0{half}-{2 * radius:g} 0z"


def slice_of(number: int, part: float) -> str:
    """A part of a disc, clockwise from the top."""
    across, down = centre(number)
    turn = 2 * math.pi * part
    end_across, end_down = across + RADIUS * math.sin(turn), down - RADIUS * math.cos(turn)
    return f"M{across:g} {down:g}v-{RADIUS}A{RADIUS} {RADIUS} 0 {int(part > 0.5)} 1 {end_across:.2f} {end_down:.2f}z"


def squares(count: int, across: int) -> dict[str, str | int]:
    """A square for each thing, ``across`` in a row: the path, and how wide and high it is."""
    pitch = SIDE + GAP
    places = ((pitch * (one % across), pitch * (one // across)) for one in range(count))
    path = "".join(f"M{left} {top}h{SIDE}v{SIDE}h-{SIDE}z" for left, top in places)
    return {
        "path": path,
        "width": pitch * min(count, across) or 1,
        "height": pitch * math.ceil(count / across) or 1,
    }
