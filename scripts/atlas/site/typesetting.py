"""Text in pictures: the faces, which come from their packages, how wide a text is, and where its lines break."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from PIL import ImageFont

FACES = {  # what a template calls it: the package and the file
    "serif": ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
    "text": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "bold": ("font_source_sans_pro", "SourceSansPro-Bold.ttf"),
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
}
MEASURED_AT = 100  # the size at which a text is measured; widths grow with the size


def font_file(face: str) -> Path:
    """The file of a face."""
    package, name = FACES[face]
    return Path(str(files(package))) / "files" / name


@cache
def font(face: str) -> ImageFont.FreeTypeFont:
    """A face, ready to measure with; without the system's own way of shaping, so that all machines agree."""
    return ImageFont.truetype(font_file(face), MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)


@cache
def width(text: str, face: str, size: float) -> float:
    """How wide a text is."""
    return font(face).getlength(text) * size / MEASURED_AT


def broken(text: str, face: str, size: float, room: float) -> list[str]:
    """The lines of a text in a column; a word that is wider than the column stands alone."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, face, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def fitted(text: str, face: str, sizes: Sequence[int], room: float, most: int) -> tuple[int, list[str]]:
    """The largest size at which a text has ``most`` lines, and its lines; at the smallest one it is cut short."""
    for size in sizes:
        lines = broken(text, face, size, room)
        if len(lines) <= most and all(width(line, face, size) <= room for line in lines):
            return size, lines
    return size, [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), face, size, room)]


def shortened(text: str, face: str, size: float, room: float) -> str:
    """A text that is cut where the room ends, with a sign that it was."""
    if width(text, face, size) <= room:
        return text
    while text and width(f"{text}…", face, size) > room:
        text = text[:-1].rstrip(" ,.;:")
    return f"{text}…"
