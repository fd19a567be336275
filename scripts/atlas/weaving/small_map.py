"""The part of the map round one page: the page at the left, and branches to some pages of each relation."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from ..content.page import Page
from .heads import Context, page_link

MOST = 8  # pages at the ends of branches
ROOT, START = 108, 168  # the right end of the page's own box, and where the titles of the others begin
ROW, HEAD, LINE = 26, 24, 17  # how high a title, the name of a relation and a line in the page's own box are
LETTERS, OWN_LETTERS, OWN_LINES = 28, 12, 5  # of a title, and of the page's own, which wraps
TIE_LETTERS = 32  # of the name of a relation
BEND = 34


Ties = Sequence[tuple[str, str, Sequence[Page]]]


def small_map(here: Page, ties: Ties) -> Context:
    """The branches of a page. Shape: ``ties`` are the key of a relation, its name from here, and its pages."""
    shown = share([len(pages) for *_, pages in ties], MOST)
    down, branches = 4, list[Context]()
    for (key, name, pages), count in zip(ties, shown, strict=True):
        head = down + HEAD - 8
        rows = [row(here, page, down + HEAD + ROW * number + ROW // 2) for number, page in enumerate(pages[:count])]
        down += HEAD + ROW * count + 4
        words = textwrap.shorten(name, TIE_LETTERS, placeholder=" …")
        branches.append({"key": key, "name": words, "down": head, "rows": rows, "more": len(pages) - count})
    middle = down // 2
    for branch in branches:
        for one in branch["rows"]:
            one["path"] = curve(middle, one["down"])
    return {"height": down, "middle": middle, **own_box(here, middle), "branches": branches}


def share(counts: Sequence[int], most: int) -> list[int]:
    """How many of each are shown: in turn one of each, until there are ``most`` or no more.

    >>> share([5, 1, 9], 8)
    [4, 1, 3]
    """
    shown = [0] * len(counts)
    while sum(shown) < most and shown != list(counts):
        for number, count in enumerate(counts):
            if shown[number] < count and sum(shown) < most:
                shown[number] += 1
    return shown


def row(here: Page, page: Page, down: int) -> Context:
    """A page at the end of a branch."""
    short = textwrap.shorten(page.title, LETTERS, placeholder=" …") or page.title[:LETTERS]
    return {**page_link(here, page), "short": short, "down": down}


def own_box(here: Page, middle: int) -> Mapping[str, object]:
    """The box of the page itself, with the lines of its title."""
    lines = textwrap.wrap(here.title, OWN_LETTERS, max_lines=OWN_LINES, placeholder=" …")
    first = middle + 5 - LINE * (len(lines) - 1) // 2
    texts = [{"text": text, "down": first + LINE * number} for number, text in enumerate(lines)]
    return {"own": texts, "box": {"top": middle - LINE * len(lines) // 2 - 8, "height": LINE * len(lines) + 16}}


def curve(start: int, end: int) -> str:
    """A branch from the right side of the page's box to the left of a title."""
    return f"M{ROOT} {start}C{ROOT + BEND} {start} {START - BEND - 8} {end} {START - 20} {end}"
