"""Which elements are open between two tags, and what the text there is: a state, and the state after a tag.

A browser's rules for ends that are left out are followed, so that a page with a slip in it reads as it looks.
The states of a site are few; each is made once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .tags import INLINE, PLAIN, PROSE, SILENT, Tag, words

CELLS = words("td th")
TABLE_PARTS = words("table thead tbody tfoot tr td th caption colgroup")
REOPENED = words("a b big code em font i s small strike strong tt u")  # a browser opens these again after a block
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


class Element(NamedTuple):
    """One open element: its tag, what text straight inside it is, and whether its links count apart from the rest."""

    tag: Tag
    mode: int
    apart: bool


@dataclass(frozen=True, eq=False, slots=True)
class State:
    """The open elements, outermost first, and what the text between two tags is.

    Shape: ``dangling`` are elements that a browser opens again in the next block; text in ``prose`` is linked, text
           that is ``spoken`` stands in a line of prose and is read with it: code, links, keys.
    """

    open: tuple[Element, ...]
    dangling: frozenset[str]
    mode: int
    prose: bool
    spoken: bool
    in_cell: bool
    cells: int

    @property
    def outer_mode(self) -> int:
        """What the text just outside of the innermost element is."""
        return self.open[-2].mode if len(self.open) > 1 else PLAIN


@lru_cache(maxsize=65536)
def state_of(elements: tuple[Element, ...] = (), dangling: frozenset[str] = frozenset()) -> State:
    """The state for some open elements, the same object for the same elements."""
    mode = elements[-1].mode if elements else PLAIN
    line = next((element.mode for element in reversed(elements) if element.tag.block), PLAIN)
    spoken = line == PROSE and mode >= SILENT and not dangling and not elements[-1].tag.unheard
    in_cell = bool(elements) and elements[-1].apart
    cells = sum(element.apart for element in elements)
    return State(elements, dangling, mode, mode == PROSE and not dangling, spoken, in_cell, cells)


@lru_cache(maxsize=65536)
def state_after(state: State, tag: Tag) -> State:
    """The state after a tag."""
    inline = tag.step == INLINE and state.mode < SILENT and not (tag.closing and tag.name in state.dangling)
    if tag.void or inline:
        return state
    return closed(state, tag.name) if tag.closing else opened(state, tag)


def opened(state: State, tag: Tag) -> State:
    """Go into an element; the ones that it ends are left first."""
    if tag.block and state.open and state.open[-1].tag.name == "p":
        state = left(state, len(state.open) - 1)
    if tag.name in ENDS:
        state = close_implied(state, tag.name)
    mode = max(tag.mode, state.mode) if state.mode >= SILENT else tag.mode
    footnote = tag.name == "li" and len(state.open) > 1 and state.open[-2].tag.footnotes
    element = Element(tag, mode, tag.name in CELLS or footnote)
    ended = {"a"} & {tag.name} if not state.cells else set()  # a link ends the one before, but for one around a table
    return state_of((*state.open, element), state.dangling - ended)


def closed(state: State, name: str) -> State:
    """Come out of an element, and of what was left open in it; an end without a beginning changes nothing."""
    for depth in range(len(state.open) - 1, -1, -1):
        inner = state.open[depth].tag.name
        if inner == name:
            return left(state, depth)
        if inner in TABLE_PARTS and name not in TABLE_PARTS:
            break
    return state_of(state.open, state.dangling - {name})


def close_implied(state: State, name: str) -> State:
    """Leave what the opening tag of an element ends without saying so."""
    ended, borders = ENDS[name]
    for depth in range(len(state.open) - 1, -1, -1):
        if state.open[depth].tag.name in borders:
            return state
        if state.open[depth].tag.name in ended:
            return left(state, depth)
    return state


def left(state: State, depth: int) -> State:
    """Drop the open elements from a depth on; links and code that were cut short stay in force, as in a browser."""
    cut = {element.tag.name for element in state.open[depth + 1 :] if element.tag.mode >= SILENT}
    return state_of(state.open[:depth], state.dangling | (cut & REOPENED))
