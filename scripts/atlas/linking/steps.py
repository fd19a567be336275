"""What a tag leads to: what the text after it is, what stands for it in the text, what is to be remembered.

The steps of a site are few, and each is worked out once; reading a page is then one look-up a tag.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .elements import State, state_after, state_of
from .tags import INLINE, OPEN, OURS, PROSE, TAG, Tag, read_tag, shape_of

SHOWN, HEARD, HIDDEN = range(3)  # text that may be linked, text that is only read with it, text that is neither
SECTION, CELL = 1, 2  # what a tag may begin; a footnote counts as a cell
MOST = 4096  # steps to remember from one state


class Note(NamedTuple):
    """What is to be remembered at a tag.

    Shape: ``cells`` is how many cells are open after it, if the place of the text changes there; ``begins`` is SECTION
           or CELL (the innermost), or 0; ``anchor`` tells of a link whether it stands in prose.
    """

    cells: int | None
    begins: int
    anchor: bool | None


class Step(NamedTuple):
    """The steps that may come next, what stands for the tag in the text, what the text after it is, what to remember.

    Several tags with nothing between them may take one step; of them, only the last may begin a cell.
    """

    steps: Steps
    edge: str
    text: int
    note: Note | None


class Steps(dict[str, Step]):
    """The steps from a state, by the tag as it is written or by its shape."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.text = SHOWN if state.prose else HEARD if state.spoken else HIDDEN

    def __missing__(self, raw: str) -> Step:
        shape = shape_of(raw)
        step = self[shape] if shape != raw else step_after(self, raw)
        if len(self) < MOST:
            self[raw] = step
        return step


@lru_cache(maxsize=65536)
def steps_from(state: State) -> Steps:
    """The steps from a state, the same object for the same state."""
    return Steps(state)


def first_steps() -> Steps:
    """The steps from the beginning of a page."""
    return steps_from(state_of())


def step_after(steps: Steps, raw: str) -> Step:
    """The step that a tag of the HTML takes, or that several bare ones take together."""
    step = Step(steps, "", steps.text, None)
    for tag in map(read_tag, TAG.findall(raw)):
        after, edge, text, note = step_of(step.steps.state, tag)
        step = Step(after, edge or step.edge, text, note or step.note)
    return step


def step_of(state: State, tag: Tag) -> Step:
    """The step that one tag takes from a state."""
    if tag.step == INLINE and state.prose:
        return Step(steps_from(state), "", SHOWN, None)
    after = state_after(state, tag)
    steps = steps_from(after)
    return Step(steps, tag.edge, steps.text, note_of(state, after, tag))


def note_of(before: State, after: State, tag: Tag) -> Note | None:
    """What is to be remembered at a tag, if anything is."""
    begins = SECTION if tag.name in ("h1", "h2") and not tag.closing else 0
    begins = CELL if after.in_cell and tag.step == OPEN else begins
    is_link = tag.name == "a" and not tag.closing and not tag.unheard and after.outer_mode != OURS
    anchor = after.outer_mode == PROSE if is_link else None
    cells = after.cells if begins or after.cells != before.cells else None
    return None if cells is None and anchor is None else Note(cells, begins, anchor)
