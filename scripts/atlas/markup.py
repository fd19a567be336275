"""Rendered HTML, read fast: what is prose, in which section it stands, and which links a writer made.

The words stay in the parts they came in, so that a place in the text can be found again in the HTML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from .elements import Note, state_of, step_after
from .tags import BLOCK, TAGS


class Place(NamedTuple):
    """Where text counts: the part that opened its section, and that of its cell or footnote if it is in one."""

    section: int = 0
    cell: int = 0


@dataclass(frozen=True)
class Article:
    """The prose of an article as one text.

    Shape:  ``parts`` are text, tags, text, tags, … of the HTML. ``text`` is gap, piece, gap, piece, … and a last gap;
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
    parts = TAGS.split(html)
    state, gap = state_of(), BLOCK
    open_places = [Place()]
    shown: list[str] = []
    pieces: list[int] = []
    places: list[Place] = []
    anchors: list[tuple[int, Place, bool]] = []
    for index in range(1, len(parts), 2):
        state, edge, note = step_after(state, parts[index])
        if edge and gap[-1:] != edge:
            gap += edge
        if note:
            open_places = places_after(open_places, note, index)
            if note.anchor is not None:
                anchors.append((index, open_places[-1], note.anchor))
        if text := parts[index + 1]:
            if state.prose:
                shown += (gap, text)
                gap = ""
                pieces.append(index + 1)
                places.append(open_places[-1])
            elif state.spoken:
                gap += text
    text = "".join(shown) + gap + BLOCK
    return Article(parts, text, list(accumulate(map(len, shown))), pieces, places, anchors)


def places_after(places: list[Place], note: Note, index: int) -> list[Place]:
    """The places that are open after a tag: that of the section, then those of the open cells and footnotes."""
    if note.opens_section:
        return [Place(index, place.cell) for place in places[: note.kept + 1]]
    if note.opens_cell:
        return [*places[: note.kept + 1], Place(places[0].section, index)]
    return places[: note.kept + 1] if len(places) > note.kept + 1 else places
