"""Rendered HTML, read fast: what is prose, in which section it stands, and which links a writer made.

The words stay in the parts they came in, so that a place in the text can be found again in the HTML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from .tags import CLOSE, INLINE, OPEN, OURS, PLAIN, PROSE, SILENT, TAG, Tag, read_tag, words

CELLS = words("td th")
TABLE_PARTS = words("table thead tbody tfoot tr td th caption colgroup")
REOPENED = words("a code")  # a browser opens these again when a block ends before they do
# An opening tag that ends an element still open: which ones, and where the search stops.
ENDS = {
    "li": (words("li"), words("ul ol menu dir")),
    "dt": (words("dt dd"), words("dl")),
    "dd": (words("dt dd"), words("dl")),
    "td": (words("td th"), words("tr table")),
    "th": (words("td th"), words("tr table")),
    "tr": (words("tr"), words("table thead tbody tfoot")),
    "a": (words("a"), words("table")),
}

EDGE = "\0"  # the words before and after are apart for the eye
GLUE = "\1"  # a letter stands here that is not for us: the word goes on


class Place(NamedTuple):
    """Where text counts: the part that opened its section, and that of its cell or footnote if it is in one."""

    section: int = 0
    cell: int = 0


@dataclass(frozen=True)
class Article:
    """The prose of an article as one text.

    Shape:  ``parts`` are text, tag, text, tag, … of the HTML; ``text`` is the prose with EDGE and GLUE between;
            piece ``k`` of the prose is ``parts[pieces[k]]`` in ``places[k]``; ``ends`` are offsets in ``text``,
            two a piece (gap, piece). ``anchors`` are the opening tags of links: their part and place, and whether
            they stand in prose.
    """

    parts: Sequence[str]
    text: str
    ends: Sequence[int]
    pieces: Sequence[int]
    places: Sequence[Place]
    anchors: Sequence[tuple[int, Place, bool]]

    def place(self, position: int) -> Place:
        """The place that a position in the text counts at."""
        return self.places[bisect_right(self.ends, position) // 2]

    def spot(self, position: int) -> tuple[int, int]:
        """A position in the text as a part and the offset in it."""
        slot = bisect_right(self.ends, position)
        return self.pieces[slot // 2], position - self.ends[slot - 1]


@dataclass(slots=True)
class Walk:
    """What is known between two tags while an article is read: the open elements with mode and place, outermost first."""

    parts: list[str]
    stack: list[tuple[Tag, int, Place]]
    gap: str = EDGE
    section: int = 0
    dangling: set[str] = field(default_factory=set)
    anchors: list[tuple[int, Place, bool]] = field(default_factory=list)


def read_article(html: str) -> Article:
    """Read the inner HTML of an article."""
    parts = TAG.split(html)
    walk = Walk(parts, [(Tag("", INLINE), PLAIN, Place())])
    shown: list[str] = []
    pieces: list[int] = []
    places: list[Place] = []
    prose = False
    for index in range(1, len(parts), 2):
        tag = read_tag(parts[index])
        if tag.step != INLINE or not prose:
            step(walk, tag, index)
            prose = walk.stack[-1][1] == PROSE and not walk.dangling
        if prose and (text := parts[index + 1]):
            shown += (walk.gap, text)
            walk.gap = ""
            pieces.append(index + 1)
            places.append(walk.stack[-1][2])
    text = "".join(shown) + walk.gap + EDGE
    return Article(parts, text, list(accumulate(map(len, shown))), pieces, places, walk.anchors)


def step(walk: Walk, tag: Tag, index: int) -> None:
    """Go over one tag."""
    if tag.step == OPEN:
        open_element(walk, tag, index)
    elif tag.step == CLOSE:
        close_element(walk, tag, index)
    elif tag.step != INLINE:
        widen(walk, "")
    elif walk.stack[-1][1] >= SILENT and tag.name and not tag.void:
        # Inline elements in silent text are kept, so that each end finds its own beginning.
        (close_element if walk.parts[index][1] == "/" else open_element)(walk, tag, index)


def open_element(walk: Walk, tag: Tag, index: int) -> None:
    """Go into an element; the ones that it ends are left first."""
    name = tag.name
    if tag.block and walk.stack[-1][0].name == "p":
        leave(walk, len(walk.stack) - 1)
    if name in ENDS:
        close_implied(walk, name)
    _, outer, place = walk.stack[-1]
    mode = tag.mode if outer < SILENT else max(tag.mode, outer)
    if name in CELLS or (name == "li" and len(walk.stack) > 2 and walk.stack[-2][0].footnotes):
        place = Place(walk.section, index)
    elif name in ("h1", "h2"):
        start_section(walk, index)
        place = walk.stack[-1][2]
    elif name == "a":
        walk.dangling.discard(name)
        if outer != OURS:
            walk.anchors.append((index, place, outer == PROSE))
    walk.stack.append((tag, mode, place))
    if tag.block:
        walk.gap = walk.gap[:1] + EDGE
    elif tag.step == OPEN:
        widen(walk, walk.parts[index + 1][:1])


def start_section(walk: Walk, index: int) -> None:
    """A section begins, also for the elements that the heading stands in; cells and footnotes stay what they are."""
    walk.section = index
    walk.stack = [(tag, mode, Place(index, place.cell)) for tag, mode, place in walk.stack]


def close_element(walk: Walk, tag: Tag, index: int) -> None:
    """Come out of an element, and of what was left open in it; an end without a beginning changes nothing."""
    depth = len(walk.stack) - 1
    while depth and walk.stack[depth][0].name != tag.name:
        depth = 0 if walk.stack[depth][0].name in TABLE_PARTS and tag.name not in TABLE_PARTS else depth - 1
    if depth and tag.step == INLINE and walk.stack[depth][0].step == INLINE:
        return leave(walk, depth)
    if depth:
        leave(walk, depth)
    else:
        walk.dangling.discard(tag.name)
    if tag.block:
        walk.gap = walk.gap[:1] + EDGE
    else:
        widen(walk, walk.parts[index - 1][-1:])


def close_implied(walk: Walk, name: str) -> None:
    """Leave what the opening tag of an element ends without saying so."""
    ended, borders = ENDS[name]
    for depth in range(len(walk.stack) - 1, 0, -1):
        if walk.stack[depth][0].name in borders:
            return
        if walk.stack[depth][0].name in ended:
            return leave(walk, depth)


def leave(walk: Walk, depth: int) -> None:
    """Drop the open elements from a depth on; links and code that were cut short stay in force, as in a browser."""
    if depth + 1 < len(walk.stack):
        walk.dangling |= {tag.name for tag, _, _ in walk.stack[depth + 1 :]} & REOPENED
    del walk.stack[depth:]


def widen(walk: Walk, letter: str) -> None:
    """Note that the text is interrupted, and whether a letter stands at the edge that the eye reads as one word."""
    walk.gap = walk.gap[:1] + (GLUE if letter.isalpha() else EDGE)
