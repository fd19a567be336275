"""Drawings that are files of their own: a page asks for one only when its place comes into view."""

from __future__ import annotations

import re
from html import unescape

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Page
from .heads import Context

FOLDER = "assets/drawings/"
NAME = "drawing-file"  # of the slot
TITLE, TELLS = re.compile(r"<title>(.*?)</title>", re.DOTALL), re.compile(r"<desc>(.*?)</desc>", re.DOTALL)
BOX = re.compile(r'\bviewBox="(-?\d+ -?\d+ (\d+) (\d+))"')  # viewBox="0 0 580 452"


def drawing_file(atlas: Atlas, page: Page, name: str) -> Context:
    """Where the file of a drawing is, what it shows in words, and how large it is."""
    svg = atlas.drawings[name]
    box, texts = BOX.search(svg), (TITLE.search(svg), TELLS.search(svg))
    return {
        "address": way(page.url, f"{FOLDER}{name}.svg"),
        "told": ". ".join(unescape(found[1]).strip().rstrip(".") for found in texts if found),
        "box": box[1] if box else "",
        "width": box[2] if box else "",
        "height": box[3] if box else "",
    }


def drawing_files(atlas: Atlas) -> dict[str, str]:
    """The drawings that pages ask for as files, by the path of the file on the site."""
    names = sorted({mark.argument for page in atlas.pages for mark in page.slots if mark.key == NAME})
    return {f"{FOLDER}{name}.svg": atlas.drawings[name] for name in names if name in atlas.drawings}
