"""Which elements are open between two tags, and what the text there is: a state, and the state after a tag.

A browser's rules for ends that are left out are followed, so that a page with a slip in it reads as it looks.
The states of a site are few; each is made once, and so is each step from one to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .tags import INLINE, OPEN, OURS, PLAIN, PROSE, SILENT, TAG, Tag, read_tag, words

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


class Note(NamedTuple):
    """What is to be remembered at a tag.

    Shape: ``kept`` is how many of the open cells and footnotes stay open, ``opens_cell`` whether one more begins here,
           ``opens_section`` whether a section does; ``anchor`` tells of a link whether it stands in prose.
    """

    kept: int
    opens_cell: bool
    opens_section: bool
    anchor: bool | None


class Step(NamedTuple):
    """What tags lead to: the state after them, what stands for them in the text, what is to be remembered."""

    state: State
    edge: str = ""
    note: Note | None = None


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
def step_after(state: State, raw: str) -> Step:
    """The step that a tag of the HTML takes from a state, or that several bare ones take together."""
    step = Step(state)
    for tag in map(read_tag, TAG.findall(raw)):
        step = joined(step, step_of(step.state, tag))
    return step


def step_of(state: State, tag: Tag) -> Step:
    """The step that one tag takes from a state."""
    if tag.step == INLINE and state.prose:
        return Step(state)
    after = state_after(state, tag)
    notable = tag.notable or after.cells != state.cells or (after.in_cell and tag.step == OPEN)
    return Step(after, tag.edge, note_of(after, tag) if notable else None)


def joined(first: Step, second: Step) -> Step:
    """Two steps as one; of the two, only the last may begin a cell, a section or a link."""
    note = second.note or first.note
    if first.note and second.note:
        note = second.note._replace(kept=min(first.note.kept, second.note.kept))
    return Step(second.state, second.edge or first.edge, note)


def note_of(state: State, tag: Tag) -> Note:
    """What is to be remembered at a tag that leads to a state."""
    opens_cell = state.in_cell and tag.step == OPEN and not tag.closing
    is_anchor = tag.name == "a" and not tag.closing and state.outer_mode != OURS
    return Note(
        kept=state.cells - opens_cell,
        opens_cell=opens_cell,
        opens_section=tag.name in ("h1", "h2") and not tag.closing,
        anchor=state.outer_mode == PROSE if is_anchor else None,
    )


@lru_cache(maxsize=65536)
def state_after(state: State, tag: Tag) -> State:
    """The state after a tag."""
    if tag.void or (tag.step == INLINE and state.mode < SILENT):
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
    return state_of((*state.open, element), state.dangling - {tag.name} if tag.step == OPEN else state.dangling)


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
    cut = {element.tag.name for element in state.open[depth + 1 :]} & REOPENED
    return state_of(state.open[:depth], state.dangling | cut)
