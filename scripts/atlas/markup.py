"""Rendered HTML, read fast: what is prose, in which section it stands, and which links a writer made.

The words stay in the parts they came in, so that a place in the text can be found again in the HTML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from .elements import State, state_after, state_of
from .tags import BLOCK, INLINE, OPEN, OURS, PROSE, TAG, Tag, read_tag


class Place(NamedTuple):
    """Where text counts: the part that opened its section, and that of its cell or footnote if it is in one."""

    section: int = 0
    cell: int = 0


@dataclass(frozen=True)
class Article:
    """The prose of an article as one text.

    Shape:  ``parts`` are text, tag, text, tag, … of the HTML. ``text`` is gap, piece, gap, piece, … and a last gap;
            ``ends`` are the offsets where they end. Pieces may be linked: piece ``k`` is ``parts[pieces[k]]``, which
            counts at ``places[k]``. Gaps hold BLOCK, EDGE and BREAK_OFF, and what is read but not linked.
            ``anchors`` are the opening tags of links: their part and place, and whether they stand in prose.
    """

    parts: Sequence[str]
    text: str
    ends: Sequence[int]
    pieces: Sequence[int]
    places: Sequence[Place]
    anchors: Sequence[tuple[int, Place, bool]]

    def span(self, start: int, end: int) -> tuple[Place, tuple[int, int], tuple[int, int]] | None:
        """A span of the text as its place and its two ends, parts with offsets in them; nothing if a gap is in it."""
        ends = self.ends
        slot = last = bisect_right(ends, start)
        if slot % 2 and end > ends[slot]:
            last = bisect_right(ends, end - 1)
        if not slot % 2 or not last % 2 or any(ends[gap] > ends[gap - 1] for gap in range(slot + 1, last, 2)):
            return None
        first = self.pieces[slot // 2], start - ends[slot - 1]
        return self.places[slot // 2], first, (self.pieces[last // 2], end - ends[last - 1])


def read_article(html: str) -> Article:
    """Read the inner HTML of an article."""
    parts = TAG.split(html)
    state, notes, gap = state_of(), Notes(), BLOCK
    shown: list[str] = []
    pieces: list[int] = []
    places: list[Place] = []
    for index in range(1, len(parts), 2):
        tag = read_tag(parts[index])
        if tag.step != INLINE or not state.prose:
            before, state = state, state_after(state, tag)
            if tag.edge and gap[-1:] != tag.edge:
                gap += tag.edge
            if tag.notable or state.cells != before.cells or (state.in_cell and tag.step == OPEN):
                take_note(notes, state, tag, index)
        if text := parts[index + 1]:
            if state.prose:
                shown += (gap, text)
                gap = ""
                pieces.append(index + 1)
                places.append(notes.place)
            elif state.spoken:
                gap += text
    text = "".join(shown) + gap + BLOCK
    return Article(parts, text, list(accumulate(map(len, shown))), pieces, places, notes.anchors)


@dataclass(slots=True)
class Notes:
    """What is remembered while an article is read: the section, the open cells and footnotes, the links."""

    section: int = 0
    cells: list[int] = field(default_factory=list)
    place: Place = field(default_factory=Place)
    anchors: list[tuple[int, Place, bool]] = field(default_factory=list)


def take_note(notes: Notes, state: State, tag: Tag, index: int) -> None:
    """Note a tag that starts a section, a cell, a footnote or a link, or that ends a cell or a footnote."""
    opens_cell = state.in_cell and tag.step == OPEN and not tag.closing
    del notes.cells[state.cells - opens_cell :]
    if opens_cell:
        notes.cells.append(index)
    if tag.name in ("h1", "h2") and not tag.closing:
        notes.section = index
    notes.place = Place(notes.section, notes.cells[-1] if notes.cells else 0)
    if tag.name == "a" and not tag.closing and state.outer_mode != OURS:
        notes.anchors.append((index, notes.place, state.outer_mode == PROSE))
