"""Rendered HTML, read fast: what is prose, in which section it stands, and which links a writer made.

The words stay in the parts they came in, so that a place in the text can be found again in the HTML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from .tags import INVISIBLE, OURS, PLAIN, PROSE, SILENT, TAG, Tag, read_tag, words

CELLS = frozenset({"td", "th"})
# An opening tag that ends an element still open: which ones, and where the search stops.
ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr"}, {"table"}),
    "a": ({"a"}, {"table"}),
}
TABLE_PARTS = words("table thead tbody tfoot tr td th caption colgroup")
REOPENED = frozenset({"a", "code"})  # a browser opens these again when a block ends before they do

EDGE = "\0"  # the words before and after are apart for the eye
GLUE = "\1"  # a letter stands here that is not for us: the word goes on


@dataclass(frozen=True, slots=True)
class Place:
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

    def piece(self, position: int) -> int:
        """The piece of prose that a place in the text belongs to."""
        return bisect_right(self.ends, position) // 2

    def spot(self, position: int) -> tuple[int, int]:
        """A place in the text as a part and the offset in it."""
        slot = bisect_right(self.ends, position)
        return self.pieces[slot // 2], position - self.ends[slot - 1]


@dataclass
class Walk:
    """What is known between two tags while an article is read."""

    parts: list[str]
    mode: int = PLAIN
    gap: str = EDGE
    place: Place = field(default_factory=Place)
    stack: list[tuple[Tag, int, Place]] = field(default_factory=list)
    dangling: set[str] = field(default_factory=set)
    anchors: list[tuple[int, Place, bool]] = field(default_factory=list)


def read_article(html: str) -> Article:
    """Read the inner HTML of an article."""
    walk = Walk(TAG.split(html))
    shown: list[str] = []
    pieces: list[int] = []
    places: list[Place] = []
    for index in range(1, len(walk.parts), 2):
        tag = read_tag(walk.parts[index])
        if tag.step or walk.mode >= SILENT:
            STEPS[tag.step](walk, tag, index)
        if walk.mode == PROSE and walk.parts[index + 1]:
            shown += (walk.gap, walk.parts[index + 1])
            walk.gap = ""
            pieces.append(index + 1)
            places.append(walk.place)
    text = "".join(shown) + walk.gap + EDGE
    return Article(walk.parts, text, list(accumulate(map(len, shown))), pieces, places, walk.anchors)


def open_element(walk: Walk, tag: Tag, index: int) -> None:
    """Go into an element; the ones that it ends are left first."""
    if tag.block and walk.stack and walk.stack[-1][0].name == "p":
        leave(walk, len(walk.stack) - 1)
    if tag.name in ENDS:
        close_implied(walk, tag.name)
    if tag.name == "a":
        walk.dangling.discard("a")
    outer = walk.stack[-1][1] if walk.stack else PLAIN
    mode = outer if tag.mode is None else tag.mode
    place = place_inside(walk, tag, index)
    if tag.name == "a" and outer != OURS:
        walk.anchors.append((index, place, outer == PROSE))
    widen(walk, tag, walk.parts[index + 1][:1])
    walk.stack.append((tag, max(mode, outer) if outer >= SILENT else mode, place))
    settle(walk)


def place_inside(walk: Walk, tag: Tag, index: int) -> Place:
    """The place of the text in a new element: `h1` and `h2` start a section, cells and footnotes count alone."""
    if tag.name in CELLS or (tag.name == "li" and len(walk.stack) > 1 and walk.stack[-2][0].footnotes):
        return Place(walk.place.section, index)
    if tag.name in ("h1", "h2"):
        walk.place = Place(index, walk.place.cell)
        walk.stack = [(one, mode, Place(index, place.cell)) for one, mode, place in walk.stack]
    return walk.place


def close_element(walk: Walk, tag: Tag, index: int) -> None:
    """Come out of an element, and of what was left open in it; an end without a beginning changes nothing."""
    for depth in range(len(walk.stack) - 1, -1, -1):
        name = walk.stack[depth][0].name
        if name == tag.name:
            widen(walk, walk.stack[depth][0], walk.parts[index - 1][-1:])
            return leave(walk, depth)
        if name in TABLE_PARTS and tag.name not in TABLE_PARTS:
            break
    walk.dangling.discard(tag.name)
    widen(walk, tag, "")
    settle(walk)


def close_implied(walk: Walk, name: str) -> None:
    """Leave what the opening tag of an element ends without saying so."""
    ended, borders = ENDS[name]
    for depth in range(len(walk.stack) - 1, -1, -1):
        if walk.stack[depth][0].name in borders:
            return
        if walk.stack[depth][0].name in ended:
            return leave(walk, depth)


def leave(walk: Walk, depth: int) -> None:
    """Drop the open elements from a depth on; links and code that were cut short stay in force, as in a browser."""
    walk.dangling |= {tag.name for tag, _, _ in walk.stack[depth + 1 :]} & REOPENED
    del walk.stack[depth:]
    settle(walk)


def settle(walk: Walk) -> None:
    """Take mode and place from the innermost open element."""
    section = walk.place.section
    _, walk.mode, walk.place = walk.stack[-1] if walk.stack else (None, PLAIN, Place(section))
    if walk.dangling:
        walk.mode = max(walk.mode, SILENT)


def break_text(walk: Walk, tag: Tag, index: int) -> None:
    """A line break, a picture, a field: a name does not run across it."""
    widen(walk, tag, "")


def widen(walk: Walk, tag: Tag, letter: str) -> None:
    """Note that the text is interrupted, and whether a letter stands at the edge that the eye reads as one word."""
    if tag.step or tag.mode is not None:
        walk.gap = walk.gap[:1] + (GLUE if letter.isalpha() and not tag.block else EDGE)


def pass_silent(walk: Walk, tag: Tag, index: int) -> None:
    """Inline elements inside silent text: kept on the stack, so that each end finds its own beginning."""
    raw = walk.parts[index]
    if not tag.name or tag.name in INVISIBLE:
        return
    (close_element if raw[1] == "/" else open_element)(walk, tag, index)


STEPS = {"open": open_element, "close": close_element, "break": break_text, "": pass_silent}
