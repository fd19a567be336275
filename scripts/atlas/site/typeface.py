"""The face of headings: cut from its package at build to the signs that headings use, so that it weighs little.

Its licence keeps the name of the original for the original; what we publish is a changed face with a name of our own.
May import nothing of ours.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

from fontTools.subset import Options, Subsetter, load_font, save_font  # type: ignore[import-untyped]

TYPEFACE = "typeface.woff2"  # its address in the style sheet that asks for it
PACKAGE, FILE = "font_source_serif_pro", "files/SourceSerifPro-Bold.ttf"
SIGNS = (  # more would be carried to every reader for nothing
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    " \u00a0.,:;!?()&%+-/'\"–—‘’“”…°×£éèêëöüäïôñç"
)
FEATURES = ["kern"]
KEPT_NAMES = [0, 13, 14]  # copyright, licence, the licence's address


@cache
def typeface() -> bytes:
    """The face as a browser reads it (WOFF2), with its copyright and its licence inside; the same bytes each time."""
    options = Options(flavor="woff2", layout_features=FEATURES, hinting=False, name_IDs=KEPT_NAMES)
    font = load_font(BytesIO(files(PACKAGE).joinpath(FILE).read_bytes()), options)
    cutter = Subsetter(options)
    cutter.populate(text=SIGNS)
    cutter.subset(font)
    packed = BytesIO()
    save_font(font, packed, options)
    return packed.getvalue()
