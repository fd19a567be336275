"""One picture: its elements in the order of painting, its colours, and the text of its file.

In: shapes and lines. Out: SVG whose colours the page may change, and which also stands alone. May import curves,
geometry.
"""

from __future__ import annotations

from collections.abc import Sequence

from shapely.affinity import translate
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from .curves import FINE, path
from .geometry import XY

COLOURS = {  # of a file that stands alone; docs/assets/atlas.css and overrides/now.css change some in the dark
    "line": "#1c2629",
    "skin": "#eebd95",
    "skin-far": "#d79f76",
    "dark": "#9a6444",
    "dark-far": "#845237",
    "shirt": "#7fa9a6",
    "shirt-far": "#628d8b",
    "vest": "#c98f5a",
    "vest-far": "#ab7443",
    "legs": "#41606b",
    "legs-far": "#34505a",
    "hair": "#4a3128",
    "grey": "#b9b4ab",
    "muscle": "#e2553d",
    "flush": "#d4523f",
    "flush-dark": "#4a1f22",
    "sheet": "#f7f3ea",
    "sheet-far": "#dcd3c1",
    "soft": "#e3dbcb",
    "soft-far": "#cbc0ab",
    "wood": "#c9a36f",
    "wood-far": "#ac8653",
    "towel": "#f2d28a",
    "towel-far": "#d9b162",
    "water": "#a9cfd6",
    "move": "#0a5560",
}
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" preserveAspectRatio="xMinYMid" '
    'role="{role}" fill="none" stroke="{line}" '
    'stroke-width="{thick}" stroke-linecap="round" stroke-linejoin="round">\n'
    "<title>{title}</title>\n<desc>{desc}</desc>\n"
)
SMALLEST = 3  # of an area that is worth painting
SHADE = 20  # the same of a shade
CLEAR = 95  # degrees from which an open line keeps a corner


def colour(name: str) -> str:
    """A colour that the page may change."""
    return f"var(--d-{name},{COLOURS[name]})"


class Picture:
    """A picture that is being painted. Shape: `loose` makes all curves looser, and the file smaller."""

    def __init__(self, width: float, height: float, line: float = 2.1, loose: float = 1.2) -> None:
        self.width, self.height, self.line, self.loose = width, height, line, loose
        self.elements: list[str] = []

    def fill(self, shape: BaseGeometry, name: str, edge: bool = True, error: float = 0.36) -> None:
        """A closed shape in a colour, with its outline or without."""
        for part in getattr(shape, "geoms", [shape]):
            if part.geom_type == "Polygon" and part.area >= SMALLEST:
                text = path(list(part.exterior.coords)[:-1], True, error * self.loose)
                bare = "" if edge else ' stroke="none"'
                self.raw(f'<path fill="{colour(name)}"{bare} d="{text}"/>')

    def round_off(self, shape: BaseGeometry, name: str, depth: float) -> None:
        """The side of a shape that is away from the light, which comes from the upper left, within its outline."""
        inside = shape.buffer(-self.line / 2)
        dim = inside.difference(translate(inside, -depth, -depth * 0.6)).buffer(-0.7).buffer(0.7)
        for part in getattr(dim, "geoms", [dim]):
            if part.area >= SHADE:
                self.fill(part, name, edge=False, error=1)

    def stroke(self, line: BaseGeometry | Sequence[XY], width: float = 0) -> None:
        """An open line, or several, as thick as the outlines unless it says another width."""
        shape = line if isinstance(line, BaseGeometry) else LineString(line)
        if shape.geom_type == "MultiLineString":
            shape = linemerge(shape)
        parts = [one for one in getattr(shape, "geoms", [shape]) if "Line" in one.geom_type and one.length > 2]
        text = "".join(path(list(one.coords), False, self.loose * 0.36, 0.8, CLEAR) for one in parts)
        thick = f' stroke-width="{round(width * FINE)}"' if width else ""
        if text:
            self.raw(f'<path{thick} d="{text}"/>')

    def dot(self, place: XY, radius: float) -> None:
        """A small round mark: an eye."""
        x, y, r = (round(number * FINE, 1) for number in (*place, radius))
        self.raw(f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{colour("line")}" stroke="none"/>')

    def ear(self, line: Sequence[XY], name: str) -> None:
        """An open line whose inside is filled, so that a part grows out of another."""
        text = path(line, False, 0.2, 0.7)
        self.raw(f'<path fill="{colour(name)}" stroke-width="{round(1.8 * FINE)}" d="{text}"/>')

    def raw(self, element: str) -> None:
        """An element as it is."""
        self.elements.append(element)

    def svg(self, title: str, desc: str, role: str = "img") -> str:
        """The text of the file."""
        head = FRAME.format(
            width=round(self.width * FINE),
            height=round(self.height * FINE),
            role=role,
            line=colour("line"),
            thick=round(self.line * FINE),
            title=title,
            desc=desc,
        )
        return head + "\n".join(self.elements) + "\n</svg>\n"
