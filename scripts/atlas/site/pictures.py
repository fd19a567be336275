"""From SVG to PNG: the same bytes for the same drawing, with few colours, so that a picture is light."""

from __future__ import annotations

import hashlib
from io import BytesIO

import resvg_py
from PIL import Image, __version__

from .typesetting import FACES, font_file

COLOURS = 32  # enough for flat areas and the smooth edges of letters


def png(svg: str, width: int) -> bytes:
    """A drawing as a PNG of this width in a few colours; its text is set in our faces alone."""
    drawn = Image.open(BytesIO(whole(svg, width))).convert("RGB")
    return saved(drawn.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE))


def icon(svg: str, width: int, room: float = 1, ground: str = "") -> bytes:
    """A square drawing as an icon; ``room`` is the share of the width that it takes, ``ground`` the colour round it."""
    inner = round(width * room)
    drawn = Image.open(BytesIO(whole(svg, inner))).convert("RGBA")
    canvas = Image.new("RGBA", (width, width), ground or (0, 0, 0, 0))
    canvas.alpha_composite(drawn, ((width - inner) // 2,) * 2)
    return saved(canvas.convert("RGB") if ground else canvas)


def ico(svg: str, width: int) -> bytes:
    """A drawing as an icon for browsers that read no SVG there."""
    packed = BytesIO()
    Image.open(BytesIO(whole(svg, width))).save(packed, "ICO", sizes=[(width, width)])
    return packed.getvalue()


def whole(svg: str, width: int) -> bytes:
    """A drawing as a PNG of this width, in all its colours."""
    fonts = [str(font_file(face)) for face in FACES]
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=fonts)


def saved(image: Image.Image) -> bytes:
    """An image as the bytes of a PNG."""
    packed = BytesIO()
    image.save(packed, "PNG", compress_level=6)
    return packed.getvalue()


def fingerprint(svg: str) -> str:
    """What a picture is kept under: the drawing, and all that turns it into a picture."""
    made_with = (svg, COLOURS, __version__, resvg_py.__version__, *FACES.items())
    return hashlib.sha256(repr(made_with).encode()).hexdigest()[:32]
